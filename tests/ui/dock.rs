//! Layers, rulers, the clipboard, colours and the phone through the window.

use super::*;

/// What the last frame put into the system's clipboard as text.
fn copied(window: &mut Window) -> String {
    window.event(egui::Event::Copy);
    window.run_steps(1);
    let commands = &window.output().platform_output.commands;
    commands
        .iter()
        .find_map(|c| if let egui::OutputCommand::CopyText(text) = c { Some(text.clone()) } else { None })
        .unwrap_or_default()
}

fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    settle(window);
}

fn select(window: &Window, items: Vec<ItemId>) {
    window.state().borrow_mut().as_mut().expect("made").select(items);
}

#[test]
fn what_is_copied_in_one_window_is_pasted_in_another() {
    let (project_of, item, _) = spoken();
    let mut first = window(Some(project_of));
    select(&first, vec![item]);
    let text = copied(&mut first);
    assert!(text.contains("panelwright clip"), "{text}");
    paste(&mut first, &text);
    assert_eq!(project(&first).pages[0].items.len(), 2, "in the same window too");
    let (empty, panels) = halves();
    let mut second = window(Some(empty));
    paste(&mut second, &text);
    let page = Arc::clone(&project(&second).pages[0]);
    let pasted = page.items.last().expect("there");
    assert_eq!(pasted.panel, Some(panels[0]), "it belongs to the panel that it lies in now");
    let line = page.line(pasted.line().expect("it speaks")).expect("its line");
    assert_eq!(line.words.get(&Lang::english()).map(Words::text), Some("Hello"));
    press(&mut second, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&second).pages[0].items.len(), 2);
    paste(&mut second, &text.replace("Hello", "\""));
    assert!(second.query_by_label("This cannot be pasted").is_some());
}

#[test]
fn text_from_elsewhere_becomes_a_balloon() {
    let (empty, panels) = halves();
    let mut window = window(Some(empty));
    paste(&mut window, "  Who is there?\n");
    let page = Arc::clone(&project(&window).pages[0]);
    let balloon = page.items.last().expect("there");
    assert!(balloon.panel.is_some_and(|p| panels.contains(&p)));
    let said = page.lines[0].words.get(&Lang::english()).map(Words::text);
    assert_eq!(said, Some("Who is there?"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).pages[0].items.len(), 2);
}

#[test]
fn a_pasted_picture_becomes_a_file_beside_the_document() {
    let (empty, [left, _]) = halves();
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Some(empty));
    let picture = Arc::new(egui::ColorImage::filled([30, 20], egui::Color32::from_rgb(200, 30, 40)));
    let paste = |window: &mut Window| {
        window.event(egui::Event::PasteImage(Arc::clone(&picture)));
        settle(window);
    };
    paste(&mut window);
    // It has no file yet: that is asked for first, and the picture waits.
    retype(&mut window, "Path", &folder.path().join("night.ron").display().to_string());
    click(&mut window, "OK");
    let kept = folder.path().join("art/night-pasted.png");
    assert!(kept.is_file());
    let page = Arc::clone(&project(&window).pages[0]);
    assert_eq!((page.items.len(), page.reading.len()), (3, 3), "a new panel");
    let panel = page.panel(*page.reading.last().expect("read")).or_else(|| page.panels().last().map(|p| p.1));
    let bounds = panel.expect("a panel").outline.bounds();
    let made = page.panels().find(|(_, p)| !p.art.is_empty()).expect("with the picture").1;
    assert_eq!(made.art[0].path.0, "art/night-pasted.png");
    assert!(
        (made.outline.bounds().width() / made.outline.bounds().height() - 1.5).abs() < 0.01,
        "{bounds:?}"
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).pages[0].items.len(), 2);
    assert!(kept.is_file(), "the file stays for redo");
    // Into the selected panel; the same picture is the same file.
    select(&window, vec![left]);
    paste(&mut window);
    assert_eq!(pictures(&window, left), 1);
    assert_eq!(std::fs::read_dir(folder.path().join("art")).expect("reads").count(), 1);
}

#[test]
fn a_selection_and_a_page_are_copied_as_pictures() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    let copied = |window: &mut Window| {
        // All in one frame, whose output is looked at.
        for pressed in [true, false] {
            window.input_mut().events.push(egui::Event::Key {
                key: Key::C,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::COMMAND | Modifiers::SHIFT,
            });
        }
        window.run_steps(1);
        let commands = window.output().platform_output.commands.clone();
        let picture = commands.into_iter().find_map(|c| match c {
            egui::OutputCommand::CopyImage(image) => Some(image),
            _ => None,
        });
        picture.expect("a picture")
    };
    let page = copied(&mut window);
    let trim = project(&window).book.setup.trim;
    let aspect = page.size[1] as f64 / page.size[0] as f64;
    assert!((aspect - trim.y / trim.x).abs() < 0.01 && page.size[0] > 1000);
    assert_eq!(page.pixels[0], egui::Color32::WHITE);
    select(&window, vec![item]);
    let balloon = copied(&mut window);
    assert!(balloon.size[0] < page.size[0] / 2);
    assert_eq!(balloon.pixels[0], egui::Color32::TRANSPARENT, "around a balloon is nothing");
}

#[test]
fn a_colour_is_named_kept_and_changed_everywhere() {
    let (project_of, [left, _]) = halves();
    let mut window = window(Some(project_of));
    select(&window, vec![left]);
    settle(&mut window);
    window.get_by_role_and_label(Role::ColorWell, "Fill").click();
    settle(&mut window);
    click(&mut window, "Keep in the palette");
    let palette = |window: &Window| project(window).book.palette.clone();
    assert_eq!(palette(&window).iter().map(|s| s.colour.to_string()).collect::<Vec<_>>(), ["#ffffff"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(palette(&window).is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(palette(&window).len(), 1);
}

#[test]
fn a_click_with_the_pipette_takes_the_colour_of_the_page_for_the_button_that_asked() {
    let (mut project_of, [left, right]) = halves();
    let page = Arc::make_mut(&mut project_of.pages[0]);
    for item in &mut page.items {
        if let ItemKind::Panel(p) = &mut Arc::make_mut(item).kind
            && p.outline.bounds().x0 > 1.0
        {
            p.fill = panelwright::geom::Rgba::rgb(10, 120, 60);
        }
    }
    let mut window = window(Some(project_of));
    select(&window, vec![left]);
    settle(&mut window);
    let fill = |window: &Window, id: ItemId| {
        project(window).pages[0].panel(id).map(|p| p.fill.to_string()).expect("a panel")
    };
    window.get_by_role_and_label(Role::ColorWell, "Fill").click();
    settle(&mut window);
    click(&mut window, "Take from the page");
    let at = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center() + vec2(60.0, 0.0);
    window.hover_at(at);
    settle(&mut window);
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        settle(&mut window);
    }
    assert_eq!(fill(&window, left), "#0a783c");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!((fill(&window, left), fill(&window, right)), ("#ffffff".to_owned(), "#0a783c".to_owned()));
}

#[test]
fn layers_are_clicked_walked_and_switched_by_their_names() {
    let (project_of, [left, right]) = halves();
    let mut window = window(Some(project_of));
    let row =
        |window: &Window, name: &str| window.get_by_role_and_label(Role::TreeItem, name).rect().center();
    let at = row(&window, "Panel: Panel 2");
    assert!(at.y < row(&window, "Panel: Panel 1").y, "the front first");
    window.get_by_role_and_label(Role::TreeItem, "Panel: Panel 1").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(project(&window).pages[0].item(left).expect("there").locked);
    click(&mut window, "Unlock: Panel 1");
    assert!(!project(&window).pages[0].item(left).expect("there").locked);
    click(&mut window, "Hide: Panel 2");
    assert!(project(&window).pages[0].item(right).expect("there").hidden);
    window.get_by_role_and_label(Role::TreeItem, "Panel: Panel 2").focus();
    settle(&mut window);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(project(&window).pages[0].items[0].id, right, "below the other one now");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(project(&window).pages[0].item(left).is_none());
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    click(&mut window, "Reading");
    assert!(window.query_by_label("1 Panel: Panel 1").is_some());
}

/// Presses at one place, goes over others and lets go at the last, a frame each.
fn pull(window: &mut Window, places: &[egui::Pos2]) {
    let button = |window: &mut Window, pos, pressed| {
        window.event(egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(1);
    };
    window.hover_at(places[0]);
    window.run_steps(2);
    button(window, places[0], true);
    for at in &places[1..] {
        window.hover_at(*at);
        window.run_steps(1);
    }
    button(window, places[places.len() - 1], false);
    settle(window);
}

#[test]
fn a_guide_is_pulled_out_of_the_ruler_set_to_a_number_and_pushed_back() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::R);
    let canvas = window.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    let (middle, ruler) = (canvas.center(), egui::pos2(canvas.left() - 8.0, canvas.center().y));
    let guides = |window: &Window| project(window).pages[0].guides.clone();
    pull(&mut window, &[ruler, middle - vec2(40.0, 0.0), middle - vec2(33.0, 20.0)]);
    let pulled = guides(&window);
    assert!(matches!(pulled[..], [Guide::Upright(mm)] if mm > 20.0 && mm < 90.0), "{pulled:?}");
    let field = window.get_by_role_and_label(Role::SpinButton, "Upright");
    field.focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("50 mm".to_owned()));
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(guides(&window), [Guide::Upright(50.0)]);
    press(&mut window, Modifiers::NONE, Key::Escape);
    // The page is a US comic's, which is measured in inches.
    click(&mut window, "Remove the guide: Upright 1.97 in");
    assert!(guides(&window).is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(guides(&window), [Guide::Upright(50.0)]);
}

#[test]
fn rows_are_dragged_into_another_order() {
    let (project_of, [left, right]) = halves();
    let mut window = window(Some(project_of));
    let row =
        |window: &Window, name: &str| window.get_by_role_and_label(Role::TreeItem, name).rect().center();
    let (front, back) = (row(&window, "Panel: Panel 2"), row(&window, "Panel: Panel 1"));
    let order = |window: &Window| project(window).pages[0].items.iter().map(|i| i.id).collect::<Vec<_>>();
    pull(&mut window, &[back, back - vec2(0.0, 12.0), front - vec2(0.0, 9.0)]);
    assert_eq!(order(&window), [right, left]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(order(&window), [left, right]);
    click(&mut window, "Reading");
    let (first, second) = (row(&window, "1 Panel: Panel 1"), row(&window, "2 Panel: Panel 2"));
    pull(&mut window, &[second, second - vec2(0.0, 12.0), first - vec2(0.0, 9.0)]);
    assert_eq!(project(&window).pages[0].reading, [right, left]);
}

#[test]
fn a_row_that_is_double_clicked_takes_what_the_panel_shows() {
    let (project_of, [left, _]) = halves();
    let mut window = window(Some(project_of));
    window.get_by_role_and_label(Role::TreeItem, "Panel: Panel 1").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F2);
    window.event(egui::Event::Text("Night over the mine".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let shows =
        project(&window).pages[0].panel(left).and_then(|p| p.describes.get(&Lang::english()).cloned());
    assert_eq!(shows.as_deref(), Some("Night over the mine"));
    assert!(window.query_by_label("Panel: Night over the mine").is_some());
}

#[test]
fn the_phone_shows_every_page_and_a_click_opens_it() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    click(&mut window, "Add Page");
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    let pages = window.get_all_by_role_and_label(Role::Button, "Page 1").count();
    assert_eq!(pages, 2, "in the list of pages and on the phone");
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.get_all_by_role_and_label(Role::Button, "Page 1").count(), 1);
    // Escape closes it, though something is selected, and then lets go of that.
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    let item = project(&window).pages[0].items[0].id;
    press(&mut window, Modifiers::NONE, Key::PageUp);
    select(&window, vec![item]);
    settle(&mut window);
    let before = canvas_says(&window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.get_all_by_role_and_label(Role::Button, "Page 1").count(), 1);
    assert_eq!(canvas_says(&window), before);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_ne!(canvas_says(&window), before);
}

#[test]
fn a_row_has_the_menu_of_its_item_and_f6_comes_by() {
    let (project_of, [left, right]) = halves();
    let mut window = window(Some(project_of));
    window.get_by_role_and_label(Role::TreeItem, "Panel: Panel 1").click_secondary();
    settle(&mut window);
    window.get_all_by_label_contains("Bring to Front").next().expect("in the menu").click();
    settle(&mut window);
    let order = |window: &Window| project(window).pages[0].items.iter().map(|i| i.id).collect::<Vec<_>>();
    assert_eq!(order(&window), [right, left]);
    window.get_by_role_and_label(Role::TreeItem, "Panel: Panel 1").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F6);
    let status = window.get_by_role_and_label(Role::Group, "Status");
    assert!(status.is_focused(), "the part after the lists");
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert!(window.get_by_role_and_label(Role::Group, "Layers and Reading Order").is_focused());
}

#[test]
fn pictures_of_a_panel_are_dragged_into_another_order() {
    let (mut project_of, [left, _]) = halves();
    let page = Arc::make_mut(&mut project_of.pages[0]);
    let panel = page.items.iter_mut().find(|i| i.id == left).expect("there");
    if let ItemKind::Panel(p) = &mut Arc::make_mut(panel).kind {
        p.art = ["low.png", "middle.png", "top.png"].map(|n| ArtLayer::new(ArtPath(n.to_owned()))).to_vec();
    }
    let mut window = window(Some(project_of));
    select(&window, vec![left]);
    settle(&mut window);
    let names = |window: &Window| {
        let art = project(window).find_item(left).expect("there").1.art().to_vec();
        art.iter().map(|layer| layer.path.file_name().to_owned()).collect::<Vec<_>>()
    };
    let row = |window: &Window, name: &str| window.get_by_role_and_label(Role::ListItem, name).rect();
    let (top, low) = (row(&window, "top.png"), row(&window, "low.png"));
    pull(&mut window, &[top.center(), low.center(), low.center_bottom()]);
    assert_eq!(names(&window), ["top.png", "low.png", "middle.png"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window), ["low.png", "middle.png", "top.png"], "one step");
    let (top, middle) = (row(&window, "top.png"), row(&window, "middle.png"));
    pull(&mut window, &[middle.center(), top.center_top()]);
    assert_eq!(names(&window), ["low.png", "top.png", "middle.png"]);
}

#[test]
fn delete_in_the_list_is_for_the_row_that_has_the_focus() {
    let (project_of, [left, right]) = halves();
    let mut window = window(Some(project_of));
    select(&window, vec![left]);
    settle(&mut window);
    let row = |n: usize| format!("Panel: Panel {n}");
    let number = project(&window).pages[0].reading.iter().position(|id| *id == right).expect("read") + 1;
    window.get_by_role_and_label(Role::TreeItem, &row(number)).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Delete);
    let left_over: Vec<ItemId> = project(&window).pages[0].items.iter().map(|i| i.id).collect();
    assert_eq!(left_over, [left]);
}

#[test]
fn words_of_what_is_locked_are_not_typed() {
    let (project_of, item, line) = spoken();
    let mut window = window(Some(project_of));
    select(&window, vec![item]);
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::L);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.event(egui::Event::Text("x".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(said(&project(&window), line, &Lang::english()), "Hello");
}

#[test]
fn escape_closes_a_menu_and_leaves_the_selection() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    select(&window, vec![item]);
    settle(&mut window);
    window.get_by_role_and_label(Role::Button, "Page").click();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    let heard = |window: &Window| {
        let node = window.get_by_role_and_label(Role::Paragraph, "Balloon: Hello");
        node.accesskit_node().is_selected()
    };
    assert_eq!(heard(&window), Some(true));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(heard(&window), Some(false));
}
