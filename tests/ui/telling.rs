//! What the window says: every control has a name, and a Chinese window says nothing in English.

use super::*;

/// Controls without a name, or with nothing but the name of their kind.
fn nameless(window: &Window) -> Vec<String> {
    let controls = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::ComboBox,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::SpinButton,
        Role::Slider,
        Role::ColorWell,
        Role::Link,
    ];
    let mut found = Vec::new();
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        let is_control = controls.contains(&node.role()) && !node.is_hidden();
        let named = node.label().is_some_and(|l| !l.trim().is_empty()) || node.labelled_by().next().is_some();
        if is_control && !named {
            found.push(format!("{:?} at {:?}", node.role(), node.raw_bounds()));
        }
    }
    found
}

#[test]
fn every_control_of_the_window_has_a_name() {
    let empty = window(None);
    assert_eq!(nameless(&empty), Vec::<String>::new(), "the first page");
    let (project_of, balloon, _) = spoken();
    let (_, [panel, _]) = halves();
    let mut faults = Vec::new();
    let mut look = |what: &str, window: &Window| {
        faults.extend(nameless(window).into_iter().map(|n| format!("{what}: {n}")));
    };
    let mut with_balloon = window(Some(project_of));
    look("page", &with_balloon);
    with_balloon.state().borrow_mut().as_mut().expect("made").select(vec![balloon]);
    settle(&mut with_balloon);
    look("balloon", &with_balloon);
    let mut with_panels = window(Some(halves().0));
    with_panels.state().borrow_mut().as_mut().expect("made").select(vec![panel]);
    settle(&mut with_panels);
    look("panel", &with_panels);
    let (ctrl, both) = (Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT);
    for (what, modifiers, key) in [
        ("settings", ctrl, Key::Comma),
        ("shortcuts", Modifiers::NONE, Key::F1),
        ("palette", both, Key::P),
        ("layouts", both, Key::L),
        ("tidy", both, Key::T),
        ("export", both, Key::E),
    ] {
        press(&mut with_balloon, modifiers, key);
        look(what, &with_balloon);
        press(&mut with_balloon, Modifiers::NONE, Key::Escape);
    }
    let mut fresh = window(None);
    press(&mut fresh, ctrl, Key::N);
    look("new", &fresh);
    assert_eq!(faults, Vec::<String>::new());
}

/// Words of English letters that the window shows, apart from names that are the same in every language.
fn english(window: &Window) -> Vec<String> {
    const SAME: [&str; 31] = [
        "Panelwright",
        "panelwright",
        "English",
        "Korean",
        "Deutsch",
        "Italiano",
        "Hello",
        "episode",
        "Ctrl",
        "Shift",
        "Alt",
        "Tab",
        "Enter",
        "Esc",
        "Delete",
        "Backspace",
        "Page",
        "PageUp",
        "PageDown",
        "PNG",
        "JPEG",
        "WebP",
        "SVG",
        "OpenType",
        "Comic",
        "Neue",
        "Bangers",
        "Noto",
        "Sans",
        "dpi",
        "MIT",
    ];
    let mut found = Vec::new();
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        // A colour is a number.
        let texts = [node.label(), node.value()].into_iter().flatten().filter(|t| !t.starts_with('#'));
        for text in texts {
            let words = text.split(|c: char| !c.is_alphabetic());
            let strange = words.filter(|w| w.len() > 2 && w.is_ascii() && !SAME.contains(w));
            found.extend(strange.map(|w| format!("{w}: {text}")));
        }
    }
    found
}

#[test]
fn the_chinese_window_says_nothing_in_english() {
    let (project_of, balloon, _) = spoken();
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    window.get_by_role_and_label(Role::ComboBox, "Language").click();
    settle(&mut window);
    click(&mut window, "简体中文");
    click(&mut window, "关闭");
    let mut faults = Vec::new();
    let mut look = |what: &str, window: &Window| {
        faults.extend(english(window).into_iter().map(|n| format!("{what}: {n}")));
    };
    look("page", &window);
    window.state().borrow_mut().as_mut().expect("made").select(vec![balloon]);
    settle(&mut window);
    look("balloon", &window);
    press(&mut window, Modifiers::COMMAND, Key::D);
    for menu in ["文件", "编辑", "页面", "对象", "视图", "帮助"] {
        click(&mut window, menu);
        look(menu, &window);
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    let (ctrl, both) = (Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT);
    for (what, modifiers, key) in [
        ("shortcuts", Modifiers::NONE, Key::F1),
        ("palette", both, Key::P),
        ("layouts", both, Key::L),
        ("tidy", both, Key::T),
        ("unsaved", ctrl, Key::N),
    ] {
        press(&mut window, modifiers, key);
        look(what, &window);
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    press(&mut window, ctrl, Key::W);
    click(&mut window, "不保存");
    look("first page", &window);
    press(&mut window, ctrl, Key::N);
    look("new", &window);
    assert_eq!(faults, Vec::<String>::new());
}
