//! A page that is put together quickly: panels, marks, balloons and captions with words.

use panelwright::asset::ArtIndex;
use panelwright::file::presets;
use panelwright::geom::Rgba;
use panelwright::lettering::FontBook;
use panelwright::model::*;
use panelwright::scene::{Issue, Part, Scene, Sources, build};
use std::sync::Arc;

/// A page of `width` and `height` mm without bleed.
pub struct Sheet {
    pub project: Project,
    next: u64,
}

impl Sheet {
    pub fn new(width: f64, height: f64) -> Self {
        let mut setup = presets::named("square").expect("a preset");
        setup.trim = Spot::new(width, height);
        setup.bleed = Sides::all(0.0);
        let mut project = Project::blank(setup, Lang::english(), vec![PageId(1)]);
        let book = Arc::make_mut(&mut project.book);
        book.languages = ["en", "zh-Hans", "ja", "fr"].iter().map(|t| t.parse().expect("a tag")).collect();
        for id in ["ann", "bob"] {
            let name = ByLang::from([(Lang::english(), id.to_owned())]);
            book.cast.push(CastMember {
                id: CastId(id.to_owned()),
                name,
                style: None,
                colour: None,
                note: String::new(),
            });
        }
        Self { project, next: 1 }
    }

    pub fn page(&mut self) -> &mut Page {
        Arc::make_mut(&mut self.project.pages[0])
    }

    fn add(&mut self, panel: Option<ItemId>, kind: ItemKind) -> ItemId {
        let id = ItemId(self.next);
        self.next += 1;
        let item = Item { id, panel, locked: false, hidden: false, kind, variants: Vec::new() };
        self.page().items.push(Arc::new(item));
        id
    }

    pub fn panel(&mut self, x: f64, y: f64, w: f64, h: f64) -> ItemId {
        let panel = Panel {
            fill: Rgba::rgb(0xcf, 0xd8, 0xdc),
            ..Panel::new(Outline::Rect(Frame::new(x, y, w, h)), 0.5)
        };
        let id = self.add(None, ItemKind::Panel(panel));
        self.page().reading.push(id);
        id
    }

    pub fn mark(&mut self, panel: ItemId, who: &str, x: f64, y: f64) {
        let mouth = Mouth { who: CastId(who.to_owned()), at: Spot::new(x, y) };
        self.change(panel, |kind| {
            if let ItemKind::Panel(p) = kind {
                p.marks.push(PanelMark::Mouth(mouth));
            }
        });
    }

    fn line(&mut self, who: Option<&str>, said: &str) -> LineId {
        let id = LineId(self.next);
        let mut line = Line::new(id);
        line.speaker = who.map(|w| CastId(w.to_owned()));
        for lang in self.project.book.languages.clone() {
            line.words.insert(lang, Words::from_markup(said));
        }
        self.page().lines.push(Arc::new(line));
        id
    }

    pub fn balloon(
        &mut self,
        panel: Option<ItemId>,
        who: Option<&str>,
        said: &str,
        at: (f64, f64),
        set: impl FnOnce(&mut Balloon),
    ) -> ItemId {
        let line = self.line(who, said);
        let mut balloon = Balloon::new(line, at.into());
        set(&mut balloon);
        self.add(panel, ItemKind::Balloon(balloon))
    }

    pub fn caption(
        &mut self,
        panel: Option<ItemId>,
        purpose: CaptionKind,
        said: &str,
        at: (f64, f64),
        set: impl FnOnce(&mut Caption),
    ) -> ItemId {
        let line = self.line(None, said);
        let mut caption = Caption::new(line, purpose, at.into());
        set(&mut caption);
        self.add(panel, ItemKind::Caption(caption))
    }

    pub fn change(&mut self, id: ItemId, act: impl FnOnce(&mut ItemKind)) {
        let item = self.page().items.iter_mut().find(|i| i.id == id).expect("on the page");
        act(&mut Arc::make_mut(item).kind);
    }

    pub fn balloon_mut(&mut self, id: ItemId, act: impl FnOnce(&mut Balloon)) {
        self.change(id, |kind| {
            if let ItemKind::Balloon(b) = kind {
                act(b);
            }
        });
    }

    pub fn scene(&self) -> Scene {
        self.built("en").0
    }

    pub fn built(&self, lang: &str) -> (Scene, Vec<Issue>) {
        assert_eq!(invariants::breaches(&self.project), Vec::new());
        let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
        let edition = Edition::pages(lang.parse().expect("a tag"));
        build(&self.project, 0, &edition, &Sources { fonts: &fonts, art: &art })
    }
}

pub fn part(scene: &Scene, id: ItemId) -> &Arc<Part> {
    scene.parts.iter().find(|p| p.item == id).expect("drawn")
}

/// Every built-in style of balloons with a tail, two to a row.
pub fn kinds() -> Sheet {
    let mut sheet = Sheet::new(170.0, 190.0);
    let said = [
        ("speech", "I think we should be <b>going</b>, don't you? It is getting late."),
        ("whisper", "Keep your voice down! They are right behind that door."),
        ("thought", "If she finds out that I ate the cake, I am done for."),
        ("shout", "Get <b>down!</b> It is going to blow!"),
        ("loud", "I am the keeper of the mountain!"),
        ("weak", "Tell them... I never meant... to go alone..."),
        ("radio", "Base, this is Kestrel two. We have lost the signal."),
        ("robot", "Please state the nature of your complaint."),
        ("telepathy", "Do you hear me? Do not turn around."),
        ("free", "Meanwhile, nobody noticed the cat."),
    ];
    for (n, (style, words)) in said.into_iter().enumerate() {
        let (x, y) = (45.0 + 80.0 * (n % 2) as f64, 18.0 + 36.0 * (n / 2) as f64);
        sheet.balloon(None, None, words, (x, y), |b| {
            b.style = Some(StyleName::new(style));
            b.tails = vec![Tail::towards(Spot::new(x + if n % 4 < 2 { 14.0 } else { -12.0 }, y + 30.0))];
        });
    }
    sheet
}

/// Balloons that are one, or would be but for their speakers: joins, necks, several tails, an outline of each kind.
pub fn joins() -> Sheet {
    let mut sheet = Sheet::new(170.0, 150.0);
    let style = |name: &str| Some(StyleName::new(name));
    let tail = |x: f64, y: f64| vec![Tail::towards(Spot::new(x, y))];
    // One speaker, one breath.
    sheet.balloon(None, Some("ann"), "Look at it.", (32.0, 14.0), |b| b.tails = Vec::new());
    sheet.balloon(
        None,
        Some("ann"),
        "It is <b>enormous!</b> How did they ever get it through the door?",
        (40.0, 24.0),
        |b| b.tails = tail(50.0, 52.0),
    );
    // Two speakers: an overlap, and no join.
    sheet.balloon(None, Some("ann"), "You go first.", (112.0, 16.0), |b| b.tails = tail(100.0, 45.0));
    sheet.balloon(None, Some("bob"), "Me? Why me?", (131.0, 22.0), |b| b.tails = tail(142.0, 50.0));
    // One speaker, a new beat: necks.
    let first =
        sheet.balloon(None, Some("bob"), "I waited for an hour.", (30.0, 64.0), |b| b.tails = Vec::new());
    sheet.balloon(None, Some("bob"), "Then I went home.", (46.0, 84.0), |b| {
        b.continues = Some(first);
        b.tails = tail(58.0, 106.0);
    });
    let first = sheet.balloon(None, Some("bob"), "No.", (100.0, 66.0), |b| b.style = style("whisper"));
    let second = sheet.balloon(None, Some("bob"), "Not like this.", (128.0, 68.0), |b| {
        b.style = style("whisper");
        b.continues = Some(first);
    });
    sheet.balloon(None, Some("bob"), "Never.", (150.0, 84.0), |b| {
        b.style = style("whisper");
        b.continues = Some(second);
        b.tails = tail(140.0, 108.0);
    });
    // All at once.
    sheet.balloon(None, None, "Surprise!", (36.0, 118.0), |b| {
        b.tails =
            [(16.0, 146.0), (36.0, 148.0), (56.0, 146.0)].into_iter().flat_map(|(x, y)| tail(x, y)).collect();
    });
    sheet.balloon(None, Some("ann"), "Who dares?", (100.0, 118.0), |b| b.style = style("loud"));
    sheet.balloon(None, Some("ann"), "Who wakes me?", (120.0, 125.0), |b| {
        b.style = style("loud");
        b.tails = tail(140.0, 148.0);
    });
    sheet
}

/// Balloons and captions at the borders of their panels.
pub fn edges() -> Sheet {
    let mut sheet = Sheet::new(170.0, 130.0);
    let panels: Vec<ItemId> = [(6.0, 6.0), (88.0, 6.0), (6.0, 68.0), (88.0, 68.0)]
        .into_iter()
        .map(|(x, y)| sheet.panel(x, y, 76.0, 56.0))
        .collect();
    let tail = |x: f64, y: f64| vec![Tail::towards(Spot::new(x, y))];
    let butt = |tails: Vec<Tail>| {
        move |b: &mut Balloon| {
            b.edge = Edge::Butt;
            b.tails = tails;
        }
    };
    let words = "It is quieter up here than I thought it would be.";
    sheet.balloon(Some(panels[0]), None, words, (38.0, 6.5), butt(tail(44.0, 40.0)));
    sheet.balloon(Some(panels[0]), None, "In the corner.", (70.0, 50.0), butt(tail(46.0, 36.0)));
    sheet.balloon(Some(panels[1]), None, words, (10.0, 20.0), butt(tail(46.0, 44.0)));
    sheet.balloon(Some(panels[1]), None, "Over here!", (60.0, 16.0), |b| b.tails = tail(92.0, 30.0));
    sheet.balloon(Some(panels[2]), None, words, (20.0, 2.0), |b| {
        b.edge = Edge::Open;
        b.tails = tail(40.0, 40.0);
    });
    sheet.balloon(Some(panels[2]), None, "Closed, over the gutter.", (66.0, 34.0), |b| {
        b.tails = tail(40.0, 50.0);
    });
    sheet.balloon(Some(panels[3]), None, "Down!", (60.0, 10.0), |b| {
        b.style = Some(StyleName::new("shout"));
        b.edge = Edge::Butt;
        b.tails = tail(50.0, 40.0);
    });
    sheet.caption(Some(panels[3]), CaptionKind::Narration, "Later, in the valley.", (0.0, 0.0), |c| {
        c.edge = Edge::Butt;
    });
    sheet
        .caption(Some(panels[3]), CaptionKind::Editor, "See issue 4.", (30.0, 50.0), |c| c.edge = Edge::Butt);
    sheet
}

/// Captions of every kind, floating in the corners of their panels.
pub fn captions() -> Sheet {
    let mut sheet = Sheet::new(170.0, 96.0);
    for (n, purpose) in CaptionKind::ALL.into_iter().enumerate() {
        let panel = sheet.panel(6.0 + 54.0 * (n % 3) as f64, 6.0 + 44.0 * (n / 3) as f64, 50.0, 40.0);
        let words = [
            "The town had been asleep for a hundred years.",
            "Xishan, midnight.",
            "I should have stayed in bed.",
            "And that is how it began.",
            "In issue 4.",
        ][n];
        sheet.caption(Some(panel), purpose, words, (2.0, 2.0), |_| {});
        if purpose == CaptionKind::Spoken {
            sheet.caption(Some(panel), purpose, "Nobody believed a word.", (2.0, 26.0), |_| {});
        }
    }
    let panel = sheet.panel(114.0, 50.0, 50.0, 40.0);
    sheet.balloon(Some(panel), None, "Meanwhile, nobody noticed the cat.", (25.0, 20.0), |b| {
        b.style = Some(StyleName::new("free"));
    });
    sheet
}

/// Every sheet by name.
pub fn all() -> Vec<(&'static str, Sheet)> {
    vec![("kinds", kinds()), ("joins", joins()), ("edges", edges()), ("captions", captions())]
}
