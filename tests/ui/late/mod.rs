//! What comes late or at the wrong moment: results for another document, keys and files that have to wait, and where
//! the window goes on afterwards.

mod pages;
mod pictures;

use super::*;
use std::path::{Path, PathBuf};

/// A comic of two empty panels in a file in its own folder.
fn comic(folder: &Path, name: &str) -> (PathBuf, [ItemId; 2]) {
    let folder = folder.join(name);
    std::fs::create_dir(&folder).expect("made");
    let file = folder.join(format!("{name}.ron"));
    let (project, panels) = halves();
    panelwright::file::save(&Arc::new(project), &file).expect("saved");
    (file, panels)
}

fn drop_file(window: &mut Window, path: &Path) {
    window.input_mut().dropped_files.push(Arc::new(File(path.to_owned())));
    window.run_steps(1);
}

fn title_of(window: &Window) -> Option<String> {
    project(window).book.title.get(&Lang::english()).cloned()
}

#[test]
fn a_picture_that_was_read_for_another_comic_does_not_come_into_this_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let ((one, panels), (two, _)) = (comic(folder.path(), "one"), comic(folder.path(), "two"));
    // Large enough to be read for a while.
    let picture = folder.path().join("large.png");
    image::RgbImage::from_fn(3000, 2000, |x, y| image::Rgb([(x * y) as u8, x as u8, y as u8]))
        .save(&picture)
        .expect("written");
    let mut window = window(None);
    drop_file(&mut window, &one);
    settle(&mut window);
    let middle = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center();
    window.hover_at(middle + vec2(60.0, 0.0));
    drop_file(&mut window, &picture);
    drop_file(&mut window, &two);
    settle(&mut window);
    if window.query_by_role_and_label(Role::Button, "Don’t Save").is_some() {
        // The picture was there first, and the other comic came after it.
        click(&mut window, "Don’t Save");
    }
    assert_eq!(panels.map(|panel| pictures(&window, panel)), [0, 0]);
    assert!(!window.state().borrow().as_ref().expect("open").is_unsaved());
    assert!(!two.with_file_name("art").exists(), "nothing was put beside it");
}

#[test]
fn saving_one_comic_while_another_is_opened_leaves_each_in_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let ((one, [left, right]), (two, _)) = (comic(folder.path(), "one"), comic(folder.path(), "two"));
    let mut window = window(None);
    drop_file(&mut window, &one);
    settle(&mut window);
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    press(&mut window, Modifiers::NONE, Key::Delete);
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(1);
    drop_file(&mut window, &two);
    settle(&mut window);
    assert!(project(&window).find_item(left).is_some(), "the other comic is open");
    assert!(!window.state().borrow().as_ref().expect("open").is_unsaved());
    window.state().borrow_mut().as_mut().expect("open").select(vec![right]);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(window.state().borrow().as_ref().expect("open").is_unsaved());
    press(&mut window, Modifiers::COMMAND, Key::S);
    let there = |file: &Path| {
        let saved = panelwright::file::open(file).expect("opened").project;
        [left, right].map(|panel| saved.find_item(panel).is_some())
    };
    assert_eq!((there(&one), there(&two)), ([false, true], [true, false]));
}

#[test]
fn keys_of_commands_work_while_words_are_typed_or_say_what_they_wait_for() {
    let (project_of, item, line) = spoken();
    let mut window = window(Some(project_of));
    let begin = |window: &mut Window| {
        window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
        settle(window);
        press(window, Modifiers::NONE, Key::Enter);
        window.event(egui::Event::Text("Over here".to_owned()));
        settle(window);
    };
    begin(&mut window);
    assert!(window.query_by_label_contains("Tab goes on to the next words").is_some());
    press(&mut window, Modifiers::COMMAND, Key::G);
    assert!(window.query_by_label_contains("“Group” is not done while words are typed").is_some());
    // What was typed is kept by a key that leads away.
    press(&mut window, Modifiers::NONE, Key::F4);
    assert!(window.query_by_role(Role::Canvas).is_none(), "all pages are shown");
    assert_eq!(said(&project(&window), line, &Lang::english()), "Over here");
}

#[test]
fn a_file_that_is_dropped_while_a_dialog_is_open_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, _) = comic(folder.path(), "one");
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    drop_file(&mut window, &one);
    settle(&mut window);
    assert!(window.query_by_label_contains("close the dialog first").is_some());
    assert_eq!((title_of(&window), project(&window).pages[0].items.len()), (None, 1), "it was not opened");
}

#[test]
fn a_balloon_that_is_given_up_leaves_what_could_be_done_again() {
    let (project_of, [left, _]) = halves();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("open").select(vec![left]);
    press(&mut window, Modifiers::NONE, Key::Delete);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).find_item(left).is_some());
    press(&mut window, Modifiers::NONE, Key::B);
    let middle = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center();
    window.hover_at(middle);
    for down in [true, false] {
        button(&mut window, middle, down, Modifiers::NONE);
    }
    settle(&mut window);
    assert_eq!(project(&window).pages[0].items.len(), 3);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(project(&window).pages[0].items.len(), 2);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert!(project(&window).find_item(left).is_none(), "the panel goes again");
}

fn button(window: &mut Window, pos: egui::Pos2, pressed: bool, modifiers: Modifiers) {
    let button = egui::PointerButton::Primary;
    window.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
}

#[test]
fn the_inspector_shows_another_thing_from_its_head_on() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("open").select(vec![item]);
    settle(&mut window);
    let height = |window: &Window| window.get_by_role_and_label(Role::ComboBox, "Style").rect().top();
    let before = height(&window);
    window.get_by_role_and_label(Role::ComboBox, "Font").scroll_to_me();
    settle(&mut window);
    assert!(height(&window) < before - 50.0, "it is scrolled");
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(height(&window), before);
}

#[test]
fn styles_that_fit_come_first() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("open").select(vec![item]);
    settle(&mut window);
    window.get_by_role_and_label(Role::ComboBox, "Style").click();
    settle(&mut window);
    let top = |name: &str| window.get_by_role_and_label(Role::Button, name).rect().top();
    assert!(top("Shout") < top("Narration") && top("Narration") > top("Telepathy"));
    let names = ["Speech", "Narration", "Sound effect"];
    assert!(names.windows(2).all(|pair| top(pair[0]) < top(pair[1])));
}

#[test]
fn tab_goes_from_control_to_control_and_not_to_whole_parts() {
    let (project_of, _) = halves();
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::NONE, Key::F6);
    for _ in 0..30 {
        press(&mut window, Modifiers::NONE, Key::Tab);
        let whole = |node: egui_kittest::Node<'_>| node.is_focused();
        assert!(!window.query_all_by_role(Role::Group).any(whole));
    }
}

#[test]
fn dialogs_open_where_they_stay() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    let both = Modifiers::COMMAND | Modifiers::SHIFT;
    let mut jumped = Vec::new();
    for (title, modifiers, key) in [
        ("Tidy the words", both, Key::T),
        ("Export pages", both, Key::E),
        ("Settings", Modifiers::COMMAND, Key::Comma),
        ("Keyboard Shortcuts", Modifiers::NONE, Key::F1),
    ] {
        window.key_press_modifiers(modifiers, key);
        let mut tops = Vec::new();
        for _ in 0..8 {
            window.run_steps(1);
            tops.extend(
                window.query_all_by_role_and_label(Role::Label, title).next().map(|l| l.rect().top()),
            );
        }
        let last = tops.last().copied().unwrap_or(f32::NAN);
        if tops.iter().any(|top| *top != last) {
            jumped.push(format!("{title}: {tops:?}"));
        }
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    assert_eq!(jumped, Vec::<String>::new());
}
