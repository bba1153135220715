//! The cast in the window: a speaker is named where a line is edited, and changed in the dialog.

use super::*;
use panelwright::model::CastId;

fn speaker(window: &Window, line: LineId) -> Option<CastId> {
    let project = project(window);
    project.find_line(line).expect("there").1.speaker.clone()
}

#[test]
fn a_new_speaker_is_named_where_the_line_is_edited() {
    let (project_of, balloon, line) = spoken();
    let before = project_of.book.cast.len();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![balloon]);
    settle(&mut window);
    window.get_by_role_and_label(Role::ComboBox, "Speaker").click();
    settle(&mut window);
    click(&mut window, "New speaker…");
    retype(&mut window, "Name of a new speaker", "Zhang Wei");
    window.key_press(Key::Enter);
    settle(&mut window);
    let id = CastId("zhang-wei".to_owned());
    assert_eq!(speaker(&window, line), Some(id.clone()));
    let made = project(&window);
    assert_eq!(made.book.cast.len(), before + 1);
    assert_eq!(made.speaker_name(&id, &Lang::english()), "Zhang Wei");
    assert!(window.query_by_label("Name of a new speaker").is_none(), "the dialog is done");
    // Speaker and line are one step.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!((speaker(&window, line), project(&window).book.cast.len()), (None, before));
}

#[test]
fn the_cast_is_named_in_every_language_and_goes_while_nobody_speaks() {
    let (mut project_of, balloon, line) = spoken();
    let langs = ["en", "zh-Hans"].map(|tag| tag.parse::<Lang>().expect("a tag")).to_vec();
    Arc::make_mut(&mut project_of.book).languages = langs.clone();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![balloon]);
    click(&mut window, "Edit");
    click(&mut window, "Cast…");
    retype(&mut window, "Name of a new speaker", "Lin");
    click(&mut window, "Add");
    let id = CastId("lin".to_owned());
    assert!(project(&window).cast_member(&id).is_some());
    retype(&mut window, "Lin: 中文", "林");
    settle(&mut window);
    assert_eq!(project(&window).speaker_name(&id, &langs[1]), "林");
    // The same name once more is the same speaker.
    retype(&mut window, "Name of a new speaker", "林");
    click(&mut window, "Add");
    assert_eq!(project(&window).book.cast.len(), 1);
    assert!(window.query_by_label("Lin is in the cast already.").is_some(), "and that is said");
    // Until something else is typed.
    retype(&mut window, "Name of a new speaker", "L");
    assert!(window.query_by_label("Lin is in the cast already.").is_none());
    assert!(window.query_by_label("Remove this speaker: Lin").is_some());
    click(&mut window, "Close");
    window.get_by_role_and_label(Role::ComboBox, "Speaker").click();
    settle(&mut window);
    click(&mut window, "Lin");
    assert_eq!(speaker(&window, line), Some(id));
    click(&mut window, "Edit");
    click(&mut window, "Cast…");
    assert!(window.query_by_label("Remove this speaker: Lin").is_none(), "a speaker with lines stays");
}

#[test]
fn a_name_that_a_speaker_has_already_chooses_that_speaker() {
    let (mut project_of, balloon, line) = spoken();
    let member = panelwright::model::CastMember::named(CastId("lin".to_owned()));
    Arc::make_mut(&mut project_of.book).cast.push(member);
    let before = project_of.book.cast.len();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![balloon]);
    settle(&mut window);
    window.get_by_role_and_label(Role::ComboBox, "Speaker").click();
    settle(&mut window);
    click(&mut window, "New speaker…");
    retype(&mut window, "Name of a new speaker", " LIN ");
    // Said before anything is done.
    assert!(window.query_by_label("lin is in the cast already and will speak this line.").is_some());
    click(&mut window, "Choose");
    assert_eq!(speaker(&window, line), Some(CastId("lin".to_owned())));
    assert_eq!(project(&window).book.cast.len(), before);
}

#[test]
fn words_go_on_after_a_speaker_was_chosen_beside_them() {
    let (mut project_of, balloon, line) = spoken();
    let member = panelwright::model::CastMember::named(CastId("lin".to_owned()));
    Arc::make_mut(&mut project_of.book).cast.push(member);
    let lang = project_of.source_lang();
    let mut window = window(Some(project_of));
    window.state().borrow_mut().as_mut().expect("made").select(vec![balloon]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("Wait".to_owned()));
    settle(&mut window);
    window.get_by_role_and_label(Role::ComboBox, "Speaker").click();
    settle(&mut window);
    click(&mut window, "lin");
    assert_eq!(speaker(&window, line), Some(CastId("lin".to_owned())));
    window.event(egui::Event::Text(" here".to_owned()));
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(said(&project(&window), line, &lang), "Wait here");
}
