//! What comes of slips: presses beside a handle, things that leave the page, words that are not translated.

use crate::lettered;
use crate::workbench;

use lettered::Sheet;
use panelwright::edit::{Change, Edit, Label};
use panelwright::editor::{Cursor, Editor, Stage, ToolKind};
use panelwright::geom::{Point, Rect};
use panelwright::lettering::FontBook;
use panelwright::model::*;
use panelwright::scene::{IssueKind, Sources, build, lines_to_keep};
use std::sync::Arc;
use workbench::*;

fn cursor(h: &Hand, at: Point) -> Cursor {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.cursor(at, &Stage { scene: &scene, mm_per_px: h.mm_per_px }, NONE)
}

#[test]
fn a_drag_from_beside_a_handle_takes_it_and_not_the_panel_below() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(3)]);
    let before = Arc::clone(h.e.project());
    // The mouth is at (45, 90); this is ten pixels beside it, in panel 1.
    let beside = p(47.5, 90.0);
    assert_eq!(cursor(&h, beside), Cursor::Move);
    h.pull(beside, p(57.5, 70.0), NONE);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.tails[0].mouth, Spot::new(45.0, 60.0), "as far as the pointer");
    assert_eq!((h.bounds(1), h.selected()), (Rect::new(10.0, 10.0, 80.0, 110.0), vec![3]));
    h.one_step(&before);
    h.e.undo();
    // A click there means what lies there, and from then on a drag moves the panel.
    h.click(beside, NONE);
    assert_eq!(h.selected(), [1]);
    h.press(p(50.0, 90.0), NONE);
    h.drag(p(50.0, 95.0), CTRL);
    h.release(p(50.0, 95.0), CTRL);
    assert_eq!(h.bounds(1).y0, 15.0);
}

#[test]
fn a_panel_that_is_not_selected_is_not_dragged_away() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    h.press(p(20.0, 15.0), NONE);
    h.drag(p(50.0, 60.0), NONE);
    assert_eq!(h.selected(), [3], "the box takes the balloon in the panel");
    h.release(p(50.0, 60.0), NONE);
    assert!(Arc::ptr_eq(h.e.project(), &before), "nothing was moved");
    // Words are dragged at once, and a copy is left behind at once.
    h.e.select(Vec::new());
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(45.0, 45.0), CTRL);
    h.release(p(45.0, 45.0), CTRL);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.at, Spot::new(35.0, 35.0));
    h.e.select(Vec::new());
    let panels = |h: &Hand| h.e.page().panels().count();
    h.press(p(20.0, 100.0), ALT);
    h.drag(p(20.0, 160.0), ALT);
    h.release(p(20.0, 160.0), ALT);
    assert_eq!(panels(&h), 3);
}

#[test]
fn words_beside_a_handle_are_taken_themselves() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(5)]);
    // The lower left handle of the effect is at (108.25, 76.75), a little outside of it; a balloon is laid there.
    let change = Change::At(Spot::new(95.0, 72.0));
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(3), change }]).expect("ok");
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    let balloon = seen.parts.iter().find(|part| part.item == ItemId(3)).expect("shown").frame;
    let beside = p(106.0, 79.0);
    assert!(balloon.contains(beside));
    h.press(beside, NONE);
    h.drag(p(106.0, 92.0), CTRL);
    h.release(p(106.0, 92.0), CTRL);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(
        (b.at, h.selected()),
        (Spot::new(15.0, 85.0), vec![3]),
        "counted from panel 2, where it lies now"
    );
}

#[test]
fn what_lies_off_the_page_is_told() {
    let mut sheet = Sheet::new(100.0, 100.0);
    let told = |sheet: &Sheet| {
        let of = |kind: &IssueKind| match kind {
            IssueKind::LeftOutside { share } => Some((share * 100.0).round()),
            _ => None,
        };
        let issues = sheet.built("en").1;
        issues.iter().filter_map(|i| Some((i.item?, of(&i.kind)?))).collect::<Vec<_>>()
    };
    sheet.panel(10.0, 10.0, 30.0, 30.0);
    // One that runs off the page is drawn a little larger than the page.
    sheet.panel(-5.0, 50.0, 60.0, 40.0);
    assert_eq!(told(&sheet), []);
    let half = sheet.panel(85.0, 10.0, 30.0, 30.0);
    let gone = sheet.panel(110.0, 10.0, 30.0, 30.0);
    let told = told(&sheet);
    assert_eq!(told.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [half, gone]);
    assert!((45.0..=55.0).contains(&told[0].1) && told[1].1 == 100.0, "{told:?}");
}

#[test]
fn delete_takes_the_picture_that_is_being_moved_and_then_the_panel() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(2)]);
    assert!(!h.e.delete_pictures(), "a panel is selected, not its picture");
    h.e.set_art_target(Some(ItemId(2)));
    h.e.choose_layer(ItemId(2), 1);
    let before = Arc::clone(h.e.project());
    assert!(h.e.delete_pictures());
    let left = |h: &Hand| h.e.page().item(ItemId(2)).expect("stays").art().to_vec();
    assert_eq!(left(&h), [art("art/two.png")]);
    h.one_step(&before);
    h.e.set_art_target(Some(ItemId(2)));
    h.e.choose_layer(ItemId(2), 1);
    let three = vec![art("a.png"), art("b.png"), art("c.png")];
    let change = Change::Art(three);
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(2), change }]).expect("sound");
    h.e.set_art_target(Some(ItemId(2)));
    h.e.choose_layer(ItemId(2), 2);
    assert!(h.e.delete_pictures() && h.e.delete_pictures());
    assert_eq!(left(&h), [art("a.png")], "one at a time");
    assert!(h.e.delete_pictures());
    assert_eq!((left(&h), h.e.art_target()), (Vec::new(), None));
}

#[test]
fn a_sound_is_fitted_to_its_panel_by_smaller_letters_and_kept_on_the_page() {
    let mut h = Hand::new();
    // Panel 2 is 70 by 100 mm at (90, 10); the sound's middle is at (125, 70).
    assert_eq!(h.e.held_in_panel(ItemId(5), Rect::new(110.0, 60.0, 140.0, 80.0)), []);
    let edits = h.e.held_in_panel(ItemId(5), Rect::new(58.0, 60.0, 192.0, 80.0));
    h.e.commit(&edits).expect("sound");
    let ItemKind::Effect(e) = h.kind(5) else { panic!() };
    assert_eq!((e.letter_mm, e.at), (5.0, Spot::new(35.0, 60.0)), "half as high is half as wide");
    // Over the border of its panel it may go, but not over the edge of the page.
    assert_eq!(h.e.held_in_panel(ItemId(5), Rect::new(80.0, 100.0, 110.0, 120.0)), []);
    let edits = h.e.held_in_panel(ItemId(5), Rect::new(150.0, -5.0, 180.0, 15.0));
    h.e.commit(&edits).expect("sound");
    let ItemKind::Effect(e) = h.kind(5) else { panic!() };
    assert_eq!((e.letter_mm, e.at), (5.0, Spot::new(35.0 - 11.5, 60.0 + 6.5)));
}

#[test]
fn a_tail_is_added_towards_whoever_is_marked_and_has_none_yet() {
    let mut sheet = Sheet::new(100.0, 100.0);
    let panel = sheet.panel(10.0, 10.0, 80.0, 80.0);
    sheet.mark(panel, "ann", 20.0, 60.0);
    sheet.mark(panel, "bob", 60.0, 60.0);
    let id = sheet.balloon(Some(panel), Some("bob"), "Both of us.", (40.0, 20.0), |b| {
        b.tails = vec![Tail::of_speaker(Spot::new(60.0, 60.0))];
    });
    let mut e = Editor::new(Arc::new(sheet.project.clone()), true, IdSource::seeded(1));
    e.select(vec![id]);
    e.add_tail(&sheet.scene());
    let ItemKind::Balloon(b) = e.page().item(id).expect("there").kind.clone() else { panic!() };
    assert_eq!(
        (b.tails[1].mouth, &b.tails[1].aim),
        (Spot::new(20.0, 60.0), &Aim::Member(CastId("ann".into())))
    );
    assert_eq!(e.history().undo_label(), Some(Label::Tail));
}

#[test]
fn a_sound_clicked_onto_the_page_has_the_usual_height_and_a_drawn_one_its_own() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Effect);
    h.click(p(40.0, 60.0), NONE);
    let clicked = h.e.selection()[0];
    assert!(h.e.has_usual_height(clicked));
    h.e.set_tool(ToolKind::Effect);
    h.pull(p(20.0, 60.0), p(60.0, 67.0), CTRL);
    assert!(!h.e.has_usual_height(h.e.selection()[0]));
}

#[test]
fn words_that_stand_in_are_set_as_in_their_own_language() {
    let mut sheet = Sheet::new(100.0, 100.0);
    let book = Arc::make_mut(&mut sheet.project.book);
    book.languages = ["zh-Hans", "de"].iter().map(|t| t.parse().expect("a tag")).collect();
    sheet.balloon(None, None, "我修了三十年机电，没见过掐着钟点坏的。", (30.0, 50.0), |_| {});
    let line = LineId(90);
    let mut said = Line::new(line);
    said.words.insert("zh-Hans".parse().expect("a tag"), Words::from_markup("滋啦"));
    let effect = effect(91, None, 90, (60.0, 80.0));
    let page = sheet.page();
    Arc::make_mut(&mut page.lines[0]).words.remove(&"de".parse().expect("a tag"));
    page.lines.push(Arc::new(said));
    page.items.push(Arc::new(effect));
    let frames = |lang| sheet.built(lang).0.parts.iter().map(|part| part.frame).collect::<Vec<_>>();
    assert_eq!(frames("zh-Hans"), frames("de"));
}

#[test]
fn words_that_stand_in_keep_the_lines_of_their_own_language() {
    let mut sheet = Sheet::new(100.0, 100.0);
    let said = "I told you that the signal would come back before the winter does.";
    let id = sheet.balloon(None, None, said, (50.0, 50.0), |_| {});
    let (en, de): (Edition, Edition) =
        (Edition::pages(Lang::english()), Edition::pages("de".parse().expect("a tag")));
    let (fonts, art) = (FontBook::bundled(), panelwright::asset::ArtIndex::default());
    let sources = Sources { fonts: &fonts, art: &art };
    // English lines as an edit has left them: breaking them afresh gives others.
    let before = sheet.project.clone();
    let page = sheet.page();
    let line = Arc::make_mut(&mut page.lines[0]);
    line.words.retain(|lang, _| *lang == Lang::english());
    line.words.insert(Lang::english(), Words::from_markup(&said.replace("winter", "x")));
    let lines = lines_to_keep(&before, &sheet.project, id, &en, &sources);
    assert!(!lines.is_empty(), "the edit leaves lines that would not be broken so again");
    let item = sheet.page().items.iter_mut().find(|i| i.id == id).expect("there");
    let variant = Variant { lang: Some(Lang::english()), lines, ..Variant::default() };
    Arc::make_mut(item).variants.push(variant);
    let block = |edition: &Edition| {
        let (scene, issues) = build(&sheet.project, 0, edition, &sources);
        let part = scene.parts.iter().find(|part| part.item == id).expect("drawn");
        let missing = issues.iter().any(|i| matches!(i.kind, IssueKind::MissingWords { stand_in: true, .. }));
        (part.text.as_ref().expect("words").block, missing)
    };
    let ((own, none), (standing_in, told)) = (block(&en), block(&de));
    assert_eq!(own, standing_in);
    assert_eq!((none, told), (false, true));
    let page = &sheet.project.pages[0];
    assert_eq!((page.untranslated(&en).count(), page.untranslated(&de).count()), (0, 1));
}
