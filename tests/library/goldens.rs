//! What the painter paints, held against small pictures at zero tolerance.
//!
//! `UPDATE_GOLDENS=1 cargo test --test library goldens` paints them anew. A failure leaves expected, actual and
//! difference side by side in `target/goldens/`.

use crate::drawing;
use crate::lettered;

use drawing::golden::check;
use drawing::{BLUE, RED, SAND, SVG, card, ellipse, face, group, image, path, scene, stroke, text};
use panelwright::asset::{ArtKey, ArtStore};
use panelwright::geom::{Affine, BezPath, Rect, Rgba, outline, rotation};
use panelwright::model::Blend;
use panelwright::scene::list::{Node, Stroke};
use std::path::Path;

fn art() -> (ArtStore, ArtKey, ArtKey) {
    let store = ArtStore::new(1 << 24);
    let card = store.insert(card(64)).unwrap().key;
    let svg = store.insert(SVG.as_bytes().into()).unwrap().key;
    (store, card, svg)
}

fn frame(x: f64, y: f64) -> BezPath {
    outline::rectangle(Rect::new(x, y, x + 16.0, y + 12.0))
}

#[test]
fn borders_of_every_kind() {
    let tilted =
        outline::polygon([(44.0, 3.0).into(), (58.0, 5.0).into(), (55.0, 15.0).into(), (42.0, 13.0).into()]);
    let mitred = |width| Stroke { mitred: true, ..stroke(width, Rgba::BLACK) };
    let nodes = vec![
        path(frame(3.0, 3.0), Some(SAND), Some(mitred(1.0))),
        path(frame(22.35, 3.15), Some(SAND), Some(stroke(1.0, BLUE))),
        path(tilted.clone(), Some(SAND), Some(mitred(0.7))),
        path(outline::rounded_rectangle(Rect::new(3.0, 19.0, 19.0, 31.0), 3.0), None, Some(mitred(0.5))),
        path(frame(22.0, 19.0), Some(Rgba { a: 128, ..RED }), None),
        path(ellipse(42.0, 19.0, 58.0, 31.0), Some(Rgba::WHITE), Some(stroke(0.35, Rgba::BLACK))),
    ];
    check("borders", &scene(61.0, 34.0, nodes), &ArtStore::new(0), 96.0);
}

#[test]
fn dashed_lines() {
    let dashed = |dash: &[f64], mitred| Stroke { dash_mm: dash.to_vec(), mitred, ..stroke(0.8, Rgba::BLACK) };
    let nodes = vec![
        path(frame(3.0, 3.0), None, Some(dashed(&[2.0, 1.0], true))),
        path(ellipse(22.0, 3.0, 38.0, 15.0), Some(SAND), Some(dashed(&[2.4, 1.8], false))),
        path(ellipse(41.0, 3.0, 57.0, 15.0), None, Some(dashed(&[0.01, 1.6], false))),
    ];
    check("dashes", &scene(60.0, 18.0, nodes), &ArtStore::new(0), 120.0);
}

#[test]
fn clips_and_opacity() {
    let stripes = |colour| -> Vec<Node> {
        (0..6)
            .map(|i| {
                path(
                    outline::rectangle(Rect::new(f64::from(i) * 6.0, 0.0, f64::from(i) * 6.0 + 3.0, 30.0)),
                    Some(colour),
                    None,
                )
            })
            .collect()
    };
    let mut inner = stripes(BLUE);
    inner.push(group(
        Some(ellipse(8.0, 2.0, 22.0, 12.0)),
        1.0,
        vec![path(frame(8.0, 2.0), Some(SAND), None)],
    ));
    let nodes = vec![
        group(Some(ellipse(2.0, 2.0, 28.0, 22.0)), 1.0, inner),
        group(
            Some(ellipse(31.0, 2.0, 57.0, 22.0)),
            0.5,
            vec![
                path(frame(30.0, 2.0), Some(RED), None),
                path(frame(40.0, 8.0), Some(BLUE), Some(stroke(1.0, Rgba::BLACK))),
            ],
        ),
        group(None, 0.25, vec![path(ellipse(20.0, 8.0, 40.0, 18.0), Some(Rgba::BLACK), None)]),
        group(Some(frame(22.0, 14.0)), 0.0, vec![path(frame(22.0, 14.0), Some(RED), None)]),
    ];
    check("clips", &scene(60.0, 24.0, nodes), &ArtStore::new(0), 96.0);
}

#[test]
fn art_panned_flipped_and_turned_in_a_clip() {
    let (store, card, _) = art();
    let at = |x: f64, y: f64, inner: Affine| {
        let centre = Affine::translate((x + 8.0, y + 6.0)) * inner * Affine::translate((-32.0, -32.0));
        group(Some(frame(x, y)), 1.0, vec![image(card, (64.0, 64.0), centre)])
    };
    let small = Affine::scale(0.3);
    let nodes = vec![
        at(2.0, 2.0, Affine::translate((2.1, -1.3)) * small),
        at(20.0, 2.0, Affine::scale_non_uniform(-0.3, 0.3)),
        at(38.0, 2.0, Affine::scale_non_uniform(0.25, -0.35)),
        at(2.0, 16.0, rotation(30.0) * small),
        at(20.0, 16.0, rotation(90.0) * small),
        at(38.0, 16.0, Affine::scale(1.1)),
        image(card, (64.0, 64.0), Affine::translate((2.15, 30.15)) * Affine::scale(0.151)),
        image(card, (64.0, 64.0), Affine::translate((22.0, 30.0)) * rotation(-12.0) * Affine::scale(0.15)),
        group(
            None,
            0.5,
            vec![image(card, (64.0, 64.0), Affine::translate((40.0, 30.0)) * Affine::scale(0.15))],
        ),
    ];
    check("art", &scene(56.0, 42.0, nodes), &store, 120.0);
}

/// Every way in which colours mix, of half-clear art over a gradient, then with opacity, over the paper, and kept to
/// the panel that it is in.
#[test]
fn art_layers_mix() {
    let (store, card, svg) = art();
    let over = |blend, opacity, node| {
        Node::Group(panelwright::scene::list::Group { clip: None, opacity, blend, nodes: vec![node] })
    };
    let at = |n: usize| (2.0 + 14.0 * (n % 6) as f64, 2.0 + 14.0 * (n / 6) as f64);
    let placed = |key, size, (x, y): (f64, f64), scale| {
        image(key, size, Affine::translate((x, y)) * Affine::scale(scale))
    };
    let square = |(x, y): (f64, f64)| outline::rectangle(Rect::new(x, y, x + 12.0, y + 12.0));
    let mixed = |n: usize, blend, opacity| {
        let (x, y) = at(n);
        let ground = placed(card, (64.0, 64.0), (x, y), 12.0 / 64.0);
        let top = over(blend, opacity, placed(svg, (40.0, 30.0), (x, y), 0.4));
        group(Some(square((x, y))), 1.0, vec![ground, top])
    };
    let mut nodes: Vec<Node> = Blend::ALL.into_iter().enumerate().map(|(n, b)| mixed(n, b, 1.0)).collect();
    nodes.push(mixed(16, Blend::Multiply, 0.5));
    // On the paper, which lies behind all: what multiplies it stays as it is, and a difference turns it over.
    nodes.push(path(square(at(18)), Some(SAND), None));
    nodes.push(over(Blend::Multiply, 1.0, placed(card, (64.0, 64.0), at(18), 12.0 / 64.0)));
    nodes.push(over(Blend::Difference, 1.0, placed(card, (64.0, 64.0), at(19), 12.0 / 64.0)));
    // In a panel without a ground of its own, art has nothing to mix with but what is in the panel.
    nodes.push(path(square(at(20)), Some(RED), None));
    let alone = over(Blend::Multiply, 1.0, placed(svg, (40.0, 30.0), at(20), 0.3));
    nodes.push(group(Some(square(at(20))), 1.0, vec![alone]));
    check("blends", &scene(86.0, 58.0, nodes), &store, 110.0);
}

#[test]
fn vector_art_is_sharp_at_any_resolution() {
    let (store, _, svg) = art();
    let nodes = vec![
        group(
            Some(ellipse(2.0, 2.0, 22.0, 17.0)),
            1.0,
            vec![image(svg, (40.0, 30.0), Affine::translate((2.0, 2.0)) * Affine::scale(0.5))],
        ),
        image(svg, (40.0, 30.0), Affine::translate((30.0, 2.0)) * rotation(15.0) * Affine::scale(0.4)),
    ];
    let scene = scene(46.0, 20.0, nodes);
    check("vector_72", &scene, &store, 72.0);
    check("vector_200", &scene, &store, 200.0);
}

#[test]
fn missing_art_is_a_grey_field_with_a_cross() {
    let nodes = vec![
        group(
            Some(ellipse(2.0, 2.0, 18.0, 14.0)),
            1.0,
            vec![image(ArtKey::of(b"gone"), (20.0, 20.0), Affine::IDENTITY)],
        ),
        image(ArtKey::of(b"gone"), (30.0, 20.0), Affine::translate((22.0, 2.0)) * Affine::scale(0.5)),
    ];
    check("missing", &scene(40.0, 16.0, nodes), &ArtStore::new(0), 96.0);
}

#[test]
fn letters_with_a_halo() {
    let face = face();
    let mut haloed = text(&face, "Whoosh!", 10.0, Affine::translate((4.0, 12.0)) * rotation(-4.0));
    haloed.halo = Some(stroke(1.6, SAND));
    haloed.fill = RED;
    let mut slanted = text(&face, "slanted, half clear", 5.0, Affine::translate((3.0, 21.0)));
    slanted.glyphs.iter_mut().for_each(|g| g.slant = 0.25);
    slanted.fill = Rgba { a: 128, ..BLUE };
    let nodes = vec![
        path(ellipse(20.0, 1.0, 56.0, 14.0), Some(BLUE), None),
        Node::Glyphs(haloed),
        Node::Glyphs(slanted),
    ];
    check("letters", &scene(58.0, 24.0, nodes), &ArtStore::new(0), 150.0);
}

#[test]
fn a_page_with_everything() {
    let (scene, store) = drawing::everything(1 << 24);
    check("everything", &scene, &store, 110.0);
}

/// The whole way, from a file on the disk to pixels, with the fonts that are part of the program.
#[test]
fn pages_of_the_sample() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xishan-signal/episode-02.ron");
    let opened = panelwright::file::open(&sample).unwrap();
    let fonts = panelwright::lettering::FontBook::bundled();
    let sources = panelwright::scene::Sources { fonts: &fonts, art: &opened.materials.index };
    for (page, lang) in [(0, "en"), (0, "zh-Hans"), (3, "en"), (6, "zh-Hans")] {
        let edition = panelwright::model::Edition::pages(lang.parse().unwrap());
        let (scene, issues) = panelwright::scene::build(&opened.project, page, &edition, &sources);
        assert!(issues.is_empty(), "{issues:?}");
        check(&format!("page_{}_{lang}", page + 1), &scene, &opened.materials.store, 45.0);
    }
}

/// What a balloon, a caption and an effect look like with no setting touched, and what becomes of words that
/// are too long for a fixed size.
#[test]
fn balloons_as_they_come() {
    use panelwright::model::{
        Balloon, Caption, CaptionKind, Edition, Effect, Item, ItemId, ItemKind, Lang, Line, LineId, Look,
        PageId, Project, Sides, Spot, Tail, Words,
    };
    let english = Lang::english();
    let mut setup = panelwright::file::presets::named("square").unwrap();
    setup.trim = Spot::new(100.0, 70.0);
    setup.bleed = Sides::all(0.0);
    let mut project = Project::blank(setup, english.clone(), vec![PageId(1)]);
    let mut line = 0;
    let mut items = Vec::new();
    let page = std::sync::Arc::make_mut(&mut project.pages[0]);
    let mut add = |words: &str, kind: &dyn Fn(LineId) -> ItemKind| {
        line += 1;
        let mut said = Line::new(LineId(line));
        said.words.insert(english.clone(), Words::from_markup(words));
        page.lines.push(std::sync::Arc::new(said));
        items.push(std::sync::Arc::new(Item {
            id: ItemId(line),
            panel: None,
            locked: false,
            hidden: false,
            kind: kind(LineId(line)),
            variants: Vec::new(),
        }));
    };
    let balloon = |line, x: f64, y: f64, size, tails| {
        ItemKind::Balloon(Balloon { size, tails, ..Balloon::new(line, Spot::new(x, y)) })
    };
    add("I think I am <b>never</b> going to finish this line before the lights go out.", &|l| {
        balloon(l, 27.0, 20.0, None, vec![Tail::towards(Spot::new(40.0, 52.0))])
    });
    add("This balloon was made too small for what it says.", &|l| {
        balloon(l, 75.0, 18.0, Some(Spot::new(17.0, 9.0)), Vec::new())
    });
    add("Later that night.", &|line| {
        ItemKind::Caption(Caption::new(line, CaptionKind::Place, Spot::new(4.0, 58.0)))
    });
    add("Bang!", &|line| {
        let (at, look) = (Spot::new(75.0, 52.0), Look::default());
        ItemKind::Effect(Effect { line, at, letter_mm: 12.0, rotate: -10.0, style: None, look, warp: None })
    });
    page.items = items;
    let fonts = panelwright::lettering::FontBook::bundled();
    let art = panelwright::asset::ArtIndex::default();
    let sources = panelwright::scene::Sources { fonts: &fonts, art: &art };
    let (scene, issues) = panelwright::scene::build(&project, 0, &Edition::pages(english), &sources);
    assert!(
        matches!(issues.as_slice(), [.., panelwright::scene::Issue { item: Some(ItemId(2)), kind, .. }]
            if matches!(kind, panelwright::scene::IssueKind::Overflow { by_mm } if *by_mm > 0.0)),
        "{issues:?}"
    );
    check("balloons", &scene, &ArtStore::new(0), 100.0);
}

/// Every kind of balloon, join, edge and caption, as an art director would want to see them.
#[test]
fn sheets_of_balloons() {
    for (name, sheet) in lettered::all() {
        let (scene, issues) = sheet.built("en");
        assert!(issues.is_empty(), "{name}: {issues:?}");
        check(&format!("sheet_{name}"), &scene, &ArtStore::new(0), 72.0);
    }
}

/// What `panelwright specimen` shows: every kind of balloon, tail, caption, effect and lettering.
#[test]
fn specimen_sheets() {
    let fonts = panelwright::lettering::FontBook::bundled();
    let art = panelwright::asset::ArtIndex::default();
    let sources = panelwright::scene::Sources { fonts: &fonts, art: &art };
    for sheet in panelwright::specimen::sheets() {
        let (scene, issues) = panelwright::scene::build(&sheet.project, 0, &sheet.edition, &sources);
        assert_eq!(issues, [], "{}", sheet.name);
        check(&format!("specimen_{}", sheet.name), &scene, &ArtStore::new(0), 72.0);
    }
}
