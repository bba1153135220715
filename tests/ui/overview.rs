//! The overview of all pages: looked at, put in order, copied to another window.

use super::*;
use egui::{Event, Pos2};
use panelwright::model::PageId;

fn book(count: u64) -> Project {
    let (mut project, ..) = spoken();
    let more = (1..count).map(|n| Arc::new(panelwright::model::Page::blank(PageId(n + 1))));
    project.pages.extend(more);
    Arc::make_mut(&mut project.pages[0]).id = PageId(1);
    project
}

fn order(window: &Window) -> Vec<u64> {
    project(window).pages.iter().map(|p| p.id.0).collect()
}

fn place(window: &Window, page: usize) -> Pos2 {
    window.get_by_role_and_label(Role::Button, &format!("Page {page}")).rect().center()
}

fn button(window: &mut Window, at: Pos2, pressed: bool, modifiers: Modifiers) {
    window.event_modifiers(
        Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers },
        modifiers,
    );
    window.run_steps(1);
}

fn tap(window: &mut Window, page: usize, modifiers: Modifiers) {
    let at = place(window, page);
    window.hover_at(at);
    button(window, at, true, modifiers);
    button(window, at, false, modifiers);
    settle(window);
}

/// The order afterwards, which is one step from the order before.
fn one_step(window: &mut Window, before: &[u64]) -> Vec<u64> {
    let after = order(window);
    press(window, Modifiers::COMMAND, Key::Z);
    assert_eq!(order(window), before);
    press(window, Modifiers::COMMAND, Key::Y);
    assert_eq!(order(window), after);
    after
}

#[test]
fn pages_are_chosen_copied_and_thrown_out_together() {
    let mut window = window(Some(book(5)));
    press(&mut window, Modifiers::NONE, Key::F4);
    assert!(window.query_by_role_and_label(Role::Canvas, "Canvas").is_none());
    tap(&mut window, 2, Modifiers::NONE);
    tap(&mut window, 4, Modifiers::SHIFT);
    tap(&mut window, 3, Modifiers::COMMAND);
    assert!(window.query_by_label("2 selected").is_some());
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(one_step(&mut window, &[1, 2, 3, 4, 5]), [1, 3, 5]);
    tap(&mut window, 3, Modifiers::NONE);
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut window, Modifiers::COMMAND, Key::D);
    let doubled = one_step(&mut window, &[1, 3, 5]);
    assert_eq!((&doubled[..3], doubled.len()), (&[1, 3, 5][..], 5));
    // All pages cannot go.
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(order(&window), doubled);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Canvas, "Canvas").is_some());
}

#[test]
fn several_pages_are_dragged_at_once_and_escape_leaves_them() {
    let mut window = window(Some(book(5)));
    press(&mut window, Modifiers::NONE, Key::F4);
    let drag = |window: &mut Window, escape: bool| {
        tap(window, 4, Modifiers::NONE);
        tap(window, 5, Modifiers::SHIFT);
        let (from, to) = (place(window, 5), place(window, 1) - vec2(40.0, 0.0));
        window.hover_at(from);
        button(window, from, true, Modifiers::NONE);
        for share in [0.1, 0.5, 1.0] {
            window.hover_at(from.lerp(to, share));
            window.run_steps(1);
        }
        if escape {
            press(window, Modifiers::NONE, Key::Escape);
        }
        button(window, to, false, Modifiers::NONE);
        settle(window);
    };
    drag(&mut window, true);
    assert_eq!(order(&window), [1, 2, 3, 4, 5]);
    assert!(window.query_by_role_and_label(Role::Canvas, "Canvas").is_none(), "the overview stays");
    drag(&mut window, false);
    assert_eq!(one_step(&mut window, &[1, 2, 3, 4, 5]), [4, 5, 1, 2, 3]);
}

#[test]
fn a_rectangle_selects_the_pages_that_it_touches() {
    let mut window = window(Some(book(5)));
    press(&mut window, Modifiers::NONE, Key::F4);
    let (a, b) = (place(&window, 2), place(&window, 3));
    // From below the pages up into both.
    let (from, to) = (a + vec2(-20.0, 260.0), b + vec2(10.0, 20.0));
    window.hover_at(from);
    button(&mut window, from, true, Modifiers::NONE);
    for share in [0.2, 0.6, 1.0] {
        window.hover_at(from.lerp(to, share));
        window.run_steps(1);
    }
    button(&mut window, to, false, Modifiers::NONE);
    settle(&mut window);
    assert!(window.query_by_label("2 selected").is_some());
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(one_step(&mut window, &[1, 2, 3, 4, 5]), [1, 4, 5]);
}

#[test]
fn delete_is_for_the_page_that_was_clicked_in_the_list() {
    let mut window = window(Some(book(3)));
    tap(&mut window, 2, Modifiers::NONE);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(order(&window), [1, 3]);
    // The list has the focus still.
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(order(&window).len(), 1);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(order(&window).len(), 1);
    assert!(window.query_by_label_contains("at least one page").is_some(), "it is told why");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(order(&window), [1, 3]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(order(&window), [1, 2, 3], "one step for each page");
    // What was selected after the click is meant, and not the page.
    tap(&mut window, 1, Modifiers::NONE);
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!((order(&window).len(), project(&window).pages[0].items.len()), (3, 0));
}

#[test]
fn what_is_told_goes_when_it_is_over() {
    let mut window = window(Some(book(3)));
    let told = |window: &Window| window.query_by_label_contains("No page faces this one").is_some();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    assert!(told(&window));
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    assert!(!told(&window), "facing pages are off");
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(!told(&window), "a dialog is open");
}

#[test]
fn enter_and_double_clicks_open_a_page() {
    let mut window = window(Some(book(4)));
    press(&mut window, Modifiers::NONE, Key::F4);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("Page 2 of 4").is_some());
    press(&mut window, Modifiers::NONE, Key::F4);
    let at = place(&window, 3);
    window.hover_at(at);
    // In one frame: frames of a test are far apart in time.
    let click = |pressed| Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.run_steps(1);
    window.input_mut().events.extend([true, false, true, false].map(click));
    settle(&mut window);
    assert!(window.query_by_label("Page 3 of 4").is_some());
    assert!(window.query_by_role_and_label(Role::Canvas, "Canvas").is_some());
}

#[test]
fn pages_go_from_one_window_to_another_by_the_clipboard() {
    let mut first = window(Some(book(3)));
    press(&mut first, Modifiers::NONE, Key::F4);
    tap(&mut first, 1, Modifiers::NONE);
    tap(&mut first, 2, Modifiers::SHIFT);
    first.event(Event::Copy);
    first.run_steps(1);
    let commands = first.output().platform_output.commands.clone();
    let text = commands.into_iter().find_map(|c| match c {
        egui::OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    let text = text.expect("the pages are on the clipboard");
    let mut second = window(Some(book(2)));
    second.event(Event::Paste(text.clone()));
    settle(&mut second);
    let pasted = order(&second);
    assert_eq!((pasted.len(), pasted[0], pasted[3]), (4, 1, 2), "after the open page");
    let said = |p: &Project, n: usize| p.pages[n].lines[0].words.clone();
    assert_eq!(said(&project(&second), 1), said(&project(&first), 0));
    one_step(&mut second, &[1, 2]);
    // Other words on the clipboard are no pages, and pages that are broken are told of.
    second.event(Event::Paste("Go!".to_owned()));
    settle(&mut second);
    second.event(Event::Paste(text.replace("trim", "trum")));
    settle(&mut second);
    assert_eq!(order(&second), pasted);
    assert!(second.query_by_label("The pages cannot be pasted").is_some());
}

#[test]
fn a_press_on_the_facing_page_opens_it_and_works_there() {
    let (mut project, [left, _]) = halves();
    project.pages[0] = Arc::new(panelwright::model::Page::clone(&project.pages[0]));
    let first = project.pages[0].id;
    // Page 1 stands alone; 2 and 3 face each other, with the panels on 3.
    project.pages.insert(0, Arc::new(panelwright::model::Page::blank(PageId(2))));
    project.pages.insert(0, Arc::new(panelwright::model::Page::blank(PageId(3))));
    let mut window = window(Some(project));
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    assert!(window.query_by_label("Page 2 of 3").is_some());
    let canvas = window.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    // The left half of the right page.
    let at = canvas.center() + vec2(60.0, 0.0);
    window.hover_at(at);
    button(&mut window, at, true, Modifiers::NONE);
    button(&mut window, at, false, Modifiers::NONE);
    settle(&mut window);
    assert!(window.query_by_label("Page 3 of 3").is_some());
    press(&mut window, Modifiers::NONE, Key::Delete);
    let page = project_page(&window, first);
    assert_eq!(
        page.panels().filter(|(i, _)| i.id == left).count(),
        0,
        "the panel under the press was selected"
    );
    assert_eq!(page.panels().count(), 1);
}

#[test]
fn what_is_dragged_over_the_fold_goes_to_the_facing_page() {
    let mut project = book(3);
    let page = project.pages[1].id;
    let outline = Outline::Rect(Frame::new(44.0, 90.0, 80.0, 80.0));
    let panel = Item {
        id: ItemId(71),
        panel: None,
        locked: false,
        hidden: false,
        kind: ItemKind::Panel(Panel::new(outline, 0.5)),
        variants: Vec::new(),
    };
    let edit = Edit::AddItems { page, items: vec![panel], lines: Vec::new() };
    project = Project::clone(&edit.apply(&Arc::new(project)).expect("adds"));
    let trim = project.book.setup.trim;
    let mut window = window(Some(project));
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    press(&mut window, Modifiers::NONE, Key::PageDown);
    let canvas = window.get_by_role_and_label(Role::Canvas, "Canvas").rect();
    // Both pages with their bleed fill the canvas but for its margin; the fold is in the middle.
    let points = ((canvas.width() - 56.0) / (trim.x as f32 * 2.0 + 6.35))
        .min((canvas.height() - 56.0) / (trim.y as f32 + 6.35));
    let half = vec2(trim.x as f32 / 2.0 * points, 0.0);
    let (from, to) = (canvas.center() - half, canvas.center() + half);
    window.hover_at(from);
    window.state().borrow_mut().as_mut().expect("made").select(vec![ItemId(71)]);
    settle(&mut window);
    button(&mut window, from, true, Modifiers::NONE);
    let issues = |window: &Window| {
        window
            .query_all_by_label_contains("issue")
            .filter_map(|n| n.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    let before = issues(&window);
    for share in [0.1, 0.5, 1.0] {
        window.hover_at(from.lerp(to, share));
        window.run_steps(2);
        assert_eq!(issues(&window), before, "what is carried there is not off the page");
    }
    button(&mut window, to, false, Modifiers::NONE);
    settle(&mut window);
    assert!(window.query_by_label("Page 3 of 3").is_some());
    let panels = |window: &Window, n: usize| -> Vec<panelwright::geom::Rect> {
        project_at(window, n).panels().map(|(_, p)| p.outline.bounds()).collect()
    };
    assert_eq!(panels(&window, 1), []);
    let there = panels(&window, 2);
    assert!(there.len() == 1 && (there[0].x0 - 44.0).abs() < 5.0 && there[0].width() == 80.0, "{there:?}");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!((panels(&window, 1).len(), panels(&window, 2).len()), (1, 0), "one step");
    assert_eq!(panels(&window, 1)[0].x0, 44.0);
}

fn project_at(window: &Window, page: usize) -> Arc<panelwright::model::Page> {
    Arc::clone(&project(window).pages[page])
}

fn project_page(window: &Window, id: PageId) -> Arc<panelwright::model::Page> {
    Arc::clone(project(window).page(id).expect("there").1)
}

#[test]
fn a_page_number_is_added_and_taken_off_one_page() {
    let mut window = window(Some(book(3)));
    click(&mut window, "Add a Page Number");
    assert_eq!(project(&window).book.running.len(), 1);
    window.get_by_label("Page number and running texts").click();
    settle(&mut window);
    assert!(project(&window).pages[0].bare);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(project(&window).book.running.is_empty() && !project(&window).pages[0].bare);
}

#[test]
fn escape_in_the_menu_of_a_page_closes_the_menu_alone() {
    let mut window = window(Some(book(3)));
    press(&mut window, Modifiers::NONE, Key::F4);
    window.get_by_role_and_label(Role::Button, "Page 2").click_secondary();
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::Button, "Open").is_some(), "the menu is there");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, "Open").is_none());
    assert!(window.query_by_role_and_label(Role::Canvas, "Canvas").is_none(), "the overview stays");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Canvas, "Canvas").is_some());
}
