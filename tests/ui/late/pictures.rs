//! Pictures that other programs change and move while something is done in the window.

use super::super::*;
use panelwright::edit::Change;
use std::path::{Path, PathBuf};

/// A saved comic that is open: its left panel shows `art/room.png`, a balloon lies over the right one.
struct Studio {
    _folder: tempfile::TempDir,
    window: Window,
    room: PathBuf,
    left: ItemId,
    balloon: ItemId,
    line: LineId,
}

/// A comic in its own folder, with what is in it.
fn saved(folder: &Path, ron: &str) -> (PathBuf, ItemId, ItemId, LineId) {
    std::fs::create_dir_all(folder.join("art")).expect("made");
    plain(&folder.join("art/room.png"), 40, 10);
    let (comic, [left, _]) = halves();
    let page = comic.pages[0].id;
    let (balloon, line) = (ItemId(90), LineId(91));
    let mut said = Line::new(line);
    said.words.insert(Lang::english(), Words::plain("Hello"));
    let kind = ItemKind::Balloon(Balloon::new(line, Spot::new(120.0, 60.0)));
    let item = Item { id: balloon, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
    let art = Change::Art(vec![ArtLayer::new(ArtPath("art/room.png".to_owned()))]);
    let mut comic = Arc::new(comic);
    for edit in [
        Edit::Change { page, item: left, change: art },
        Edit::AddItems { page, items: vec![item], lines: vec![said] },
    ] {
        comic = edit.apply(&comic).expect("sound");
    }
    // What is known of the picture is written into the comic, so that it is found again.
    let mut materials = panelwright::file::new_materials(folder);
    panelwright::file::load_art(&comic, &mut materials);
    panelwright::file::relink::read_unknown(&comic, &materials);
    let comic = panelwright::file::relink::with_fingerprints(&comic, &materials);
    let file = folder.join(ron);
    panelwright::file::save(&comic, &file).expect("saved");
    (file, left, balloon, line)
}

impl Studio {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, left, balloon, line) = saved(folder.path(), "comic.ron");
        let mut window = window(None);
        super::drop_file(&mut window, &file);
        settle(&mut window);
        let room = folder.path().join("art/room.png");
        let studio = Self { _folder: folder, window, room, left, balloon, line };
        assert_eq!((studio.shown(), studio.is_unsaved()), ("art/room.png".to_owned(), false));
        studio
    }

    fn shown(&self) -> String {
        project(&self.window).find_item(self.left).expect("there").1.art()[0].path.0.clone()
    }

    fn said(&self) -> String {
        said(&project(&self.window), self.line, &Lang::english())
    }

    fn is_unsaved(&self) -> bool {
        self.window.state().borrow().as_ref().expect("open").is_unsaved()
    }

    fn type_over(&mut self, words: &str) {
        self.window.state().borrow_mut().as_mut().expect("open").select(vec![self.balloon]);
        settle(&mut self.window);
        press(&mut self.window, Modifiers::NONE, Key::Enter);
        self.go_on(words);
    }

    fn go_on(&mut self, words: &str) {
        self.window.event(egui::Event::Text(words.to_owned()));
        settle(&mut self.window);
    }

    /// Another program moves the picture.
    fn carry_off(&self) {
        let there = self.room.with_file_name("final.png");
        std::fs::rename(&self.room, there).expect("moved");
    }
}

#[test]
fn a_picture_that_changes_while_words_are_typed_takes_nothing_of_them() {
    let mut s = Studio::new();
    s.type_over("Over");
    plain(&s.room, 60, 200);
    wait_for(&mut s.window, "room.png was changed by another program");
    s.go_on(" here");
    assert_eq!(s.said(), "Over here", "typing goes on where it was");
    press(&mut s.window, Modifiers::NONE, Key::Escape);
    press(&mut s.window, Modifiers::COMMAND, Key::Z);
    assert_eq!((s.said(), s.is_unsaved()), ("Hello".to_owned(), false), "one step, and the picture is none");
}

#[test]
fn a_picture_that_is_found_again_while_words_are_typed_takes_nothing_of_them() {
    let mut s = Studio::new();
    s.type_over("Over");
    s.carry_off();
    wait_for(&mut s.window, "art/final.png");
    s.go_on(" here");
    assert_eq!((s.said(), s.shown()), ("Over here".to_owned(), "art/final.png".to_owned()));
    press(&mut s.window, Modifiers::NONE, Key::Escape);
    // Each is taken back by itself, down to the comic as it was opened.
    for _ in 0..4 {
        press(&mut s.window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!((s.said(), s.shown()), ("Hello".to_owned(), "art/room.png".to_owned()));
    assert!(!s.is_unsaved());
}

#[test]
fn a_picture_that_is_found_again_waits_until_a_drag_is_over() {
    let mut s = Studio::new();
    let at = |s: &Studio| {
        let comic = project(&s.window);
        comic.pages[0].panel(s.left).expect("a panel").outline.bounds().x0
    };
    let grip = s.window.get_by_role_and_label(Role::Canvas, "Canvas").rect().center() - vec2(60.0, 0.0);
    s.window.hover_at(grip);
    s.window.state().borrow_mut().as_mut().expect("open").select(vec![s.left]);
    settle(&mut s.window);
    super::button(&mut s.window, grip, true, Modifiers::NONE);
    s.window.run_steps(1);
    s.window.hover_at(grip + vec2(30.0, 0.0));
    s.window.run_steps(2);
    let dragged = at(&s);
    assert!(dragged > 1.0, "it is on its way: {dragged}");
    s.carry_off();
    wait_for(&mut s.window, "room.png is no longer where it was");
    for _ in 0..40 {
        s.window.run_steps(2);
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(
        (at(&s), s.shown()),
        (dragged, "art/room.png".to_owned()),
        "the drag is not taken out of the hand"
    );
    super::button(&mut s.window, grip + vec2(30.0, 0.0), false, Modifiers::NONE);
    settle(&mut s.window);
    wait_for(&mut s.window, "art/final.png");
    assert_eq!((at(&s), s.shown()), (dragged, "art/final.png".to_owned()));
    press(&mut s.window, Modifiers::COMMAND, Key::Z);
    assert_eq!((at(&s), s.shown()), (dragged, "art/room.png".to_owned()));
    press(&mut s.window, Modifiers::COMMAND, Key::Z);
    assert_eq!((at(&s), s.is_unsaved()), (0.0, false));
}

#[test]
fn a_picture_that_changed_in_one_comic_says_nothing_in_the_next() {
    let mut s = Studio::new();
    let other = tempfile::tempdir().expect("a folder");
    let (two, ..) = saved(other.path(), "two.ron");
    plain(&s.room, 900, 200);
    s.carry_off();
    super::drop_file(&mut s.window, &two);
    settle(&mut s.window);
    for _ in 0..60 {
        s.window.run_steps(2);
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!((s.shown(), s.is_unsaved()), ("art/room.png".to_owned(), false));
    assert!(s.window.query_by_label_contains("changed by another program").is_none());
    assert!(s.window.query_by_label_contains("no longer where it was").is_none());
    // And its own picture is followed.
    plain(&other.path().join("art/room.png"), 70, 200);
    wait_for(&mut s.window, "room.png was changed by another program");
}
