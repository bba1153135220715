//! Files by the window: paths that are typed, with what completes them, and pages that are exported.

use super::*;

#[test]
fn a_comic_is_saved_to_a_typed_path() {
    let (project_of, ..) = spoken();
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::S);
    let missing = folder.path().join("none").join("x.ron");
    retype(&mut window, "Path", &missing.display().to_string());
    assert!(window.query_by_label("The folder does not exist.").is_some());
    let path = folder.path().join("x.ron");
    retype(&mut window, "Path", &path.display().to_string());
    click(&mut window, "OK");
    assert!(path.is_file());
    assert!(!window.state().borrow().as_ref().is_some_and(App::is_unsaved));
}

/// What the path dialog's field holds.
fn typed_path(window: &Window) -> String {
    window.get_by_role_and_label(Role::TextInput, "Path").value().unwrap_or_default()
}

#[test]
fn a_new_comic_is_not_saved_beside_the_sample() {
    let mut window = window(None);
    let sample = std::path::PathBuf::from("examples/xishan-signal/episode-02.ron");
    window.input_mut().dropped_files.push(Arc::new(File(sample)));
    wait_for(&mut window, "Page 1 of 7");
    press(&mut window, Modifiers::COMMAND, Key::N);
    click(&mut window, "Create");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let proposed = typed_path(&window);
    assert!(proposed.starts_with('/') && !proposed.contains("xishan-signal"), "{proposed}");
    // What is typed is the name, in the folder that was proposed.
    let folder = proposed[..=proposed.rfind('/').expect("a folder")].to_owned();
    window.get_by_role_and_label(Role::TextInput, "Path").type_text("winter");
    settle(&mut window);
    assert_eq!(typed_path(&window), format!("{folder}winter.ron"));
}

#[test]
fn pages_are_exported() {
    let (project_of, ..) = spoken();
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    retype(&mut window, "Folder", &folder.path().display().to_string());
    click(&mut window, "Export");
    assert!(window.query_by_label_contains("Pages written: 1").is_some());
    assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1);
    assert!(window.query_by_role_and_label(Role::Button, "Show Folder").is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    // Once more it says what it would replace, and replaces nothing that it may not.
    click(&mut window, "Add Page");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    retype(&mut window, "Folder", &folder.path().display().to_string());
    assert!(window.query_by_label("Files there already that will be replaced: 1").is_some());
    assert!(window.query_by_label("Pages with nothing on them: 2").is_some());
    window.get_by_role_and_label(Role::CheckBox, "Replace files that exist").click();
    settle(&mut window);
    assert!(window.query_by_label("Files there already: 1").is_some());
    assert!(window.get_by_role_and_label(Role::Button, "Export").accesskit_node().is_disabled());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1, "nothing was written");
}

#[test]
fn all_languages_are_exported_into_folders_of_their_own() {
    let (mut project_of, ..) = spoken();
    let langs = ["en", "zh-Hans"].map(|tag| tag.parse::<Lang>().expect("a tag")).to_vec();
    Arc::make_mut(&mut project_of.book).languages = langs;
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    retype(&mut window, "Folder", &folder.path().display().to_string());
    window.get_by_role_and_label(Role::ComboBox, "Language").click();
    settle(&mut window);
    click(&mut window, "All languages");
    assert!(window.query_by_label_contains("en, zh-Hans").is_some());
    click(&mut window, "Export");
    assert!(window.query_by_label_contains("Pages written: 2").is_some());
    let pages = |tag: &str| std::fs::read_dir(folder.path().join(tag)).expect("a folder").count();
    assert_eq!((pages("en"), pages("zh-Hans")), (1, 1));
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    retype(&mut window, "Folder", &folder.path().display().to_string());
    window.get_by_role_and_label(Role::ComboBox, "Language").click();
    settle(&mut window);
    click(&mut window, "All languages");
    assert!(window.query_by_label("Files there already that will be replaced: 2").is_some());
}

#[test]
fn a_path_is_completed_by_tab_and_by_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let (project_of, ..) = spoken();
    std::fs::create_dir(folder.path().join("comics")).expect("made");
    let text = panelwright::file::ron_text::project_text(&project_of).expect("text");
    for name in ["one.ron", "two.ron"] {
        std::fs::write(folder.path().join("comics").join(name), &text).expect("written");
    }
    let mut window = window(None);
    press(&mut window, Modifiers::COMMAND, Key::O);
    let typed = |window: &Window| window.get_by_role_and_label(Role::TextInput, "Path").value();
    let in_folder = |rest: &str| Some(format!("{}/{rest}", folder.path().display()));
    retype(&mut window, "Path", &in_folder("com").expect("a path"));
    assert!(window.query_by_label("No such file.").is_none(), "what is typed half is no fault");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(typed(&window), in_folder("comics/"));
    assert!(window.query_by_role_and_label(Role::Button, "one.ron").is_some());
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(typed(&window), in_folder("comics/two.ron"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    let name = window.state().borrow().as_ref().and_then(App::project).map(|p| p.pages.len());
    assert_eq!(name, Some(1), "it is open");
}

#[test]
fn a_name_without_its_ending_is_warned_of_like_the_whole_one() {
    let (project_of, ..) = spoken();
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("comic.ron");
    let kept = panelwright::file::ron_text::project_text(&Project::blank(
        presets::all().remove(0),
        Lang::english(),
        vec![PageId(9)],
    ));
    std::fs::write(&other, kept.expect("text")).expect("written");
    let before = std::fs::read(&other).expect("read");
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::S);
    retype(&mut window, "Path", &folder.path().join("comic").display().to_string());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(std::fs::read(&other).expect("read"), before, "Enter once only warns");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_ne!(std::fs::read(&other).expect("read"), before);
}

#[test]
fn saves_that_are_asked_for_at_once_follow_each_other() {
    let (project_of, item, line) = spoken();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("comic.ron");
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::S);
    retype(&mut window, "Path", &path.display().to_string());
    click(&mut window, "OK");
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.event(egui::Event::Text("One".to_owned()));
    window.run_steps(1);
    // Neither waits for the other to end, and none takes the other's work for somebody else's.
    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::S);
        window.run_steps(1);
    }
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::Button, "Close").is_none(), "nothing is to be told");
    assert!(!window.state().borrow().as_ref().is_some_and(App::is_unsaved));
    let opened = panelwright::file::open(&path).expect("opens");
    assert_eq!(said(&opened.project, line, &Lang::english()), "One");
}

#[test]
fn what_was_done_while_a_file_was_chosen_is_asked_about() {
    let (project_of, ..) = spoken();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.ron");
    let text = panelwright::file::ron_text::project_text(&project_of).expect("text");
    std::fs::write(&path, text).expect("written");
    let mut window = window(Some(project_of));
    click(&mut window, "Add Page");
    press(&mut window, Modifiers::COMMAND, Key::O);
    click(&mut window, "Don't Save");
    retype(&mut window, "Path", &path.display().to_string());
    click(&mut window, "OK");
    assert_eq!(project(&window).pages.len(), 1, "what was given up is not asked about twice");
}

#[test]
fn a_list_is_chosen_from_by_the_keyboard() {
    let mut window = window(None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    let list = |window: &Window| {
        let node = window.get_by_role_and_label(Role::ComboBox, "Reading");
        (node.is_focused(), node.value().unwrap_or_default())
    };
    window.get_by_role_and_label(Role::ComboBox, "Reading").focus();
    settle(&mut window);
    let before = list(&window).1;
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let (focused, after) = list(&window);
    assert_ne!(after, before);
    assert!(focused, "the next arrow is not for the page");
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(list(&window), (true, after), "Escape leaves it as it was");
}

#[test]
fn the_first_arrow_in_a_list_that_the_pointer_opened_lands_on_what_is_chosen() {
    let mut window = window(None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    let list = window.get_by_role_and_label(Role::ComboBox, "Reading");
    let (at, chosen) = (list.rect().center(), list.value().unwrap_or_default());
    window.hover_at(at);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.run_steps(1);
    }
    settle(&mut window);
    let focused = |window: &Window| {
        let node = window.root().children_recursive().find(egui_kittest::Node::is_focused);
        node.and_then(|n| n.accesskit_node().label()).unwrap_or_default()
    };
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window), chosen);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(focused(&window), chosen);
}

#[test]
fn the_bar_over_typed_words_shows_the_colour_that_they_have() {
    let (mut project_of, item, _) = spoken();
    let yellow = panelwright::geom::Rgba::rgb(0xff, 0xd0, 0x10);
    let page = Arc::make_mut(&mut project_of.pages[0]);
    let known = page.items.iter_mut().find(|i| i.id == item).expect("there");
    if let ItemKind::Balloon(b) = &mut Arc::make_mut(known).kind {
        b.look.letters = Some(yellow);
    }
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let wells = window.get_all_by_role_and_label(Role::ColorWell, "Colour of the letters");
    let told: Vec<_> = wells.filter_map(|n| n.value()).collect();
    assert_eq!(told, [yellow.to_string()]);
}

#[test]
fn tab_goes_on_with_the_next_words_after_words_were_ended() {
    let (project_of, first, _) = spoken();
    let (page, second, line) = (project_of.pages[0].id, ItemId(901), LineId(902));
    let balloon = Item {
        id: second,
        panel: None,
        locked: false,
        hidden: false,
        kind: ItemKind::Balloon(Balloon::new(line, Spot::new(60.0, 120.0))),
        variants: Vec::new(),
    };
    let edit = Edit::AddItems { page, items: vec![balloon], lines: vec![Line::new(line)] };
    let project_of = edit.apply(&Arc::new(project_of)).expect("adds");
    let mut window = window(Some(Project::clone(&project_of)));
    window.state().borrow_mut().as_mut().expect("made").select(vec![first]);
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Tab);
    window.event(egui::Event::Text("And then?".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(said(&project(&window), line, &Lang::english()), "And then?");
    // Keys are the canvas's meanwhile.
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(project(&window).find_item(second).is_none());
}

#[test]
fn what_was_agreed_to_for_a_file_that_was_not_opened_holds_for_nothing_else() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    click(&mut window, "Add Page");
    press(&mut window, Modifiers::COMMAND, Key::O);
    click(&mut window, "Don't Save");
    click(&mut window, "Cancel");
    press(&mut window, Modifiers::COMMAND, Key::Q);
    assert!(window.query_by_role_and_label(Role::Button, "Don't Save").is_some(), "the work is still there");
    assert!(!window.state().borrow().as_ref().is_some_and(App::is_closing));
}

#[test]
fn words_have_a_place_of_their_own_in_one_language_and_give_it_up_again() {
    let (mut start, item, _) = spoken();
    let [english, chinese] = [Lang::english(), Lang::simplified_chinese()];
    Arc::make_mut(&mut start.book).languages = vec![english.clone(), chinese.clone()];
    let mut window = window(Some(start));
    let places = |window: &Window| {
        let project = project(window);
        let (_, item) = project.find_item(item).expect("there");
        [&english, &chinese].map(|lang| {
            let edition = panelwright::model::Edition::pages(lang.clone());
            item.in_edition(&edition).spot().expect("a place")
        })
    };
    window.state().borrow_mut().as_mut().expect("open").select(vec![item]);
    settle(&mut window);
    let [start, _] = places(&window);
    let tick = |window: &mut Window| {
        window.get_by_role_and_label(Role::CheckBox, "Only in English").click();
        settle(window);
    };
    let nudge = |window: &mut Window| {
        window.get_by_role_and_label(Role::Canvas, "Canvas").focus();
        settle(window);
        press(window, Modifiers::NONE, Key::ArrowRight);
    };
    tick(&mut window);
    nudge(&mut window);
    let [moved, stayed] = places(&window);
    assert!(moved.x > start.x && stayed == start, "only English moves: {moved:?} {stayed:?}");
    tick(&mut window);
    assert_eq!(places(&window), [start, start], "where it is in the others");
    nudge(&mut window);
    let [here, there] = places(&window);
    assert!(here == there && here.x > start.x, "they move together again");
}

#[test]
fn an_export_by_width_tells_its_size_and_moves_no_row() {
    let strip = presets::named("webtoon-strip").expect("a preset");
    let mut project_of = Project::blank(strip, Lang::english(), vec![PageId(1)]);
    Arc::make_mut(&mut project_of.book).languages.push(Lang::simplified_chinese());
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    retype(&mut window, "Folder", &folder.path().display().to_string());
    assert!(window.query_by_label("1600 × 2560 px").is_some());
    assert!(
        window.query_by_label("Facing pages as one picture").is_none(),
        "no page of a strip faces another"
    );
    let places = |window: &Window| {
        let folder = window.get_by_role_and_label(Role::TextInput, "Folder").rect();
        (folder, window.get_by_role_and_label(Role::Button, "Export").rect())
    };
    let before = places(&window);
    for (row, choice) in [("Format", "JPEG"), ("Language", "All languages")] {
        window.get_by_role_and_label(Role::ComboBox, row).click();
        settle(&mut window);
        click(&mut window, choice);
        assert_eq!(places(&window), before, "{choice}");
    }
    click(&mut window, "By width");
    assert_eq!(places(&window), before);
    assert!(window.query_by_label("1600 × 2560 px").is_some());
    click(&mut window, "Export");
    let page = std::fs::read_dir(folder.path().join("en")).expect("a folder").next().expect("a page");
    let bytes = std::fs::read(page.expect("reads").path()).expect("reads");
    assert!(bytes.starts_with(&[0xff, 0xd8]), "a JPEG");
}

#[test]
fn the_next_language_of_the_comic_has_a_key() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    let issues = |window: &Window| window.query_by_label("1 issue").is_some();
    assert!(!issues(&window));
    press(&mut window, Modifiers::NONE, Key::L);
    assert!(issues(&window), "the words are not in Chinese yet");
    press(&mut window, Modifiers::NONE, Key::L);
    assert!(!issues(&window), "after the last comes the first");
}
