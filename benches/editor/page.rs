//! The page that is edited: seven panels with pictures, twenty balloons with words and tails, six speakers.

use panelwright::model::{
    ArtLayer, ArtPath, Balloon, Binding, ByLang, CastId, CastMember, Facing, Frame, Item, ItemId, ItemKind,
    Lang, Line, LineId, Outline, Page, PageId, PageSetup, Panel, Project, Reading, Sides, Spot, Tail, Words,
};
use std::sync::Arc;

/// A US comic page with bleed.
pub fn setup() -> PageSetup {
    PageSetup {
        name: "bench".to_owned(),
        trim: Spot::new(168.3, 260.0),
        bleed: Sides::all(3.0),
        safe: Sides::all(10.0),
        gutter: Spot::new(4.0, 4.0),
        border: 0.5,
        letters: 1.0,
        dpi: 300.0,
        binding: Binding::Left,
        facing: Facing::FirstAlone,
        double: false,
        mirrored: false,
        reading: Reading::LeftToRight,
        source: String::new(),
    }
}

/// Tiers of two, three and two panels: x, y, width, height.
pub const PANELS: [[f64; 4]; 7] = [
    [10.0, 10.0, 72.0, 77.0],
    [86.0, 10.0, 72.0, 77.0],
    [10.0, 91.0, 46.0, 77.0],
    [60.0, 91.0, 46.0, 77.0],
    [110.0, 91.0, 48.0, 77.0],
    [10.0, 172.0, 72.0, 78.0],
    [86.0, 172.0, 72.0, 78.0],
];

const SAID: [&str; 10] = [
    "The whole valley went quiet at nine, and nobody has told us <b>why</b>.",
    "You heard it too?",
    "Thirty years of motors. No real fault keeps a timetable.",
    "It can't be the line. I walked it <i>twice</i> this morning, end to end.",
    "Then who is calling?",
    "NOBODY should be down there!",
    "Give me the lamp and the long rope, and stay by the winch until I ring.",
    "Wait...",
    "If the bell rings three times, you don't ask. You run.",
    "I know that voice.",
];

/// A page whose ids begin at `first`; pictures are named `picture-0.png` to `picture-6.png`.
pub fn page(first: u64) -> Page {
    let mut page = Page::blank(PageId(first));
    let mut next = first + 1;
    let mut id = || {
        next += 1;
        next - 1
    };
    let item = |id: u64, panel: Option<ItemId>, kind: ItemKind| {
        Arc::new(Item { id: ItemId(id), panel, locked: false, hidden: false, kind, variants: Vec::new() })
    };
    let mut panels = Vec::new();
    for (n, [x, y, width, height]) in PANELS.into_iter().enumerate() {
        let mut panel = Panel::new(Outline::Rect(Frame::new(x, y, width, height)), 0.5);
        panel.art.push(ArtLayer::new(ArtPath(format!("picture-{n}.png"))));
        let panel = item(id(), None, ItemKind::Panel(panel));
        panels.push(panel.id);
        page.reading.push(panel.id);
        page.items.push(panel);
    }
    for n in 0..20 {
        let home = panels[n % 7];
        let [_, _, width, height] = PANELS[n % 7];
        let row = (n / 7) as f64;
        let mut line = Line::new(LineId(id()));
        line.speaker = Some(CastId(format!("speaker-{}", n % 6)));
        line.words.insert(Lang::english(), Words::from_markup(SAID[n % SAID.len()]));
        let at = Spot::new(width * (0.42 + 0.1 * row), 12.0 + 21.0 * row);
        let mut balloon = Balloon::new(line.id, at);
        balloon.tails.push(Tail::towards(Spot::new(width * 0.6, height - 8.0)));
        page.items.push(item(id(), Some(home), ItemKind::Balloon(balloon)));
        page.lines.push(Arc::new(line));
    }
    page
}

/// A project of so many of these pages.
pub fn project(pages: u64) -> Project {
    let mut project = Project::blank(setup(), Lang::english(), Vec::new());
    let book = Arc::make_mut(&mut project.book);
    for n in 0..6 {
        let name = ByLang::from([(Lang::english(), format!("Speaker {n}"))]);
        book.cast.push(CastMember {
            id: CastId(format!("speaker-{n}")),
            name,
            style: None,
            colour: None,
            note: String::new(),
        });
    }
    project.pages = (0..pages).map(|n| Arc::new(page(1_000_000 + n * 1000))).collect();
    project
}
