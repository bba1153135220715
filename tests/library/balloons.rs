//! What balloons and captions promise: joins, necks, borders, marks, quotes. Sheets of them are in `goldens`.

use crate::lettered;

use lettered::{Sheet, part};
use panelwright::geom::{Point, Rect, Shape as _, outline};
use panelwright::model::*;
use panelwright::scene::{IssueKind, Node, Scene};

/// Bodies that are drawn: a fill each, wherever it is among groups.
fn fills(scene: &Scene) -> usize {
    fn count(nodes: &[Node]) -> usize {
        nodes
            .iter()
            .map(|n| match n {
                Node::Group(g) => count(&g.nodes),
                Node::Path(p) => usize::from(p.fill.is_some()),
                _ => 0,
            })
            .sum()
    }
    scene.parts.iter().map(|p| count(&p.nodes)).sum()
}

fn words_of(scene: &Scene, id: ItemId) -> String {
    let run = |n: &Node| if let Node::Glyphs(run) = n { Some(run.text.clone()) } else { None };
    part(scene, id).nodes.iter().filter_map(run).collect::<Vec<_>>().join(" ")
}

fn two(a: Option<&str>, b: Option<&str>, apart: f64) -> (Sheet, ItemId, ItemId) {
    let mut sheet = Sheet::new(120.0, 80.0);
    let one = sheet.balloon(None, a, "Well then.", (40.0, 30.0), |_| {});
    let two = sheet.balloon(None, b, "Off we go.", (40.0 + apart, 35.0), |_| {});
    (sheet, one, two)
}

#[test]
fn balloons_of_one_speaker_that_overlap_are_one_outline_until_moved_apart() {
    let (mut sheet, a, b) = two(Some("ann"), Some("ann"), 8.0);
    let scene = sheet.scene();
    assert_eq!(fills(&scene), 1);
    // One body below the words of both, and each is still picked by itself.
    assert_eq!(scene.parts.iter().map(|p| p.item).collect::<Vec<_>>(), [a, b]);
    assert!(matches!(part(&scene, b).nodes.as_slice(), [Node::Glyphs(_), ..]));
    assert!(part(&scene, b).hit.contains(Point::new(51.5, 36.0)));
    assert!(!part(&scene, a).hit.contains(Point::new(51.5, 36.0)));
    let whole = part(&scene, a).bounds;
    assert!(whole.x0 < 36.0 && whole.x1 > 52.0, "its bounds hold the body of both: {whole:?}");
    sheet.balloon_mut(b, |b| b.at.x += 40.0);
    assert_eq!(fills(&sheet.scene()), 2);
}

#[test]
fn different_speakers_and_nobodies_are_never_one_unless_told() {
    for (a, b) in [(Some("ann"), Some("bob")), (None, None), (Some("ann"), None)] {
        let (mut sheet, one, _) = two(a, b, 8.0);
        assert_eq!(fills(&sheet.scene()), 2, "rule B11");
        sheet.balloon_mut(one, |b| b.join = Join::Always);
        assert_eq!(fills(&sheet.scene()), 1);
    }
    let (mut sheet, _, other) = two(Some("ann"), Some("ann"), 8.0);
    sheet.balloon_mut(other, |b| b.join = Join::Never);
    assert_eq!(fills(&sheet.scene()), 2);
}

#[test]
fn one_body_has_one_tail_to_a_mouth_until_its_balloons_are_moved_apart() {
    let (mut sheet, a, b) = two(Some("ann"), Some("ann"), 8.0);
    let to = |x: f64| vec![Tail { reach: 1.0, ..Tail::towards(Spot::new(x, 70.0)) }];
    for (id, x) in [(a, 57.0), (b, 60.0)] {
        // One of them by hand, a little beside.
        sheet.balloon_mut(id, |balloon| balloon.tails = to(x));
    }
    // How far the outline reaches down, and what of it the farther balloon gives.
    let low = |scene: &Scene, id: ItemId| part(scene, id).hit.bounding_box().y1;
    let scene = sheet.scene();
    assert!(low(&scene, b) > 65.0, "the nearer balloon has its tail");
    assert!(low(&scene, a) < 40.0, "the farther one needs none");
    assert_eq!(part(&scene, a).tails.len(), 1, "its tail can still be taken in hand");
    sheet.balloon_mut(a, |balloon| balloon.tails = to(20.0));
    let scene = sheet.scene();
    assert!(low(&scene, a) > 65.0 && low(&scene, b) > 65.0, "two mouths, two tails");
    sheet.balloon_mut(a, |balloon| balloon.tails = to(60.0));
    sheet.balloon_mut(a, |balloon| balloon.at.x -= 30.0);
    let scene = sheet.scene();
    assert!(low(&scene, a) > 65.0 && low(&scene, b) > 65.0, "apart each has its own");
}

#[test]
fn a_tail_to_a_mouth_that_the_body_covers_is_told() {
    let (mut sheet, a, _) = two(None, None, 60.0);
    let tail = |y: f64| vec![Tail::towards(Spot::new(41.0, y))];
    let told = |sheet: &Sheet| {
        let (_, issues) = sheet.built("en");
        issues.iter().any(|i| i.item == Some(a) && i.kind == IssueKind::SwallowedTail)
    };
    sheet.balloon_mut(a, |balloon| balloon.tails = tail(70.0));
    assert!(!told(&sheet));
    sheet.balloon_mut(a, |balloon| balloon.tails = tail(31.0));
    assert!(told(&sheet));
}

#[test]
fn a_group_lies_where_its_topmost_member_is() {
    let (mut sheet, a, b) = two(Some("ann"), Some("ann"), 8.0);
    let between = sheet.panel(5.0, 5.0, 110.0, 70.0);
    // Paint order: a, the panel, b.
    sheet.page().items.swap(1, 2);
    let scene = sheet.scene();
    assert_eq!(scene.parts.iter().map(|p| p.item).collect::<Vec<_>>(), [between, a, b]);
}

#[test]
fn a_neck_leads_to_the_balloon_that_goes_on() {
    let (mut sheet, a, b) = two(Some("ann"), Some("ann"), 50.0);
    assert_eq!(fills(&sheet.scene()), 2);
    sheet.balloon_mut(b, |balloon| balloon.continues = Some(a));
    let scene = sheet.scene();
    assert_eq!(fills(&scene), 1);
    let Node::Path(body) = &part(&scene, a).nodes[0] else { panic!("a body") };
    assert_eq!(outline::rings(&body.path, 0.01).len(), 1, "one outline, without a seam");
    // Rule C06: 0.6 to 1 height of capitals, half way along.
    let rings = outline::rings(&body.path, 0.001);
    let middle = part(&scene, a).frame.center().midpoint(part(&scene, b).frame.center());
    let mut high = 0.0;
    for step in -400..400 {
        let p = middle + (0.0, f64::from(step) * 0.01);
        let spans = outline::spans_at(&rings, p.y);
        high += if spans.iter().any(|(l, r)| (*l..=*r).contains(&p.x)) { 0.01 } else { 0.0 };
    }
    let caps = high / style::CAP_HEIGHT_MM;
    assert!((0.55..=1.05).contains(&caps), "{caps}");
    // What it goes on with may be gone.
    sheet.page().items.remove(0);
    assert_eq!(fills(&sheet.scene()), 1);
}

#[test]
fn a_balloon_ends_at_the_border_and_its_words_are_centred_in_what_is_left() {
    let mut sheet = Sheet::new(120.0, 80.0);
    let panel = sheet.panel(10.0, 10.0, 100.0, 60.0);
    let at = (50.0, 5.0);
    let id = sheet
        .balloon(Some(panel), None, "It is quieter up here than I thought.", at, |b| b.edge = Edge::Butt);
    let scene = sheet.scene();
    let seen = part(&scene, id);
    assert!((seen.hit.bounding_box().y0 - 10.0).abs() < 0.01, "rule B09");
    let words = seen.text.as_ref().expect("words").block;
    let (above, below) = (words.y0 - 10.25, seen.hit.bounding_box().y1 - words.y1);
    assert!((above - below).abs() < 0.8 && above > 0.6, "{above} {below}");
    // Nothing is painted beyond the border, and the border's own line is there once more over the fill.
    let [Node::Group(body), Node::Group(border), ..] = seen.nodes.as_slice() else {
        panic!("{:?}", seen.nodes)
    };
    assert_eq!(body.clip.as_ref().expect("a clip").bounding_box(), Rect::new(10.0, 10.0, 110.0, 70.0));
    assert!(matches!(border.nodes.as_slice(), [Node::Path(p)] if p.fill.is_none()));
    // In the middle of the panel it is whole.
    sheet.balloon_mut(id, |b| b.at = Spot::new(50.0, 30.0));
    let scene = sheet.scene();
    assert!(matches!(part(&scene, id).nodes.as_slice(), [Node::Path(p), ..] if p.stroke.is_some()));
}

#[test]
fn tails_follow_the_mark_of_their_speaker() {
    let mut sheet = Sheet::new(120.0, 80.0);
    let panel = sheet.panel(10.0, 10.0, 100.0, 60.0);
    let tail = vec![Tail::of_speaker(Spot::new(30.0, 50.0))];
    let ids: Vec<ItemId> = [(25.0, 12.0), (70.0, 16.0)]
        .into_iter()
        .map(|at| sheet.balloon(Some(panel), Some("ann"), "Here.", at, |b| b.tails.clone_from(&tail)))
        .collect();
    let mouths = |sheet: &Sheet| {
        let scene = sheet.scene();
        ids.iter().map(|id| part(&scene, *id).tails[0].mouth).collect::<Vec<_>>()
    };
    assert_eq!(mouths(&sheet), [Point::new(40.0, 60.0); 2], "no mark yet: the place");
    sheet.mark(panel, "ann", 60.0, 44.0);
    sheet.mark(panel, "bob", 20.0, 44.0);
    assert_eq!(mouths(&sheet), [Point::new(70.0, 54.0); 2]);
    // Both speak at once (rule C08).
    sheet.balloon_mut(ids[0], |b| {
        b.tails.push(Tail { aim: Aim::Member(CastId("bob".to_owned())), ..Tail::towards(Spot::default()) });
    });
    let scene = sheet.scene();
    assert_eq!(part(&scene, ids[0]).tails[1].mouth, Point::new(30.0, 54.0));
}

#[test]
fn outlines_are_drawn_with_the_pen_of_the_border() {
    let width = |border: f64, style: &str| {
        let mut sheet = Sheet::new(120.0, 80.0);
        let panel = sheet.panel(10.0, 10.0, 100.0, 60.0);
        sheet.change(panel, |kind| {
            if let ItemKind::Panel(p) = kind {
                p.border_mm = border;
            }
        });
        let id =
            sheet.balloon(Some(panel), None, "Hm.", (50.0, 30.0), |b| b.style = Some(StyleName::new(style)));
        let scene = sheet.scene();
        let Node::Path(body) = &part(&scene, id).nodes[0] else { panic!("a body") };
        body.stroke.as_ref().expect("a line").width_mm
    };
    assert_eq!(width(0.5, "speech"), 0.5, "rule F08");
    assert!(width(0.5, "shout") > 0.6, "rule C11");
    assert_eq!(width(5.0, "speech"), style::HEAVIEST_PEN_MM);
    // Without a border: the pen of the page.
    assert!((width(0.0, "speech") - Sheet::new(9.0, 9.0).project.book.setup.border).abs() < 1e-9);
}

#[test]
fn quotes_open_on_every_caption_of_a_run_and_close_on_the_last() {
    let mut sheet = Sheet::new(120.0, 80.0);
    let ids: Vec<ItemId> = ["I was there.", "\"Nobody\" saw me.", "<b>Nobody</b>."]
        .into_iter()
        .enumerate()
        .map(|(n, said)| sheet.caption(None, CaptionKind::Spoken, said, (5.0, 5.0 + 15.0 * n as f64), |_| {}))
        .collect();
    let note = sheet.caption(None, CaptionKind::Editor, "See page 3.", (5.0, 60.0), |_| {});
    let before = sheet.project.clone();
    let said = |lang: &str| {
        let scene = sheet.built(lang).0;
        ids.iter().chain([&note]).map(|id| words_of(&scene, *id)).collect::<Vec<_>>()
    };
    let english = said("en");
    assert!(english[0].starts_with('“') && !english[0].ends_with('”'), "{english:?}");
    assert!(
        english[1].starts_with('"') && !english[1].ends_with('”'),
        "typed quotes are not doubled: {english:?}"
    );
    assert!(english[2].starts_with('“') && english[2].ends_with('”'), "{english:?}");
    assert!(english[3].starts_with('*'), "rule D04");
    assert!(said("fr")[0].starts_with('«') && said("ja")[0].starts_with('「'));
    assert_eq!(sheet.project, before, "they are not stored");
}

#[test]
fn words_keep_their_distance_in_every_kind_of_body() {
    for (style, shape) in [
        ("speech", BodyShape::default()),
        ("thought", BodyShape::kinds()[3].clone()),
        ("shout", BodyShape::kinds()[4].clone()),
        ("weak", BodyShape::kinds()[5].clone()),
        ("radio", BodyShape::kinds()[6].clone()),
        ("robot", BodyShape::kinds()[7].clone()),
        ("speech", BodyShape::kinds()[8].clone()),
    ] {
        for said in
            ["No!", "It is going to be a <b>very</b> long night, and nobody has brought any cake.", "Wait."]
        {
            let mut sheet = Sheet::new(160.0, 90.0);
            let id = sheet.balloon(None, None, said, (80.0, 45.0), |b| {
                b.style = Some(StyleName::new(style));
                b.look.shape = Some(shape.clone());
            });
            let (scene, issues) = sheet.built("en");
            assert_eq!(issues, [], "{style} {said}");
            let seen = part(&scene, id);
            let rings = outline::rings(&seen.hit, 0.002);
            let block = seen.text.as_ref().expect("words").block;
            let cap = seen.text.as_ref().expect("words").size_mm * 0.7;
            // The corners of a block of several lines stick out further than its lines do.
            let corners = if said.len() < 8 {
                vec![block.origin(), Point::new(block.x1, block.y1)]
            } else {
                Vec::new()
            };
            let sides = [
                Point::new(block.x0, block.center().y),
                Point::new(block.x1, block.center().y),
                Point::new(block.center().x, block.y0),
                Point::new(block.center().x, block.y1),
            ];
            for p in corners.into_iter().chain(sides) {
                let off = outline::distance_to_edge(&rings, p) / cap;
                // Rule B03: at least 0.35 of the height of capitals; no more white than looks meant.
                assert!((0.35..3.6).contains(&off), "{style} {said}: {off} at {p:?} in {block:?}");
            }
        }
    }
}

#[test]
fn a_balloon_that_lies_off_the_page_leaves_no_tail_on_it() {
    let mut sheet = Sheet::new(120.0, 80.0);
    let tail = |b: &mut Balloon| b.tails = vec![Tail::towards(Spot::new(60.0, 60.0))];
    let balloon = sheet.balloon(None, None, "Off it is.", (10.0, 30.0), tail);
    let reaches = |sheet: &Sheet| {
        let (scene, _) = sheet.built("en");
        let shown = part(&scene, balloon);
        (shown.hit.bounding_box().x1 > shown.frame.x1 + 5.0, shown.tails.len())
    };
    assert_eq!(reaches(&sheet), (true, 1));
    sheet.balloon_mut(balloon, |b| b.at.x = -5.0);
    assert_eq!(reaches(&sheet), (true, 1), "a part of it is printed");
    sheet.balloon_mut(balloon, |b| b.at.x = -60.0);
    assert_eq!(reaches(&sheet), (false, 1), "the tail can be shaped still");
}
