//! The window's dialogs about panels: rows and columns, layouts of one's own, borders.

use super::{click, halves, press, project, second_click, settle, window};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use panelwright::model::{Arrangement, Kept, Lang, PanelMark};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

#[test]
fn rows_and_columns_are_seen_before_they_are_made() {
    let (start, [left, _]) = halves();
    let mut window = window(Some(start));
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    press(&mut window, CTRL_SHIFT, Key::D);
    let panels = |window: &super::Window| project(window).pages[0].reading.len();
    assert_eq!(panels(&window), 3, "two rows are shown at once");
    click(&mut window, "Columns +");
    assert_eq!(panels(&window), 5);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(panels(&window), 2, "nothing was made");
    press(&mut window, CTRL_SHIFT, Key::D);
    click(&mut window, "Rows +");
    click(&mut window, "Divide");
    assert_eq!(panels(&window), 4);
    press(&mut window, CTRL_SHIFT, Key::M);
    assert_eq!(panels(&window), 2, "what was divided is selected, and merged again");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(panels(&window), 2);
}

#[test]
fn the_layout_of_a_page_is_kept_renamed_taken_and_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("layouts.ron");
    let own = || -> Vec<Arrangement> { panelwright::file::arrangements::own(&file).expect("reads") };
    let names = || own().iter().map(|l| l.name_in(&Lang::english()).to_owned()).collect::<Vec<_>>();
    let (start, _) = halves();
    let mut window = window(Some(start));
    window.state().borrow_mut().as_mut().expect("open").keep_layouts_in(file.clone());
    press(&mut window, CTRL_SHIFT, Key::L);
    let name_it = |window: &mut super::Window, field: &str, name: &str| {
        window.get_by_role_and_label(Role::TextInput, field).focus();
        settle(window);
        press(window, Modifiers::COMMAND, Key::A);
        window.event(egui::Event::Text(name.to_owned()));
        settle(window);
    };
    name_it(&mut window, "Name of this page's layout", "Halves");
    click(&mut window, "Save");
    assert_eq!(names(), ["Halves"]);
    click(&mut window, "Rename: Halves");
    name_it(&mut window, "New name", "Two halves");
    click(&mut window, "Rename");
    assert_eq!(names(), ["Two halves"]);
    // Put on the page, where nothing changes but that it is laid out.
    click(&mut window, "Three by three");
    assert_eq!(project(&window).pages[0].reading.len(), 9);
    press(&mut window, CTRL_SHIFT, Key::L);
    click(&mut window, "Two halves");
    assert_eq!(project(&window).pages[0].reading.len(), 2, "empty panels go");
    press(&mut window, CTRL_SHIFT, Key::L);
    click(&mut window, "Delete Two halves");
    assert!(own().is_empty());
}

#[test]
fn sides_of_a_border_are_switched_in_the_inspector() {
    let (start, [left, _]) = halves();
    let mut window = window(Some(start));
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    settle(&mut window);
    window.get_by_role_and_label(Role::CheckBox, "Right").click();
    settle(&mut window);
    let open = |window: &super::Window| {
        project(window).pages[0].panel(left).expect("there").border_style.open.clone()
    };
    assert_eq!(open(&window), [1]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(open(&window).is_empty());
}

#[test]
fn a_picture_breaks_out_past_the_sides_that_are_clicked() {
    use panelwright::edit::{Change, Edit};
    use panelwright::model::{ArtLayer, ArtPath, BreakOut};
    let (start, [left, _]) = halves();
    let page = start.pages[0].id;
    let art = Change::Art(vec![ArtLayer::new(ArtPath("figure.svg".to_owned()))]);
    let edit = Edit::Change { page, item: left, change: art };
    let start = edit.apply(&std::sync::Arc::new(start)).expect("ok");
    let mut window = window(Some(std::sync::Arc::unwrap_or_clone(start)));
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    settle(&mut window);
    let way = |window: &super::Window| {
        project(window).pages[0].panel(left).expect("there").art[0].breaks_out.clone()
    };
    // They lie further down than the inspector is high.
    let choose = |window: &mut super::Window, name: &str| {
        window.get_by_role_and_label(Role::Button, name).click_accesskit();
        settle(window);
    };
    choose(&mut window, "Whole");
    assert_eq!(way(&window), BreakOut::Everywhere);
    choose(&mut window, "Sides");
    assert_eq!(way(&window), BreakOut::Sides(vec![0]), "heads are at the top");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(way(&window), BreakOut::Everywhere);
}

#[test]
fn a_width_that_is_typed_takes_the_words_at_the_edge_along() {
    use panelwright::edit::Edit;
    use panelwright::model::{Caption, CaptionKind, Item, ItemId, ItemKind, Line, LineId, Spot};
    let (start, [left, _]) = halves();
    let width = start.pages[0].panel(left).expect("there").outline.bounds().width();
    let (id, line) = (ItemId(80), LineId(81));
    // A caption of 20 mm that ends 2 mm before the right edge.
    let mut caption = Caption::new(line, CaptionKind::Narration, Spot::new(width - 22.0, 40.0));
    caption.width = Some(20.0);
    let kind = ItemKind::Caption(caption);
    let item = Item { id, panel: Some(left), locked: false, hidden: false, kind, variants: Vec::new() };
    let add = Edit::AddItems { page: start.pages[0].id, items: vec![item], lines: vec![Line::new(line)] };
    let start = add.apply(&std::sync::Arc::new(start)).expect("ok");
    let mut window = window(Some(std::sync::Arc::unwrap_or_clone(start)));
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    settle(&mut window);
    let at = |window: &super::Window| {
        let ItemKind::Caption(c) = project(window).find_item(id).expect("there").1.kind.clone() else {
            panic!()
        };
        c.at
    };
    window.get_by_role_and_label(Role::SpinButton, "W").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("60 mm".to_owned()));
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(at(&window), Spot::new(38.0, 40.0));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(at(&window), Spot::new(width - 22.0, 40.0));
}

#[test]
fn a_panel_that_is_made_a_rectangle_again_is_one_step() {
    use panelwright::edit::{Change, Edit};
    use panelwright::model::{Outline, Spot};
    let (start, [left, _]) = halves();
    let corners = [(0.0, 0.0), (60.0, 0.0), (40.0, 90.0), (0.0, 90.0)].map(Spot::from).to_vec();
    let outline = Change::Outline(Outline::Polygon(corners.clone()));
    let edit = Edit::Change { page: start.pages[0].id, item: left, change: outline };
    let start = edit.apply(&std::sync::Arc::new(start)).expect("ok");
    let mut window = window(Some(std::sync::Arc::unwrap_or_clone(start)));
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    settle(&mut window);
    let outline =
        |window: &super::Window| project(window).pages[0].panel(left).expect("there").outline.clone();
    click(&mut window, "Make Rectangle");
    assert!(matches!(outline(&window), Outline::Rect(_)));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(outline(&window), Outline::Polygon(corners));
}

#[test]
fn a_face_is_marked_where_the_menu_was_called() {
    let (start, [left, right]) = halves();
    let mut window = window(Some(start));
    let canvas = window.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    let marks = |window: &super::Window| {
        let project = project(window);
        let page = &project.pages[0];
        page.panel(right).expect("there").marks.clone()
    };
    let mut mark = |by: egui::Vec2| {
        second_click(&mut window, canvas.center() + by);
        window.get_by_label_contains("Mark Here").click();
        settle(&mut window);
        // The inspector knows faces by then too.
        window.get_all_by_role_and_label(Role::Button, "Face").last().expect("in the menu").click();
        settle(&mut window);
        marks(&window)
    };
    assert_eq!(mark(vec2(40.0, 0.0)).len(), 1);
    let [PanelMark::Keep(first), PanelMark::Keep(second)] = &mark(vec2(70.0, 30.0))[..] else {
        panic!("two faces");
    };
    assert_eq!([first.what, second.what], [Kept::Face; 2]);
    let by = second.at.vec() - first.at.vec();
    assert!(by.x > 1.0 && (by.x - by.y).abs() < 0.1, "as far apart as the clicks, in page mm: {by:?}");
    assert!(project(&window).pages[0].panel(left).expect("there").marks.is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(marks(&window).len(), 1, "one step each");
}

#[test]
fn an_empty_page_shows_how_to_begin() {
    let (start, _) = halves();
    let mut window = window(Some(start));
    assert!(window.query_by_label("This page is empty").is_none());
    click(&mut window, "Add Page");
    assert!(window.query_by_label("This page is empty").is_some());
    press(&mut window, Modifiers::NONE, Key::P);
    assert!(window.query_by_label("This page is empty").is_none(), "a tool is in hand");
    press(&mut window, Modifiers::NONE, Key::V);
    window.get_all_by_role_and_label(Role::Button, "Page Layout…").last().expect("on the page").click();
    settle(&mut window);
    click(&mut window, "Three by three");
    assert_eq!(project(&window).pages[1].reading.len(), 9);
    assert!(window.query_by_label("This page is empty").is_none());
}
