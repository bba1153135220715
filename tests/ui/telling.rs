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

#[test]
fn rows_of_menus_touch_each_other() {
    let (project, item, _) = spoken();
    let mut window = window(Some(project));
    let touch = |window: &Window, above: &str, below: &str| {
        let row = |name: &str| window.get_all_by_label_contains(name).last().expect("in the menu").rect();
        assert!((row(above).bottom() - row(below).top()).abs() < 0.5, "{above}, {below}");
    };
    click(&mut window, "Edit");
    touch(&window, "Cast…", "Fonts…");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "View");
    window.get_all_by_label_contains("Guides").last().expect("a menu of its own").hover();
    settle(&mut window);
    touch(&window, "Lock Guides", "Copy Guides to All Pages");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.state().borrow_mut().as_mut().expect("an app").select(vec![item]);
    settle(&mut window);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    touch(&window, "Larger Letters", "Smaller Letters");
}

#[test]
fn an_issue_names_its_words_and_brings_them_near() {
    let (project, ..) = spoken();
    let mut window = window(Some(project));
    press(&mut window, Modifiers::NONE, Key::L);
    click(&mut window, "1 issue");
    let told = "Page 1   “Hello”: There are no words in Simplified Chinese; another language stands in";
    click(&mut window, told);
    let field = window.query_by_role_and_label(Role::MultilineTextInput, "English");
    assert!(field.is_some(), "it is selected");
}

#[test]
fn a_safe_margin_that_differs_has_a_field_for_each_side_in_the_unit_of_the_page() {
    let strip = presets::named("webtoon-strip").expect("a preset");
    let window = window(Some(Project::blank(strip.clone(), Lang::english(), vec![PageId(1)])));
    let field = |name: &str| {
        let name = format!("Safe margin: {name}");
        window.get_by_label(&name).accesskit_node().value().unwrap_or_default()
    };
    let px = |mm: f64| {
        let tenths = (mm * strip.dpi / 2.54).round();
        format!("{} px", tenths / 10.0)
    };
    assert_eq!(field("Left").trim_start_matches("L  "), px(strip.safe.left));
    assert_eq!(field("Top").trim_start_matches("T  "), px(strip.safe.top));
    assert!(window.query_by_label("Binding").is_none(), "a strip is not bound");
}
