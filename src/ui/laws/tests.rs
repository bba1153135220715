//! Every law is broken once, read from a file, and told in Chinese without English.

use super::super::faults;
use super::super::text::{LAWS, english_in};
use super::*;
use crate::edit::Edit;
use crate::file::ron_text::{TextFault, project_text, read_project, read_series, series_text};
use crate::geom::Rgba;
use crate::model::invariants::{breaches, page_fault};
use crate::model::*;
use std::sync::Arc;

const FAR: f64 = 1e300;

fn item(id: u64, panel: Option<u64>, kind: ItemKind) -> Arc<Item> {
    let (id, panel) = (ItemId(id), panel.map(ItemId));
    Arc::new(Item { id, panel, locked: false, hidden: false, kind, variants: Vec::new() })
}

/// One page with one of each: panel 1 with a picture, balloon 2, caption 3, effect 4, free art 5; panel 6.
fn sound() -> Project {
    let setup = crate::file::presets::all().remove(0);
    let mut project = Project::blank(setup, Lang::english(), vec![PageId(1)]);
    Arc::make_mut(&mut project.book).styles.insert(StyleName::new("loud"), BalloonStyle::default());
    let page = Arc::make_mut(&mut project.pages[0]);
    let outline = Outline::Rect(Frame::new(10.0, 10.0, 80.0, 60.0));
    let layer = ArtLayer::new(ArtPath("a.png".to_owned()));
    let panel = Panel::new(outline.clone(), 0.5);
    let words = Spot::new(10.0, 10.0);
    let effect = Effect {
        line: LineId(3),
        at: words,
        letter_mm: 9.0,
        rotate: 0.0,
        style: None,
        look: Look::default(),
        warp: None,
    };
    let free = FreeArt { frame: Frame::new(0.0, 0.0, 9.0, 9.0), art: layer.clone() };
    page.items = vec![
        item(1, None, ItemKind::Panel(Panel { art: vec![layer], ..panel.clone() })),
        item(2, Some(1), ItemKind::Balloon(Balloon::new(LineId(1), words))),
        item(3, Some(1), ItemKind::Caption(Caption::new(LineId(2), CaptionKind::Place, words))),
        item(4, None, ItemKind::Effect(effect)),
        item(5, None, ItemKind::Art(free)),
        item(6, None, ItemKind::Panel(panel)),
    ];
    page.lines = [1, 2, 3].map(|n| Arc::new(Line::new(LineId(n)))).to_vec();
    page.reading = [1, 6].map(ItemId).to_vec();
    assert_eq!(breaches(&project), []);
    project
}

fn book(change: impl FnOnce(&mut Book)) -> Project {
    let mut project = sound();
    change(Arc::make_mut(&mut project.book));
    project
}

fn setup_of(change: impl FnOnce(&mut PageSetup)) -> Project {
    book(|book| change(Arc::make_mut(&mut book.setup)))
}

fn style_of(change: impl FnOnce(&mut BalloonStyle)) -> Project {
    book(|book| change(book.styles.get_mut(&StyleName::new("loud")).expect("there")))
}

fn page(change: impl FnOnce(&mut Page)) -> Project {
    let mut project = sound();
    change(Arc::make_mut(&mut project.pages[0]));
    project
}

fn one(id: usize, change: impl FnOnce(&mut Item)) -> Project {
    page(|page| change(Arc::make_mut(&mut page.items[id - 1])))
}

fn panel(change: impl FnOnce(&mut Panel)) -> Project {
    one(1, |item| {
        let ItemKind::Panel(panel) = &mut item.kind else { panic!("a panel") };
        change(panel);
    })
}

fn balloon(change: impl FnOnce(&mut Balloon)) -> Project {
    one(2, |item| {
        let ItemKind::Balloon(balloon) = &mut item.kind else { panic!("a balloon") };
        change(balloon);
    })
}

fn effect(change: impl FnOnce(&mut Effect)) -> Project {
    one(4, |item| {
        let ItemKind::Effect(effect) = &mut item.kind else { panic!("an effect") };
        change(effect);
    })
}

fn running(edge_mm: f64, letter_mm: f64) -> Project {
    book(|book| {
        let text = ByLang::from([(Lang::english(), "{page}".to_owned())]);
        let usual = Running::usual(text, false, Across::Outer, &book.setup);
        book.running = vec![Running { edge_mm, letter_mm: Some(letter_mm), ..usual }];
    })
}

/// Projects that break one law each; together they break every law that a file can break.
fn broken() -> Vec<Project> {
    let bent = Warp { bend: 2.0, ..Warp::default() };
    let far = Spot::new(FAR, 0.0);
    let ids = |all: &[u64]| all.iter().map(|id| ItemId(*id)).collect::<Vec<_>>();
    vec![
        Project { pages: Vec::new(), ..sound() },
        book(|book| book.languages.clear()),
        book(|book| {
            book.palette = vec![Swatch { name: String::new(), colour: Rgba::BLACK }; MAX_SWATCHES + 1];
        }),
        {
            let mut two = sound();
            two.pages.push(Arc::new(Page { cover: true, ..Page::blank(PageId(2)) }));
            two
        },
        {
            let mut two = sound();
            two.pages.push(Arc::new(Page::blank(PageId(1))));
            two
        },
        {
            let mut many = running(5.0, 3.0);
            let all = &mut Arc::make_mut(&mut many.book).running;
            *all = vec![all[0].clone(); MAX_RUNNING + 1];
            many
        },
        running(-1.0, 3.0),
        running(5.0, 0.0),
        setup_of(|setup| setup.trim.x = 0.0),
        setup_of(|setup| setup.bleed.top = -1.0),
        setup_of(|setup| setup.safe.left = 1000.0),
        setup_of(|setup| setup.gutter.x = -1.0),
        setup_of(|setup| setup.border = -1.0),
        setup_of(|setup| setup.dpi = 0.0),
        setup_of(|setup| setup.letters = 0.0),
        style_of(|style| style.shape = BodyShape::Ellipse(f64::NAN)),
        style_of(|style| style.stroke_mm = Some(-1.0)),
        style_of(|style| style.stroke_scale = -1.0),
        style_of(|style| style.dash_mm = vec![0.0]),
        style_of(|style| style.padding_caps = -1.0),
        style_of(|style| style.lettering.cap_height_mm = 0.0),
        style_of(|style| style.lettering.leading = 0.0),
        style_of(|style| style.lettering.weight = 0),
        style_of(|style| style.warp = bent),
        style_of(|style| style.lettering.tracking_em = 9.0),
        style_of(|style| style.lettering.min_scale = 0.0),
        style_of(|style| style.lettering.opacity = 2.0),
        style_of(|style| {
            let line = LetterOutline { width_caps: 9.0, colour: Rgba::BLACK, mitred: false };
            style.lettering.outlines = vec![line];
        }),
        style_of(|style| {
            let shadow = LetterShadow { by_caps: far, soft_caps: 0.0, colour: Rgba::BLACK, solid: false };
            style.lettering.shadow = Some(shadow);
        }),
        style_of(|style| {
            style.lettering.glow = Some(LetterGlow { reach_caps: 9.0, colour: Rgba::BLACK });
        }),
        style_of(|style| style.lettering.features = [("no".to_owned(), 1)].into()),
        balloon(|balloon| balloon.look.scale = Some(0.0)),
        page(|page| page.lines.push(Arc::clone(&page.lines[0]))),
        page(|page| page.items.push(Arc::clone(&page.items[4]))),
        page(|page| page.guides = vec![Guide::Level(1.0); MAX_GUIDES + 1]),
        page(|page| page.guides = vec![Guide::Level(FAR)]),
        page(|page| page.groups = vec![ids(&[2])]),
        page(|page| page.groups = vec![ids(&[2, 99])]),
        page(|page| page.groups = vec![ids(&[2, 3]), ids(&[3, 4])]),
        page(|page| page.reading.truncate(1)),
        balloon(|balloon| balloon.line = LineId(99)),
        balloon(|balloon| balloon.line = LineId(2)),
        one(2, |item| item.panel = Some(ItemId(99))),
        one(6, |item| item.panel = Some(ItemId(1))),
        panel(|panel| panel.art[0].crop.zoom = 0.0),
        panel(|panel| panel.art[0].crop.pan = far),
        panel(|panel| panel.art[0].opacity = 2.0),
        panel(|panel| panel.art[0].breaks_out = BreakOut::Sides(vec![0; MAX_OPEN + 1])),
        one(2, |item| item.variants = vec![Variant { at: Some(far), ..Variant::default() }]),
        balloon(|balloon| balloon.tails = vec![Tail::towards(Spot::default()); MAX_TAILS + 1]),
        balloon(|balloon| balloon.tails = vec![Tail::towards(far)]),
        balloon(|balloon| balloon.at = far),
        panel(|panel| panel.outline = Outline::Polygon(vec![Spot::default(); 2])),
        panel(|panel| {
            let mouth = PanelMark::Mouth(Mouth { who: CastId("x".to_owned()), at: Spot::default() });
            panel.marks = vec![mouth; MAX_MARKS + 1];
        }),
        panel(|panel| {
            panel.marks = vec![PanelMark::Mouth(Mouth { who: CastId("x".to_owned()), at: far })];
        }),
        panel(|panel| panel.border_style.halo_mm = FAR),
        panel(|panel| panel.border_mm = FAR),
        one(3, |item| {
            let ItemKind::Caption(caption) = &mut item.kind else { panic!("a caption") };
            caption.width = Some(0.0);
        }),
        effect(|effect| effect.rotate = f64::NAN),
        effect(|effect| effect.warp = Some(bent)),
        effect(|effect| effect.letter_mm = 0.0),
        one(5, |item| {
            let ItemKind::Art(art) = &mut item.kind else { panic!("art") };
            art.frame.w = FAR;
        }),
    ]
}

#[test]
fn every_law_is_told_in_both_languages() {
    let mut told: Vec<[String; 2]> = Vec::new();
    let mut tell = |law: &Law| {
        let both = Tongue::ALL.map(|tongue| super::law(tongue, law));
        assert!(both[0].is_ascii() && !both[0].contains(['{', '}']), "{}", both[0]);
        assert!(english_in(&both[1]).is_empty() && !both[1].contains(['{', '}']), "{}", both[1]);
        told.push(both);
    };
    for project in broken() {
        let found = breaches(&project);
        let [breach] = found.as_slice() else { panic!("one law is broken, not {found:?}") };
        tell(&breach.law);
        // The same by way of a file, with its line and place.
        let fault = read_project(&project_text(&project).expect("written")).expect_err("broken");
        assert!(matches!(&fault, TextFault::Unsound { line: Some(_), others: 0, .. }), "{fault}");
        let chinese = faults::content(Tongue::SimplifiedChinese, &fault);
        assert!(chinese.contains(&super::law(Tongue::SimplifiedChinese, &breach.law)), "{chinese}");
        assert!(english_in(&chinese).is_empty(), "{chinese}");
        // And the page by itself, as it would come in by an edit.
        if let (Place::Page(1) | Place::Item { .. }, 1) = (breach.place, project.pages.len()) {
            assert_eq!(page_fault(&project.pages[0]).as_ref(), Some(&breach.law));
        }
    }
    // Files cannot leave a style without a name.
    let nameless = Edit::SetStyle { name: StyleName::new(" "), style: None };
    let refused = nameless.apply(&Arc::new(sound())).expect_err("refused");
    let crate::edit::Refused::Unsound(law) = refused else { panic!("{refused}") };
    tell(&law);
    let of_laws = LAWS.iter().filter(|t| ["Law", "Style", "Setup"].iter().any(|k| t.name().starts_with(k)));
    for text in of_laws {
        let is_told = |both: &[String; 2]| (0..2).all(|n| text.is_told(Tongue::ALL[n], &both[n]));
        assert!(told.iter().any(is_told), "no project breaks {}", text.name());
    }
}

#[test]
fn a_place_is_told_with_all_that_leads_there() {
    let mut project = balloon(|balloon| balloon.at = Spot::new(FAR, 0.0));
    let page = Arc::make_mut(&mut project.pages[0]);
    page.reading.clear();
    let text = project_text(&project).expect("written");
    let fault = read_project(&text).expect_err("broken");
    let line = text.lines().position(|l| l.contains("id: \"0000000000002\"")).expect("there") + 1;
    let told = faults::content(Tongue::SimplifiedChinese, &fault);
    assert!(
        told.starts_with(&format!("内容有误（第 {line} 行，第 1 页，对象 0000000000002）：对话框的位置")),
        "{told}"
    );
    assert!(told.ends_with("（另有 1 处错误）"), "{told}");
    let told = faults::content(Tongue::English, &fault);
    assert!(
        told.contains(&format!("(line {line}, page 1, item 0000000000002): A balloon's place")),
        "{told}"
    );
    // What episodes share has no pages.
    let series = Series {
        languages: Vec::new(),
        setup: Arc::clone(&project.book.setup),
        title: ByLang::new(),
        cast: Vec::new(),
        styles: Styles::new(),
        fonts: Fonts::default(),
        glossary: Vec::new(),
        episodes: Vec::new(),
    };
    let fault = read_series(&series_text(&series).expect("written")).expect_err("broken");
    let told = faults::content(Tongue::SimplifiedChinese, &fault);
    assert!(told.contains("系列") && english_in(&told).is_empty(), "{told}");
}
