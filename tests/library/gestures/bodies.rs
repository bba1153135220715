//! Balloons under the hand: tails, borders that they snap to, outlines that are drawn.

use super::*;

#[test]
fn tails_are_widened_and_slid_along_the_outline_by_their_handles() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(3)]);
    let tail = |h: &Hand| if let ItemKind::Balloon(b) = h.kind(3) { b.tails[0].clone() } else { panic!() };
    // The tail begins at (45, 51.5); an end of its foot is 2 mm to the left.
    let before = Arc::clone(h.e.project());
    h.pull(p(43.0, 51.5), p(41.0, 51.5), NONE);
    assert_eq!(tail(&h).width_mm, Some(8.0));
    h.one_step(&before);
    // The body's middle is at (45, 35): the foot goes to the right of it.
    h.pull(p(45.0, 51.5), p(60.0, 35.0), NONE);
    assert_eq!(tail(&h).root, Some(90.0));
}

#[test]
fn a_tail_that_is_dropped_on_a_mark_follows_it_and_marks_can_be_moved() {
    let mut h = Hand::new();
    let mouth = |who: &str, x: f64, y: f64| {
        PanelMark::Mouth(Mouth { who: CastId(who.to_owned()), at: Spot::new(x, y) })
    };
    let change = |item, change| Edit::Change { page: PageId(100), item: ItemId(item), change };
    let speaker = Some(CastId("ann".to_owned()));
    h.e.commit(&[
        change(1, Change::Marks(vec![mouth("ann", 20.0, 60.0), mouth("bob", 60.0, 60.0)])),
        Edit::SetSpeaker { page: PageId(100), line: LineId(13), speaker },
    ])
    .expect("ok");
    let tail = |h: &Hand| if let ItemKind::Balloon(b) = h.kind(3) { b.tails[0].clone() } else { panic!() };
    h.e.select(vec![ItemId(3)]);
    let before = Arc::clone(h.e.committed());
    h.pull(p(45.0, 90.0), p(30.5, 70.5), NONE);
    assert_eq!((tail(&h).aim, tail(&h).mouth), (Aim::Speaker, Spot::new(20.0, 60.0)));
    h.one_step(&before);
    h.pull(p(30.0, 70.0), p(70.5, 70.0), NONE);
    assert_eq!(tail(&h).aim, Aim::Member(CastId("bob".to_owned())));
    h.pull(p(70.0, 70.0), p(55.0, 90.0), NONE);
    assert_eq!((tail(&h).aim, tail(&h).mouth), (Aim::Place, Spot::new(45.0, 80.0)), "and lets go of it");
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.committed());
    h.pull(p(30.0, 70.0), p(26.0, 75.0), NONE);
    let panel = h.e.page().panel(ItemId(1)).expect("a panel");
    assert_eq!(panel.marks[0], mouth("ann", 16.0, 65.0));
    h.one_step(&before);
}

#[test]
fn a_balloon_near_the_border_snaps_to_it_and_lets_go_again() {
    let mut h = Hand::new();
    let seen = |h: &Hand| if let ItemKind::Balloon(b) = h.kind(3) { (b.at, b.edge) } else { panic!() };
    // The balloon is 30 by 20 about (45, 35); its panel begins at (10, 10).
    let before = Arc::clone(h.e.project());
    h.pull(p(45.0, 35.0), p(45.0, 18.2), NONE);
    let (at, edge) = seen(&h);
    // Rule B09: it goes on to the border until that takes its share.
    assert_eq!((at, edge), (Spot::new(35.0, 7.6), Edge::Butt));
    h.one_step(&before);
    h.pull(p(45.0, 16.0), p(45.0, 16.8), NONE);
    assert_eq!(seen(&h), (Spot::new(35.0, 7.6), Edge::Butt), "it stays where it is for a small pull");
    h.pull(p(45.0, 16.0), p(45.0, 36.0), NONE);
    assert_eq!(seen(&h).1, Edge::Closed);
    // With the control key, and well over the border, it stays whole (rule B10).
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(45.0, 17.0), CTRL);
    h.release(p(45.0, 17.0), CTRL);
    assert_eq!(seen(&h).1, Edge::Closed);
    h.e.undo();
    h.pull(p(45.0, 35.0), p(45.0, 11.5), NONE);
    assert_eq!(seen(&h).1, Edge::Closed);
}

#[test]
fn a_caption_lies_on_the_border_or_keeps_its_distance() {
    let mut h = Hand::new();
    let seen = |h: &Hand| if let ItemKind::Caption(c) = h.kind(4) { (c.at, c.edge) } else { panic!() };
    h.pull(p(95.0, 15.0), p(92.6, 12.7), NONE);
    assert_eq!(seen(&h), (Spot::new(0.0, 0.0), Edge::Butt), "rule D02: in the corner");
    h.pull(p(93.0, 13.0), p(104.0, 14.6), NONE);
    assert_eq!(seen(&h).0.y, 2.0);
    assert_eq!(seen(&h).1, Edge::Closed);
}

#[test]
fn a_panel_that_is_resized_keeps_its_marks_on_the_page() {
    let mut h = Hand::new();
    let mark = PanelMark::Mouth(Mouth { who: CastId("ann".to_owned()), at: Spot::new(20.0, 60.0) });
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(1), change: Change::Marks(vec![mark]) }])
        .expect("ok");
    h.e.select(vec![ItemId(1)]);
    h.pull(p(10.0, 10.0), p(14.0, 16.0), NONE);
    let panel = h.e.page().panel(ItemId(1)).expect("a panel");
    let at = panel.marks[0].mouth().expect("a mouth").at.point() + panel.outline.bounds().origin().to_vec2();
    assert_eq!(at, p(30.0, 70.0));
}

#[test]
fn a_balloon_is_drawn_by_hand_and_its_points_are_moved() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Balloon);
    let before = Arc::clone(h.e.project());
    let around = |degrees: u32| {
        let (sin, cos) = panelwright::geom::sin_cos_degrees(f64::from(degrees));
        p(45.0 + 20.0 * cos, 75.0 + 12.0 * sin)
    };
    h.press(around(0), CTRL);
    for step in 1..60 {
        h.drag(around(step * 6), CTRL);
    }
    let wish = h.release(around(358), CTRL);
    let id = h.e.selection()[0];
    assert_eq!(wish, Wish::EditWords(id));
    h.one_step(&before);
    let drawn = |h: &Hand| {
        let ItemKind::Balloon(b) = h.kind(id.0) else { panic!() };
        let Some(BodyShape::Drawn(drawn)) = b.look.shape.clone() else { panic!("{:?}", b.look) };
        (drawn, b.size.expect("as large as it was drawn"))
    };
    let (body, size) = drawn(&h);
    assert!((size.x - 40.0).abs() < 0.5 && (size.y - 24.0).abs() < 0.5, "{size:?}");
    // A point goes, and the others stay where they are on the page.
    let frame = panelwright::geom::Rect::from_center_size((45.0, 75.0), (size.x, size.y));
    let on_page = |places: Vec<Point>, middle: Point| -> Vec<Point> {
        places.into_iter().map(|p| p + middle.to_vec2()).collect()
    };
    let was = on_page(body.places(frame.size()), frame.center());
    let before = Arc::clone(h.e.committed());
    let n = (0..was.len()).max_by(|a, b| was[*a].y.total_cmp(&was[*b].y)).expect("points");
    h.pull(was[n], was[n] + Vec2::new(0.0, 6.0), NONE);
    h.one_step(&before);
    let (body, size) = drawn(&h);
    let ItemKind::Balloon(b) = h.kind(id.0) else { panic!() };
    let middle = b.at.point() + Vec2::new(10.0, 10.0);
    let is = on_page(body.places((size.x, size.y).into()), middle);
    for (i, (was, is)) in was.iter().zip(&is).enumerate() {
        let by = *is - *was;
        let wanted = if i == n { Vec2::new(0.0, 6.0) } else { Vec2::ZERO };
        assert!((by - wanted).hypot() < 0.1, "{i}: {by:?}");
    }
}

#[test]
fn points_of_a_drawn_body_are_added_sharpened_and_taken_away() {
    let mut h = Hand::new();
    let shape = Some(BodyShape::Drawn(Drawn::default()));
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    let look = Change::Look(Look { shape, ..b.look.clone() });
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(3), change: look }]).expect("ok");
    h.e.set_tool(ToolKind::Corners);
    let body = |h: &Hand| {
        let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
        let Some(BodyShape::Drawn(drawn)) = b.look.shape.clone() else { panic!("{:?}", b.look) };
        let frame = scene(h.e.project(), h.e.page(), h.e.edition());
        let frame = frame.parts.iter().find(|p| p.item == ItemId(3)).expect("a part").frame;
        let places: Vec<Point> =
            drawn.places(frame.size()).into_iter().map(|p| p + frame.center().to_vec2()).collect();
        (drawn.points, places, frame)
    };
    let (points, _, frame) = body(&h);
    h.press(frame.center(), NONE);
    h.release(frame.center(), NONE);
    assert_eq!(h.selected(), [3], "the tool takes drawn bodies in hand");

    // On the outline between two points a new one is dragged out of it.
    let on_outline = {
        let path = BodyShape::Drawn(Drawn { points: points.clone() }).outline(frame.size(), 0);
        let part = path.segments().nth(2).expect("a curve");
        kurbo::ParamCurve::eval(&part, 0.5) + frame.center().to_vec2()
    };
    let before = Arc::clone(h.e.committed());
    h.pull(on_outline, on_outline + Vec2::new(5.0, 0.0), NONE);
    h.one_step(&before);
    let (more, places, _) = body(&h);
    assert_eq!(more.len(), points.len() + 1);
    assert!(!more[3].corner);

    // Alt makes a point sharp, and smooth again.
    let before = Arc::clone(h.e.committed());
    h.press(places[3], Mods { alt: true, ..NONE });
    h.release(places[3], Mods { alt: true, ..NONE });
    h.one_step(&before);
    let (sharp, places, _) = body(&h);
    assert!(sharp[3].corner && sharp.len() == more.len());

    // A double click takes it away.
    let before = Arc::clone(h.e.committed());
    h.input(Input::Press { at: places[3], mods: NONE, clicks: 2 });
    h.release(places[3], NONE);
    h.one_step(&before);
    assert_eq!(body(&h).0.len(), points.len());
}
