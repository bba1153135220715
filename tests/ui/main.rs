//! The window without a screen: menus, dialogs, inspector and typing, by the names that screen readers hear.
#![cfg(feature = "gui")]

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use panelwright::edit::Edit;
use panelwright::file::presets;
use panelwright::model::{
    ArtLayer, ArtPath, Balloon, Frame, Guide, IdSource, Item, ItemId, ItemKind, Lang, Line, LineId, Outline,
    PageId, Panel, Project, Spot, Words,
};
use panelwright::ui::App;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

mod casting;
mod dock;
mod handling;
mod late;
mod overview;
mod panelling;
mod telling;
mod writing;

type Slot = Rc<RefCell<Option<App>>>;
type Window = Harness<'static, Slot>;

fn window(project: Option<Project>) -> Window {
    let slot: Slot = Rc::default();
    let made = Rc::clone(&slot);
    let mut window = Harness::builder()
        .with_size(vec2(1400.0, 900.0))
        .with_context_setup(move |ctx| {
            *made.borrow_mut() = Some(App::new_headless(ctx, project.map(Arc::new)));
        })
        .build_ui_state(
            |ui, slot: &mut Slot| {
                if let Some(app) = slot.borrow_mut().as_mut() {
                    app.frame(ui);
                }
            },
            slot,
        );
    settle(&mut window);
    window
}

/// Lets frames pass until nothing is done beside the window any more.
fn settle(window: &mut Window) {
    for round in 0..200 {
        window.run_steps(2);
        if round > 2 && !window.state().borrow().as_ref().is_some_and(App::is_busy) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn project(window: &Window) -> Arc<Project> {
    let state = window.state().borrow();
    Arc::clone(state.as_ref().and_then(App::project).expect("a document is open"))
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn click(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    settle(window);
}

/// Types another text into a field.
fn retype(window: &mut Window, name: &str, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, name);
    field.focus();
    settle(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(window);
    window.get_by_role_and_label(Role::TextInput, name).type_text(text);
    settle(window);
}

/// A page with one balloon that speaks two languages.
fn spoken() -> (Project, ItemId, LineId) {
    let mut ids = IdSource::seeded(5);
    let setup = presets::all().remove(0);
    let page = PageId(ids.next_number());
    let mut project = Project::blank(setup, Lang::english(), vec![page]);
    Arc::make_mut(&mut project.book).languages.push(Lang::simplified_chinese());
    let (item, line) = (ItemId(ids.next_number()), LineId(ids.next_number()));
    let mut said = Line::new(line);
    said.words.insert(Lang::english(), Words::plain("Hello"));
    let balloon = Item {
        id: item,
        panel: None,
        locked: false,
        hidden: false,
        kind: ItemKind::Balloon(Balloon::new(line, Spot::new(60.0, 60.0))),
        variants: Vec::new(),
    };
    let edit = Edit::AddItems { page, items: vec![balloon], lines: vec![said] };
    let project = edit.apply(&Arc::new(project)).expect("adds");
    (Project::clone(&project), item, line)
}

fn said(project: &Project, line: LineId, lang: &Lang) -> String {
    project.find_line(line).and_then(|(_, l)| l.words.get(lang)).map(Words::to_markup).unwrap_or_default()
}

#[test]
fn a_new_comic_is_made_from_a_template() {
    let mut window = window(None);
    click(&mut window, "Manga B5");
    click(&mut window, "Create");
    let project = project(&window);
    let preset = presets::named("manga-b5").expect("a preset");
    assert_eq!((project.book.setup.trim, project.book.setup.reading), (preset.trim, preset.reading));
    assert!(project.pages.len() > 1 && project.pages.iter().all(|p| p.panels().count() > 2));
    // Nobody did anything to it yet: there is nothing to be asked.
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert!(window.query_by_role_and_label(Role::Button, "Manga B5").is_some(), "the first page is back");
}

#[test]
fn pages_are_added_and_undone_from_the_menu() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    window.get_by_role_and_label(Role::Button, "Page").click();
    settle(&mut window);
    window.get_all_by_label_contains("Duplicate Page").next().expect("in the menu").click();
    settle(&mut window);
    assert_eq!(project(&window).pages.len(), 2);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).pages.len(), 1);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(project(&window).pages.len(), 2);
}

#[test]
fn unsaved_work_is_asked_about() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    press(&mut window, Modifiers::COMMAND, Key::O);
    assert!(window.query_by_label("Don't Save").is_none(), "nobody did anything yet");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Add Page");
    press(&mut window, Modifiers::COMMAND, Key::O);
    assert!(window.query_by_label("Don't Save").is_some());
    click(&mut window, "Cancel");
    assert!(window.query_by_label("Don't Save").is_none());
    press(&mut window, Modifiers::COMMAND, Key::Q);
    click(&mut window, "Don't Save");
    assert!(window.state().borrow().as_ref().is_some_and(App::is_closing));
}

#[test]
fn the_inspector_changes_the_project_in_one_step() {
    let (project_of, item, line) = spoken();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    settle(&mut window);
    let zh = Lang::simplified_chinese();
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "中文");
    field.focus();
    settle(&mut window);
    for text in ["你", "好"] {
        window.get_by_role_and_label(Role::MultilineTextInput, "中文").type_text(text);
        settle(&mut window);
    }
    assert_eq!(said(&project(&window), line, &zh), "你好");
    window.key_press(Key::Escape);
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&project(&window), line, &zh), "");
    click(&mut window, "Add a Tail");
    let ItemKind::Balloon(balloon) = &project(&window).find_item(item).expect("there").1.kind.clone() else {
        panic!("a balloon")
    };
    assert_eq!(balloon.tails.len(), 1);
}

#[test]
fn words_are_typed_in_place() {
    let (project_of, item, line) = spoken();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let en = Lang::english();
    window.event(egui::Event::Text("Over here".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(said(&project(&window), line, &en), "Over here");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&project(&window), line, &en), "Hello");
}

/// What an input method has in hand is drawn in the place of what is selected, which is longer, shorter, or of other
/// characters; given up, all is as it was.
#[test]
fn an_input_method_composes_over_what_is_selected() {
    let (project_of, item, line) = spoken();
    let mut window = window(Some(project_of));
    let en = Lang::english();
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let compose = |window: &mut Window, text: &str| {
        let chars = text.chars().count();
        let text = text.to_owned();
        let active_range_chars = (chars > 0).then_some(chars..chars);
        window.event(egui::Event::Ime(egui::ImeEvent::Preedit { text, active_range_chars }));
        settle(window);
    };
    let commit = |window: &mut Window, text: &str| {
        compose(window, "");
        window.event(egui::Event::Ime(egui::ImeEvent::Commit(text.to_owned())));
        settle(window);
    };
    press(&mut window, Modifiers::COMMAND, Key::A);
    for typed in ["n", "ni hao", "你好"] {
        compose(&mut window, typed);
        assert_eq!(said(&project(&window), line, &en), "Hello", "nothing is settled yet");
    }
    commit(&mut window, "九点四十，\n又来了。");
    assert_eq!(said(&project(&window), line, &en), "九点四十，\n又来了。");
    press(&mut window, Modifiers::COMMAND, Key::A);
    for typed in ["w", "wo men", "我们走吧，现在就走，不要回头"] {
        compose(&mut window, typed);
    }
    compose(&mut window, "");
    assert_eq!(said(&project(&window), line, &en), "九点四十，\n又来了。", "given up");
    commit(&mut window, "我们走");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(said(&project(&window), line, &en), "我们走");
}

#[test]
fn a_new_balloon_is_typed_and_an_empty_one_goes_again() {
    let (project_of, ..) = spoken();
    let mut window = window(Some(project_of));
    let middle = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center();
    let place = |window: &mut Window| {
        press(window, Modifiers::NONE, Key::B);
        window.hover_at(middle);
        for pressed in [true, false] {
            window.event(egui::Event::PointerButton {
                pos: middle,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        settle(window);
    };
    place(&mut window);
    assert_eq!(project(&window).pages[0].items.len(), 2);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(project(&window).pages[0].items.len(), 1);
    place(&mut window);
    window.event(egui::Event::Text("Boo".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let made = project(&window);
    assert_eq!(made.pages[0].items.len(), 2);
    let line = made.pages[0].lines.last().expect("its line");
    assert_eq!(line.words.get(&Lang::english()).map(Words::text), Some("Boo"));
    // It came with its words, and goes with them; typed later, they are a step of their own.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(project(&window).pages[0].items.len(), 1);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.event(egui::Event::Text("Who?".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&project(&window), line.id, &Lang::english()), "Boo");
}

#[derive(Debug)]
struct File(std::path::PathBuf);

impl egui::DroppedFile for File {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|fault| fault.to_string())
    }
}

/// Two panels, the left and the right half of the page.
fn halves() -> (Project, [ItemId; 2]) {
    let (mut project, ..) = spoken();
    let page = Arc::make_mut(&mut project.pages[0]);
    page.items.clear();
    page.lines.clear();
    let page = page.id;
    let Spot { x: width, y: height } = project.book.setup.trim;
    let ids = [ItemId(71), ItemId(72)];
    let panel = |n: usize| Item {
        id: ids[n],
        panel: None,
        locked: false,
        hidden: false,
        kind: ItemKind::Panel(Panel::new(
            Outline::Rect(Frame::new(n as f64 * width / 2.0, 0.0, width / 2.0, height)),
            0.5,
        )),
        variants: Vec::new(),
    };
    let edit = Edit::AddItems { page, items: vec![panel(0), panel(1)], lines: Vec::new() };
    let project = edit.apply(&Arc::new(project)).expect("adds");
    (Project::clone(&project), ids)
}

fn pictures(window: &Window, panel: ItemId) -> usize {
    project(window).find_item(panel).expect("there").1.art().len()
}

#[test]
fn a_dropped_picture_goes_to_the_panel_under_the_pointer() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("dot.svg");
    let svg =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
    std::fs::write(&picture, svg).expect("written");
    let (project_of, [left, right]) = halves();
    let mut window = window(Some(project_of));
    let middle = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center();
    let drop = |window: &mut Window| {
        window.input_mut().dropped_files.push(Arc::new(File(picture.clone())));
        window.run_steps(1);
    };

    window.hover_at(middle + vec2(60.0, 0.0));
    drop(&mut window);
    settle(&mut window);
    assert_eq!((pictures(&window, left), pictures(&window, right)), (0, 1));

    // Another program has the pointer until the file is let go: the place comes after the file.
    window.event(egui::Event::PointerGone);
    settle(&mut window);
    drop(&mut window);
    assert_eq!(pictures(&window, left), 0);
    window.hover_at(middle - vec2(60.0, 0.0));
    settle(&mut window);
    assert_eq!((pictures(&window, left), pictures(&window, right)), (1, 1));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(pictures(&window, left), 0);
}

/// A picture of one colour.
fn plain(file: &std::path::Path, side: u32, shade: u8) {
    image::RgbImage::from_pixel(side, side, image::Rgb([shade, 90, 200])).save(file).expect("written");
}

/// Frames pass until something is said; what another program writes is told by the system in its own time.
fn wait_for(window: &mut Window, said: &str) {
    for _ in 0..500 {
        window.run_steps(2);
        if window.query_by_label_contains(said).is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("nobody said: {said}");
}

#[test]
fn pictures_follow_their_files_and_are_found_where_they_were_moved_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let (art, inked) = (folder.path().join("art"), folder.path().join("inked"));
    for dir in [&art, &inked] {
        std::fs::create_dir(dir).expect("made");
    }
    plain(&art.join("room.png"), 40, 10);
    let (comic, [left, _]) = halves();
    let mut comic = Arc::new(comic);
    let path = |name: &str| panelwright::model::ArtPath(name.to_owned());
    let layers = vec![panelwright::model::ArtLayer::new(path("art/room.png"))];
    let page = comic.pages[0].id;
    let change = panelwright::edit::Change::Art(layers);
    comic = Edit::Change { page, item: left, change }.apply(&comic).expect("sound");
    let file = folder.path().join("comic.ron");
    panelwright::file::save(&comic, &file).expect("saved");
    let mut window = window(None);
    window.input_mut().dropped_files.push(Arc::new(File(file.clone())));
    settle(&mut window);
    let shown = |window: &Window| project(window).find_item(left).expect("there").1.art()[0].path.0.clone();
    assert_eq!(shown(&window), "art/room.png");
    // Another program saves the picture.
    plain(&art.join("room.png"), 60, 200);
    wait_for(&mut window, "room.png was changed by another program");
    assert!(!window.state().borrow().as_ref().expect("open").is_unsaved());
    // Saving remembers it as it is now, and it is known again under another name in another folder.
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    settle(&mut window);
    let saved = panelwright::file::open(&file).expect("opened").project;
    assert_eq!(saved.book.pictures.len(), 1);
    std::fs::rename(art.join("room.png"), inked.join("final.png")).expect("moved");
    wait_for(&mut window, "inked/final.png");
    assert_eq!(shown(&window), "inked/final.png");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(shown(&window), "art/room.png");
}

#[test]
fn a_new_comic_is_named_and_made_by_keys() {
    let mut window = window(None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.event(egui::Event::Text("Night Line".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(project(&window).book.title.get(&Lang::english()).map(String::as_str), Some("Night Line"));
}

/// A click of the second button on the canvas.
fn second_click(window: &mut Window, at: egui::Pos2) {
    window.hover_at(at);
    settle(window);
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    settle(window);
}

/// What the canvas says to those who do not see it.
fn canvas_says(window: &Window) -> String {
    window.get_by_role_and_label(Role::Canvas, "Canvas").value().unwrap_or_default()
}

#[test]
fn a_command_gets_another_key_and_its_usual_one_back() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    let locked = |window: &Window| project(window).find_item(item).expect("there").1.locked;
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    press(&mut window, Modifiers::NONE, Key::F1);
    retype(&mut window, "Find a command or a key", "lock");
    click(&mut window, "Lock: Ctrl+L");
    // The duplicate's key is taken only when that is confirmed.
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert!(window.query_by_label_contains("means “Duplicate” now").is_some());
    click(&mut window, "Cancel");
    click(&mut window, "Lock: Ctrl+L");
    press(&mut window, Modifiers::COMMAND, Key::C);
    assert!(window.query_by_label_contains("clipboard").is_some(), "the clipboard's keys are refused");
    press(&mut window, Modifiers::NONE, Key::J);
    assert!(window.query_by_label("Lock: J").is_some());
    click(&mut window, "Close");
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!locked(&window));
    press(&mut window, Modifiers::NONE, Key::J);
    assert!(locked(&window));
    press(&mut window, Modifiers::NONE, Key::F1);
    click(&mut window, "Reset All Keys");
    click(&mut window, "Close");
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!locked(&window));
}

#[test]
fn the_second_button_selects_and_opens_the_menu_of_what_is_there() {
    let (project_of, [left, right]) = halves();
    let mut window = window(Some(project_of));
    let middle = window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center();
    second_click(&mut window, middle + vec2(60.0, 0.0));
    assert!(canvas_says(&window).ends_with("Selected: Panel 2"), "{}", canvas_says(&window));
    window.get_all_by_label_contains("Bleed to the Page Edge").next().expect("in the menu");
    window.get_all_by_label_contains("Delete").last().expect("in the menu").click();
    settle(&mut window);
    assert!(project(&window).find_item(right).is_none() && project(&window).find_item(left).is_some());
}

#[test]
fn keys_go_from_part_to_part_and_through_the_items_of_the_page() {
    let (project_of, [left, _]) = halves();
    let mut window = window(Some(project_of));
    let x = |window: &Window| match &project(window).find_item(left).expect("there").1.kind {
        ItemKind::Panel(panel) => panel.outline.bounds().x0,
        _ => panic!("a panel"),
    };
    let before = x(&window);
    press(&mut window, Modifiers::NONE, Key::F6);
    assert!(window.get_by_role_and_label(Role::Canvas, "Canvas").is_focused());
    press(&mut window, Modifiers::NONE, Key::Period);
    assert!(canvas_says(&window).ends_with("Selected: Panel 1"), "{}", canvas_says(&window));
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    assert!((x(&window) - before - 5.5).abs() < 1e-6);
    assert!(window.get_by_role_and_label(Role::Canvas, "Canvas").is_focused(), "arrows stay with the canvas");
    press(&mut window, Modifiers::SHIFT, Key::F10);
    window.get_all_by_label_contains("Bleed to the Page Edge").next().expect("in the menu");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_role_and_label(Role::Canvas, "Canvas").focus();
    press(&mut window, Modifiers::NONE, Key::F6);
    assert!(window.get_by_role_and_label(Role::Group, "Inspector").is_focused());
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(!window.get_by_role_and_label(Role::Group, "Inspector").is_focused());
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert!(window.get_by_role_and_label(Role::Canvas, "Canvas").is_focused());
}

#[test]
fn lengths_are_shown_in_the_users_unit() {
    let (project_of, [left, _]) = halves();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![left]);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    window.get_by_role_and_label(Role::ComboBox, "Lengths in").click();
    settle(&mut window);
    click(&mut window, "Inches");
    click(&mut window, "Close");
    let value = window.get_by_role_and_label(Role::SpinButton, "Line width").value();
    assert!(value.as_deref().is_some_and(|v| v.ends_with(" in")), "{value:?}");
}

#[test]
fn a_font_is_chosen_and_made_a_favourite() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    settle(&mut window);
    let open = |window: &mut Window| {
        window.get_by_role_and_label(Role::ComboBox, "Font").scroll_to_me();
        settle(window);
        window.get_by_role_and_label(Role::ComboBox, "Font").click();
        settle(window);
    };
    let fonts = |window: &Window| match &project(window).find_item(item).expect("there").1.kind {
        ItemKind::Balloon(balloon) => balloon.look.fonts.clone(),
        _ => panic!("a balloon"),
    };
    open(&mut window);
    assert!(window.query_by_label("Favourites").is_none());
    click(&mut window, "Favourite: Bangers");
    window.get_all_by_role_and_label(Role::Button, "Bangers").last().expect("in the list").click();
    settle(&mut window);
    assert_eq!(fonts(&window), ["Bangers"]);
    open(&mut window);
    assert!(window.query_by_label("Favourites").is_some() && window.query_by_label("Recent").is_some());
    retype(&mut window, "Find a font", "noto sans heb");
    click(&mut window, "Noto Sans Hebrew");
    assert_eq!(fonts(&window), ["Noto Sans Hebrew"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(fonts(&window), ["Bangers"], "one choice, one step");
}

#[test]
fn what_is_on_the_page_is_heard_in_its_order() {
    let (project_of, item, _) = spoken();
    let mut window = window(Some(project_of));
    let heard = window.get_by_role_and_label(Role::Paragraph, "Balloon: Hello");
    let canvas = window.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    assert!(canvas.contains_rect(heard.rect()) && heard.rect().area() > 100.0);
    assert_eq!(heard.accesskit_node().is_selected(), Some(false));
    window.state().borrow_mut().as_mut().expect("made").select(vec![item]);
    settle(&mut window);
    let heard = window.get_by_role_and_label(Role::Paragraph, "Balloon: Hello");
    assert_eq!(heard.accesskit_node().is_selected(), Some(true));
    let around = heard.accesskit_node().parent().and_then(|p| p.parent());
    assert_eq!(around.map(|p| p.role()), Some(Role::Canvas));
}
