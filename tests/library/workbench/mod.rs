//! A workbench for editor tests: a project, its scene made by hand, and a hand that gives inputs.

use panelwright::asset::ArtKey;
use panelwright::editor::{Editor, Input, Mods, Stage, Wish};
use panelwright::geom::{Point, Rect, Rgba, Size, outline};
use panelwright::model::*;
use panelwright::scene::{ImageNode, Node, Part, Scene, TailMark};
use std::sync::Arc;

pub const NONE: Mods = Mods { shift: false, ctrl: false, alt: false };
pub const SHIFT: Mods = Mods { shift: true, ctrl: false, alt: false };
pub const CTRL: Mods = Mods { shift: false, ctrl: true, alt: false };
pub const ALT: Mods = Mods { shift: false, ctrl: false, alt: true };

pub fn p(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

pub fn setup() -> PageSetup {
    PageSetup {
        name: "test".to_owned(),
        trim: Spot::new(170.0, 260.0),
        bleed: Sides::all(3.0),
        safe: Sides::all(10.0),
        gutter: Spot::new(4.0, 6.0),
        border: 0.5,
        letters: 1.0,
        dpi: 300.0,
        binding: Binding::Left,
        facing: Facing::FirstAlone,
        reading: Reading::LeftToRight,
        double: false,
        mirrored: false,
        source: String::new(),
    }
}

pub fn item(id: u64, panel: Option<u64>, kind: ItemKind) -> Item {
    Item {
        id: ItemId(id),
        panel: panel.map(ItemId),
        locked: false,
        hidden: false,
        kind,
        variants: Vec::new(),
    }
}

pub fn panel(id: u64, x: f64, y: f64, w: f64, h: f64) -> Item {
    item(id, None, ItemKind::Panel(Panel::new(Outline::Rect(Frame::new(x, y, w, h)), 0.5)))
}

pub fn balloon(id: u64, panel: Option<u64>, line: u64, at: (f64, f64), mouth: (f64, f64)) -> Item {
    let tails = vec![Tail::towards(mouth.into())];
    let (line, at) = (LineId(line), at.into());
    let kind = ItemKind::Balloon(Balloon { tails, ..Balloon::new(line, at) });
    item(id, panel, kind)
}

pub fn caption(id: u64, panel: Option<u64>, line: u64, at: (f64, f64)) -> Item {
    let (line, at) = (LineId(line), at.into());
    let kind = ItemKind::Caption(Caption::new(line, CaptionKind::Place, at));
    item(id, panel, kind)
}

pub fn effect(id: u64, panel: Option<u64>, line: u64, at: (f64, f64)) -> Item {
    let (line, at) = (LineId(line), at.into());
    let kind = ItemKind::Effect(Effect {
        line,
        at,
        letter_mm: 10.0,
        rotate: 0.0,
        style: None,
        look: Look::default(),
        warp: None,
    });
    item(id, panel, kind)
}

pub fn art(path: &str) -> ArtLayer {
    ArtLayer::new(ArtPath(path.to_owned()))
}

/// Two pages. The first has panels 1 (10,10 70x100) and 2 (90,10 70x100), a balloon 3 in panel 1, a caption 4
/// in panel 2, an effect 5 in panel 2, free art 6 at the foot; panel 2 shows art.
pub fn project() -> Arc<Project> {
    let mut project = Project::blank(setup(), Lang::english(), vec![PageId(100), PageId(101)]);
    let page = Arc::make_mut(&mut project.pages[0]);
    let mut two = panel(2, 90.0, 10.0, 70.0, 100.0);
    if let ItemKind::Panel(p) = &mut two.kind {
        p.art = vec![art("art/two.png"), art("art/over.png")];
    }
    let free = FreeArt { frame: Frame::new(30.0, 200.0, 40.0, 40.0), art: art("art/free.png") };
    let items = [
        panel(1, 10.0, 10.0, 70.0, 100.0),
        two,
        balloon(3, Some(1), 13, (35.0, 25.0), (35.0, 80.0)),
        caption(4, Some(2), 14, (2.0, 2.0)),
        effect(5, Some(2), 15, (35.0, 60.0)),
        item(6, None, ItemKind::Art(free)),
    ];
    page.items = items.into_iter().map(Arc::new).collect();
    page.reading = vec![ItemId(1), ItemId(2)];
    page.lines = [13, 14, 15].into_iter().map(|id| Arc::new(Line::new(LineId(id)))).collect();
    Arc::new(project)
}

/// The one picture of a panel, as if it had 800 by 800 pixels.
fn picture(item: &Item, frame: Rect, setup: &PageSetup) -> Vec<Node> {
    let [layer] = item.as_panel().map(|p| p.art.as_slice()).unwrap_or_default() else { return Vec::new() };
    let field = layer.field(frame, setup.bleed_rect());
    let page_from_art = layer.crop.page_from_art(Size::new(800.0, 800.0), field).expect("an area");
    let art = ArtKey::of(b"a picture");
    vec![Node::Image(ImageNode { art, page_from_art, width: 800.0, height: 800.0 })]
}

/// A scene of boxes: what has words has a fixed size.
pub fn scene(project: &Project, page: &Page, edition: &Edition) -> Scene {
    let setup = project.setup_of(page);
    let part = |item: &Arc<Item>| {
        let seen = item.in_edition(edition);
        let origin = page.origin_of(item);
        let mut hit = None;
        let frame = match &seen.kind {
            ItemKind::Panel(p) => {
                hit = Some(p.outline.path());
                p.outline.bounds()
            }
            ItemKind::Balloon(b) => {
                let size = b.size.unwrap_or(Spot::new(30.0, 20.0));
                Rect::from_center_size(b.at.point() + origin, (size.x, size.y))
            }
            ItemKind::Caption(c) => {
                Rect::from_origin_size(c.at.point() + origin, (c.width.unwrap_or(30.0), 8.0))
            }
            ItemKind::Effect(e) => {
                Rect::from_center_size(e.at.point() + origin, (e.letter_mm * 3.0, e.letter_mm))
            }
            ItemKind::Art(a) => a.frame.rect().abs() + origin,
        };
        let tails = match &seen.kind {
            ItemKind::Balloon(b) => b.tails.as_slice(),
            _ => &[],
        };
        let tails = tails.iter().map(|t| {
            let mouth = t.mouth.point() + origin;
            let root = frame.center().lerp(mouth, 0.3);
            let tip = root.lerp(mouth, t.reach);
            TailMark { mouth, tip, root, middle: root.midpoint(tip), base: Point::new(root.x - 2.0, root.y) }
        });
        let hit = Arc::new(hit.unwrap_or_else(|| outline::rectangle(frame)));
        Arc::new(Part {
            item: item.id,
            bounds: frame,
            frame,
            hit,
            tails: tails.collect(),
            text: None,
            nodes: picture(&seen, frame, setup),
        })
    };
    Scene {
        trim: setup.trim_rect(),
        bleed: setup.bleed_rect(),
        paper: Rgba::WHITE,
        parts: page.items.iter().filter(|i| !i.is_hidden_in(edition)).map(part).collect(),
    }
}

/// An editor with a hand.
pub struct Hand {
    pub e: Editor,
    pub mm_per_px: f64,
}

impl Hand {
    pub fn new() -> Self {
        Self { e: Editor::new(project(), true, IdSource::seeded(1)), mm_per_px: 0.25 }
    }

    pub fn input(&mut self, input: Input) -> Wish {
        let scene = scene(self.e.project(), self.e.page(), self.e.edition());
        self.e.input(input, &Stage { scene: &scene, mm_per_px: self.mm_per_px })
    }

    pub fn press(&mut self, at: Point, mods: Mods) -> Wish {
        self.input(Input::Press { at, mods, clicks: 1 })
    }

    pub fn drag(&mut self, at: Point, mods: Mods) -> Wish {
        self.input(Input::Drag { at, mods })
    }

    pub fn release(&mut self, at: Point, mods: Mods) -> Wish {
        self.input(Input::Release { at, mods })
    }

    pub fn click(&mut self, at: Point, mods: Mods) -> Wish {
        self.press(at, mods);
        self.release(at, mods)
    }

    /// Through the middle, so that a gesture that drifts is seen.
    pub fn pull(&mut self, from: Point, to: Point, mods: Mods) -> Wish {
        self.press(from, mods);
        self.drag(from.midpoint(to), mods);
        self.drag(to, mods);
        self.release(to, mods)
    }

    pub fn selected(&self) -> Vec<u64> {
        self.e.selection().iter().map(|id| id.0).collect()
    }

    pub fn kind(&self, id: u64) -> ItemKind {
        self.e.page().item(ItemId(id)).expect("on the page").kind.clone()
    }

    pub fn bounds(&self, id: u64) -> Rect {
        self.e.page().panel(ItemId(id)).expect("a panel").outline.bounds()
    }

    /// Exactly one undo step leads from `before` to now, and Redo comes back.
    pub fn one_step(&mut self, before: &Arc<Project>) {
        let after = Arc::clone(self.e.committed());
        assert!(!Arc::ptr_eq(before, &after), "something changed");
        assert!(Arc::ptr_eq(self.e.project(), &after), "nothing is left in the air");
        self.e.undo();
        assert!(Arc::ptr_eq(self.e.committed(), before), "one step back is where it began");
        self.e.redo();
        assert!(Arc::ptr_eq(self.e.committed(), &after));
        assert_eq!(invariants::breaches(&after), Vec::new());
    }
}
