//! What hands and keys expect of the window: pictures in panels, several words at once, the list of pages, paths.

use super::*;
use panelwright::model::{CastId, CastMember, StyleName};

fn select(window: &mut Window, items: Vec<ItemId>) {
    window.state().borrow_mut().as_mut().expect("made").select(items);
    settle(window);
}

/// The left panel of two shows two pictures.
fn layered() -> (Project, ItemId) {
    let (mut project_of, [left, _]) = halves();
    let page = Arc::make_mut(&mut project_of.pages[0]);
    let panel = page.items.iter_mut().find(|i| i.id == left).expect("there");
    if let ItemKind::Panel(p) = &mut Arc::make_mut(panel).kind {
        p.art = ["low.png", "top.png"].map(|n| ArtLayer::new(ArtPath(n.to_owned()))).to_vec();
    }
    (project_of, left)
}

/// Twice in one frame, as quick as can be.
fn double_click(window: &mut Window, pos: egui::Pos2) {
    window.hover_at(pos);
    window.run_steps(2);
    let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
    let button = |pressed| egui::Event::PointerButton { pos, button, pressed, modifiers };
    window.input_mut().events.extend([true, false, true, false].map(button));
    window.run_steps(1);
    settle(window);
}

fn pans(window: &Window, panel: ItemId) -> Vec<(f64, f64)> {
    let project = project(window);
    let item = project.find_item(panel).expect("there").1;
    item.art().iter().map(|layer| (layer.crop.pan.x, layer.crop.pan.y)).collect()
}

#[test]
fn arrows_move_the_picture_that_is_chosen_as_one_step() {
    let (project_of, left) = layered();
    let mut window = window(Some(project_of));
    let place = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center() - vec2(60.0, 0.0);
    double_click(&mut window, place);
    window.get_by_label_contains("nudge it with the arrows");
    // One after the other without a rest between.
    window.key_press(Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(pans(&window, left), [(0.0, 0.0), (0.5, 5.0)], "the topmost is the one at hand");
    let Some((_, item)) = project(&window).find_item(left).map(|(page, item)| (page.id, Arc::clone(item)))
    else {
        panic!("it is there")
    };
    assert_eq!(item.as_panel().expect("a panel").outline.bounds().x0, 0.0, "the panel stays");
    // The row that is chosen is the one that moves.
    window.get_by_role_and_label(Role::ListItem, "low.png").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::Canvas, "Canvas").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(pans(&window, left), [(-0.5, 0.0), (0.5, 5.0)]);
    window.get_by_role_and_label(Role::CheckBox, "Move all layers together").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::Canvas, "Canvas").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(pans(&window, left), [(-0.5, -0.5), (0.5, 4.5)]);
    for left_over in [[(-0.5, 0.0), (0.5, 5.0)], [(0.0, 0.0), (0.5, 5.0)], [(0.0, 0.0), (0.0, 0.0)]] {
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(pans(&window, left), left_over);
    }
}

#[test]
fn a_layer_that_is_added_is_the_one_that_moves() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("over.png");
    image::RgbImage::new(4, 4).save(&picture).expect("written");
    let (project_of, left) = layered();
    let mut window = window(Some(project_of));
    select(&mut window, vec![left]);
    window.get_by_role_and_label(Role::ListItem, "low.png").click();
    settle(&mut window);
    click(&mut window, "Item");
    click(&mut window, "Add a Picture Layer…");
    retype(&mut window, "Path", &picture.display().to_string());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(pans(&window, left).len(), 3);
    let row = window.get_by_role_and_label(Role::ListItem, "over.png");
    assert_eq!(row.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "it is chosen");
}

#[test]
fn the_field_of_a_path_has_the_keyboard_again_after_clicks_beside_it() {
    let (project_of, left) = layered();
    let mut window = window(Some(project_of));
    select(&mut window, vec![left]);
    click(&mut window, "Item");
    click(&mut window, "Add a Picture Layer…");
    let beside = window.get_by_role_and_label(Role::TextInput, "Path").rect().center() - vec2(0.0, 300.0);
    double_click(&mut window, beside);
    assert!(window.get_by_role_and_label(Role::TextInput, "Path").is_focused());
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("/tmp/x".to_owned()));
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Path");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("/tmp/x"));
}

#[test]
fn the_focus_in_the_list_of_pages_goes_to_the_page_that_opens() {
    let (project_of, [left, _]) = halves();
    let mut window = window(Some(project_of));
    select(&mut window, vec![left]);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    click(&mut window, "Add Page");
    let thumbnail = |window: &Window, n: usize| {
        window.get_by_role_and_label(Role::Button, &format!("Page {n}")).is_focused()
    };
    window.get_by_role_and_label(Role::Button, "Page 2").click();
    settle(&mut window);
    assert!(thumbnail(&window, 2));
    // The page is added once more and goes, and then the panel on page 1 goes back.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).pages.len(), 1);
    assert!(thumbnail(&window, 1), "where the removed page had it");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.get_by_role_and_label(Role::Button, "Page 2").click();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::PageUp);
    assert!(thumbnail(&window, 1) && !thumbnail(&window, 2));
}

#[test]
fn style_and_speaker_are_set_for_several_words_at_once() {
    let (start, balloon, line) = spoken();
    let page = start.pages[0].id;
    let (other, second) = (ItemId(80), LineId(81));
    let kind = ItemKind::Balloon(Balloon::new(second, Spot::new(60.0, 120.0)));
    let item = Item { id: other, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
    let lin = CastId("lin".to_owned());
    let names = [(Lang::english(), "Lin".to_owned())].into_iter().collect();
    let start = [
        Edit::AddItems { page, items: vec![item], lines: vec![Line::new(second)] },
        Edit::SetCastMember(CastMember { name: names, ..CastMember::named(lin.clone()) }),
        Edit::SetSpeaker { page, line, speaker: Some(lin.clone()) },
    ]
    .into_iter()
    .fold(Arc::new(start), |project, edit| edit.apply(&project).expect("sound"));
    let mut window = window(Some(Project::clone(&start)));
    select(&mut window, vec![balloon, other]);
    let before = project(&window);
    let speakers = |window: &Window| {
        let project = project(window);
        [line, second].map(|id| project.find_line(id).expect("there").1.speaker.clone())
    };
    let value = |window: &Window, name: &str| {
        window.get_by_role_and_label(Role::ComboBox, name).accesskit_node().value()
    };
    assert_eq!(value(&window, "Speaker").as_deref(), Some("Various"));
    window.get_by_role_and_label(Role::ComboBox, "Speaker").click();
    settle(&mut window);
    click(&mut window, "Lin");
    assert_eq!(speakers(&window), [Some(lin.clone()), Some(lin)]);
    assert_eq!(value(&window, "Speaker").as_deref(), Some("Lin"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(Arc::ptr_eq(&project(&window), &before), "one step");
    // By the menu, too.
    window.get_by_role_and_label(Role::Canvas, "Canvas").focus();
    settle(&mut window);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    window.get_all_by_role_and_label(Role::Button, "Style").last().expect("in the menu").click();
    settle(&mut window);
    window.get_all_by_role_and_label(Role::Button, "Whisper").last().expect("a style").click();
    settle(&mut window);
    let style = |id| match &project(&window).find_item(id).expect("there").1.kind {
        ItemKind::Balloon(b) => b.style.clone(),
        _ => None,
    };
    let whisper = Some(StyleName("whisper".to_owned()));
    assert_eq!([style(balloon), style(other)], [whisper.clone(), whisper]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(Arc::ptr_eq(&project(&window), &before), "one step");
}

#[test]
fn pictures_of_a_panel_are_rows_of_the_layers() {
    let (project_of, left) = layered();
    let mut window = window(Some(project_of));
    let row = |window: &Window, name: &str| {
        let row = window.get_by_role_and_label(Role::TreeItem, name);
        (row.rect().center().y, row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True))
    };
    let (panel, top, low) = ("Panel: Panel 1", "Picture: top.png", "Picture: low.png");
    assert!(row(&window, panel).0 < row(&window, top).0 && row(&window, top).0 < row(&window, low).0);
    window.get_by_role_and_label(Role::TreeItem, low).click();
    settle(&mut window);
    assert!(row(&window, low).1 && !row(&window, top).1);
    assert!(canvas_says(&window).ends_with("Selected: Panel 1"));
    // The keys go from row to row; Delete is for the picture that has the focus.
    window.get_by_role_and_label(Role::TreeItem, panel).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(window.get_by_role_and_label(Role::TreeItem, top).is_focused() && row(&window, top).1);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    let names = |window: &Window| {
        let project = project(window);
        let art = project.find_item(left).expect("there").1.art().to_vec();
        art.iter().map(|layer| (layer.path.file_name().to_owned(), layer.hidden)).collect::<Vec<_>>()
    };
    let shown = |name: &str| (name.to_owned(), false);
    assert_eq!(names(&window), [shown("top.png"), shown("low.png")]);
    assert!(window.get_by_role_and_label(Role::TreeItem, top).is_focused(), "it goes along");
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(names(&window), [shown("low.png")]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    click(&mut window, "Hide: low.png");
    assert_eq!(names(&window), [("low.png".to_owned(), true), shown("top.png")]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window), [shown("low.png"), shown("top.png")]);
}
