//! Words typed on the canvas: keys and pointer against the carets of the real scene.

use crate::workbench;

use panelwright::asset::ArtIndex;
use panelwright::edit::Label;
use panelwright::editor::{Editor, Stroke, Typing, Way, neighbour};
use panelwright::geom::Point;
use panelwright::lettering::FontBook;
use panelwright::model::*;
use panelwright::scene::{Caret, IssueKind, Memory, Scene, Sources, TextBlock, build_with, caret_at};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static FONTS: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

/// An editor with words open for typing.
struct Desk {
    e: Editor,
    typing: Typing,
}

impl Desk {
    /// The words of a balloon in a language, which say `markup`.
    fn saying(markup: &str, lang: &str, columns: bool) -> Self {
        Self::of(3, 13, markup, lang, columns)
    }

    fn of(item: u64, line: u64, markup: &str, lang: &str, columns: bool) -> Self {
        let mut project = Project::clone(&workbench::project());
        let lang: Lang = lang.parse().expect("a language");
        let book = Arc::make_mut(&mut project.book);
        book.languages = vec![Lang::english(), lang.clone()];
        let mut style = project.style(&StyleName::new("speech")).expect("there");
        if columns {
            style.lettering.direction = Direction::Vertical;
        }
        Arc::make_mut(&mut project.book).styles.insert(StyleName::new("speech"), style);
        let page = Arc::make_mut(&mut project.pages[0]);
        let said = page.lines.iter_mut().find(|l| l.id == LineId(line)).expect("there");
        Arc::make_mut(said).words.insert(lang.clone(), Words::from_markup(markup));
        let mut e = Editor::new(Arc::new(project), true, IdSource::seeded(1));
        e.set_edition(Edition::pages(lang.clone()));
        let words = e.page().line(LineId(line)).and_then(|l| l.words.get(&lang).cloned()).expect("there");
        let typing = Typing::new(ItemId(item), e.page().id, LineId(line), lang, words);
        Self { e, typing }
    }

    fn scene(&self) -> (Scene, Vec<panelwright::scene::Issue>) {
        let art = ArtIndex::default();
        let sources = Sources { fonts: &FONTS, art: &art };
        build_with(
            self.e.project(),
            0,
            self.e.edition(),
            &sources,
            Some(&self.typing.typed()),
            &mut Memory::default(),
        )
    }

    fn block(&self) -> TextBlock {
        let (scene, _) = self.scene();
        let part = scene.parts.iter().find(|p| p.item == self.typing.item()).expect("drawn");
        part.text.clone().expect("words")
    }

    fn carets(&self) -> Vec<Caret> {
        self.block().carets
    }

    fn stroke(&mut self, stroke: Stroke) -> &mut Self {
        let block = self.block();
        if self.typing.stroke(stroke, &block.carets, block.vertical) {
            self.e.try_live(&[self.typing.edit()]).expect("words are never refused");
        }
        self
    }

    fn keys(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.stroke(Stroke::Type(c.to_string()));
        }
        self
    }

    fn go(&mut self, way: Way) -> &mut Self {
        self.stroke(Stroke::Go { way, select: false })
    }

    fn put_caret(&mut self, at: usize) -> &mut Self {
        self.go(Way::Start);
        while self.typing.selected().start < at {
            let before = self.typing.selected();
            let way = if self.block().vertical { DOWN } else { RIGHT };
            self.go(way);
            assert_ne!(before, self.typing.selected(), "the caret is stuck");
        }
        self
    }

    fn said(&self) -> String {
        self.typing.words().to_markup()
    }

    fn place(&self, at: usize) -> Point {
        let caret = self.carets().into_iter().find(|c| c.at == at).expect("a caret there");
        caret.here[0].midpoint(caret.here[1])
    }

    fn press(&mut self, at: Point, clicks: u8) -> &mut Self {
        self.stroke(Stroke::Press { at, clicks, select: false })
    }
}

const LEFT: Way = Way::Left { word: false };
const RIGHT: Way = Way::Right { word: false };
const UP: Way = Way::Up { word: false };
const DOWN: Way = Way::Down { word: false };
const BACK: Stroke = Stroke::Erase { back: true, word: false };

#[test]
fn what_is_typed_takes_the_place_of_what_is_selected_and_is_one_step() {
    let mut d = Desk::saying("Hello", "en", false);
    let before = Arc::clone(d.e.committed());
    assert_eq!(d.typing.selected(), 0..5, "all is selected at first");
    d.keys("Who is").stroke(BACK).keys("t");
    assert_eq!(d.said(), "Who it");
    d.e.settle();
    assert_eq!(d.e.history().undo_label(), Some(Label::Words));
    let words = |e: &Editor| e.page().line(LineId(13)).map(|l| l.words[&Lang::english()].text().to_owned());
    assert_eq!(words(&d.e).as_deref(), Some("Who it"));
    d.e.undo();
    assert!(Arc::ptr_eq(d.e.committed(), &before), "one step");
}

#[test]
fn the_balloon_grows_while_words_are_typed() {
    let mut d = Desk::saying("Hi", "en", false);
    let width = |d: &Desk| {
        let (scene, _) = d.scene();
        scene.parts.iter().find(|p| p.item == ItemId(3)).expect("drawn").frame.area()
    };
    let before = width(&d);
    d.go(Way::End).keys(" there, all of you out on the ice tonight");
    assert!(width(&d) > before * 2.0);
}

#[test]
fn carets_are_found_where_they_are() {
    for (markup, lang, columns) in [
        ("No fault. I'm <b>reporting</b> a light.", "en", false),
        ("信号没有了。\n你听见了吗？", "zh-Hans", false),
        ("この<tcy>12</tcy>人の<ruby=さむらい>侍</ruby>とAppleで。", "ja", true),
        ("مرحبا يا صديقي", "ar", false),
        ("e\u{301}te\u{301} office", "fr", false),
    ] {
        let d = Desk::saying(markup, lang, columns);
        let carets = d.carets();
        let text = d.typing.words().text().to_owned();
        assert_eq!((carets.first().map(|c| c.at), carets.last().map(|c| c.at)), (Some(0), Some(text.len())));
        // After a full stop the caret stands past the half of its cell that a line's end cuts off.
        let frame = d.block().block.inflate(2.5, 2.5);
        for caret in &carets {
            let middle = caret.here[0].midpoint(caret.here[1]);
            assert!(frame.contains(middle), "{markup}: {caret:?} is not among the words");
            let found = carets[caret_at(&carets, middle).expect("some")];
            let same = (found.here[0] - caret.here[0]).hypot() < 1e-6;
            assert!(found.at == caret.at || same, "{markup}: {caret:?} {found:?}");
        }
    }
}

#[test]
fn arrows_go_as_they_are_seen() {
    let mut d = Desk::saying("One two three four five six seven eight nine ten", "en", false);
    d.go(Way::Start);
    let lines = d.carets().last().expect("some").line + 1;
    assert!(lines >= 3, "{lines}");
    d.go(DOWN);
    let at = d.typing.selected().start;
    let here = d.carets()[d.typing.caret(&d.carets()).expect("a caret")];
    assert_eq!(here.line, 1);
    // Up and down again is where it was, though the first line is shorter.
    d.go(UP).go(DOWN);
    assert_eq!(d.typing.selected().start, at);
    d.go(Way::LineEnd);
    let end = d.carets()[d.typing.caret(&d.carets()).expect("a caret")];
    assert_eq!(end.line, 1, "the end of a line is not the start of the next");
    d.go(Way::LineStart);
    assert_eq!(d.typing.selected().start, d.carets().iter().find(|c| c.line == 1).expect("there").at);
    d.go(Way::Right { word: true }).go(Way::Left { word: true });
    assert_eq!(d.typing.selected().start, d.carets().iter().find(|c| c.line == 1).expect("there").at);
    for _ in 0..lines {
        d.go(DOWN);
    }
    assert_eq!(d.typing.selected().start, d.typing.words().text().len(), "below the last line is the end");
    d.go(RIGHT);
    for _ in 0..=lines {
        d.go(UP);
    }
    assert_eq!(d.typing.selected().start, 0);
    d.go(LEFT);
    assert_eq!(d.typing.selected(), 0..0);
}

#[test]
fn an_arrow_leaves_a_selection_at_its_side() {
    let mut d = Desk::saying("Hello", "en", false);
    d.go(LEFT);
    assert_eq!(d.typing.selected(), 0..0);
    d.stroke(Stroke::All).go(RIGHT);
    assert_eq!(d.typing.selected(), 5..5);
    d.stroke(Stroke::Go { way: LEFT, select: true }).stroke(Stroke::Go { way: LEFT, select: true });
    assert_eq!(d.typing.selected(), 3..5);
    assert_eq!(d.typing.selected_words().text(), "lo");
}

#[test]
fn columns_are_walked_downwards_and_to_the_left() {
    let mut d = Desk::saying("この信号は誰も聞いたことがない。", "ja", true);
    assert!(d.block().vertical);
    d.go(Way::Start).go(DOWN);
    assert_eq!(d.typing.selected(), 3..3);
    d.go(LEFT);
    let caret = d.carets()[d.typing.caret(&d.carets()).expect("a caret")];
    assert_eq!(caret.line, 1);
    let first = d.carets()[1];
    assert!(caret.here[0].x < first.here[0].x && (caret.here[0].y - first.here[0].y).abs() < 2.0);
    d.go(RIGHT);
    assert_eq!(d.typing.selected(), 3..3);
    d.go(UP);
    assert_eq!(d.typing.selected(), 0..0);
}

#[test]
fn left_is_onwards_where_reading_goes_to_the_left() {
    let mut d = Desk::saying("مرحبا", "ar", false);
    d.go(Way::Start).go(LEFT);
    assert_eq!(d.typing.selected(), 2..2);
    let [first, second] = [d.place(0), d.place(2)];
    assert!(second.x < first.x);
    d.go(RIGHT);
    assert_eq!(d.typing.selected(), 0..0);
}

#[test]
fn presses_put_the_caret_and_select_words_and_all() {
    let mut d = Desk::saying("Not one bar.", "en", false);
    let at = d.place(5);
    d.press(at, 1);
    assert_eq!(d.typing.selected(), 5..5);
    d.press(at, 2);
    assert_eq!(d.typing.selected_words().text(), "one");
    let to = d.place(9);
    d.stroke(Stroke::Drag { at: to });
    assert_eq!(d.typing.selected_words().text(), "one bar", "by words");
    d.press(at, 3);
    assert_eq!(d.typing.selected(), 0..12);
    let to = d.place(2);
    d.press(at, 1).stroke(Stroke::Drag { at: to });
    assert_eq!(d.typing.selected(), 2..5);
    let to = d.place(9);
    d.stroke(Stroke::Press { at: to, clicks: 1, select: true });
    assert_eq!(d.typing.selected(), 5..9, "with Shift from where it was pressed");
}

#[test]
fn emphasis_is_put_on_what_is_selected_or_on_what_comes_next() {
    let mut d = Desk::saying("Not here", "en", false);
    d.put_caret(4).stroke(Stroke::Go { way: Way::End, select: true });
    d.stroke(Stroke::Mark(vec![Mark::Bold(true)]));
    assert_eq!(d.said(), "Not <b>here</b>");
    d.go(Way::End).keys("!");
    assert_eq!(d.said(), "Not <b>here!</b>", "letters go on with the one before");
    d.stroke(Stroke::Mark(vec![Mark::Bold(false), Mark::Italic(true)]));
    assert!(d.typing.emphasis().italic && !d.typing.emphasis().bold);
    assert_eq!(d.said(), "Not <b>here!</b>", "nothing is marked that was there");
    d.keys(" Go.");
    assert_eq!(d.said(), "Not <b>here!</b><i> Go.</i>");
    d.stroke(Stroke::All).stroke(Stroke::Plain);
    assert_eq!(d.said(), "Not here! Go.");
    d.stroke(Stroke::Undo);
    assert_eq!(d.said(), "Not <b>here!</b><i> Go.</i>");
}

#[test]
fn notes_go_on_and_stay_on_what_is_not_typed_over() {
    let mut d = Desk::saying("東京へ", "zh-Hans", false);
    d.put_caret(0)
        .stroke(Stroke::Go { way: RIGHT, select: true })
        .stroke(Stroke::Go { way: RIGHT, select: true });
    d.stroke(Stroke::Note(NoteKind::ruby("とうきょう")));
    assert_eq!(d.said(), "<ruby=とうきょう>東京</ruby>へ");
    d.go(Way::End).keys("行く");
    assert_eq!(d.said(), "<ruby=とうきょう>東京</ruby>へ行く");
    d.put_caret(3).stroke(Stroke::Note(None));
    assert_eq!(d.said(), "東京へ行く", "the note that the caret stands in");
}

#[test]
fn copied_words_bring_their_emphasis() {
    let mut d = Desk::saying("a <b>loud</b> word", "en", false);
    d.put_caret(2).stroke(Stroke::Go { way: Way::Right { word: true }, select: true });
    let cut = d.typing.selected_words();
    d.stroke(BACK).go(Way::End).stroke(Stroke::Put(cut));
    assert_eq!(d.said(), "a  word<b>loud</b>");
}

#[test]
fn undo_takes_back_words_and_comes_again() {
    let mut d = Desk::saying("Hello", "en", false);
    d.keys("Who is there").stroke(BACK).stroke(BACK);
    let mut seen = vec![d.said()];
    for _ in 0..6 {
        d.stroke(Stroke::Undo);
        seen.push(d.said());
    }
    assert_eq!(seen[..4], ["Who is the", "Who is there", "Who is", "Who"]);
    assert_eq!(seen.last().map(String::as_str), Some("Hello"));
    for _ in 0..6 {
        d.stroke(Stroke::Redo);
    }
    assert_eq!(d.said(), "Who is the");
    d.stroke(Stroke::Undo).keys("!").stroke(Stroke::Redo);
    assert_eq!(d.said(), "Who is there!", "what was typed since is not lost to redo");
}

#[test]
fn letters_go_whole() {
    let mut d = Desk::saying("ae\u{301}👩‍🚀", "en", false);
    d.go(Way::End).stroke(BACK).stroke(BACK);
    assert_eq!(d.said(), "a");
    d.stroke(BACK).stroke(BACK);
    assert_eq!(d.said(), "");
    d.keys("two words here").stroke(Stroke::Erase { back: true, word: true });
    assert_eq!(d.said(), "two words ");
    d.go(Way::Start).stroke(Stroke::Erase { back: false, word: true });
    assert_eq!(d.said(), " words ");
}

#[test]
fn an_input_method_shows_what_it_has_in_the_balloon_and_settles_it() {
    let mut d = Desk::saying("信号", "zh-Hans", false);
    let before = Arc::clone(d.e.committed());
    d.go(Way::End).stroke(Stroke::Compose("mei you".to_owned(), Some(4..7)));
    assert_eq!(d.said(), "信号", "not yet typed");
    assert_eq!(d.typing.typed().words.text(), "信号mei you", "but shown");
    assert_eq!(d.typing.composing(), Some((6..13, Some(10..13))));
    let caret = d.typing.caret(&d.carets()).expect("a caret");
    assert_eq!(d.carets()[caret].at, 13);
    // Line breaks of two characters become one: what is worked on is counted after that.
    d.stroke(Stroke::Compose("a\r\nbc\r\nde".to_owned(), Some(3..8)));
    assert_eq!(d.typing.typed().words.text(), "信号a\nbc\nde");
    assert_eq!(d.typing.composing(), Some((6..13, Some(8..12))), "from b to d");
    d.stroke(Stroke::Compose("a\r\nb".to_owned(), Some(2..4)));
    assert_eq!(d.typing.composing(), Some((6..9, Some(7..9))), "from the break, of which half was named");
    d.stroke(Stroke::Compose(String::new(), None));
    assert_eq!((d.typing.typed().words.text(), d.typing.composing()), ("信号", None), "given up");
    assert!(Arc::ptr_eq(d.e.project(), &before), "nothing came into the project");
    d.stroke(Stroke::Compose("mei".to_owned(), None)).stroke(Stroke::Settle("没有".to_owned()));
    assert_eq!(d.said(), "信号没有");
    d.stroke(Stroke::Compose("le".to_owned(), None)).go(Way::Start);
    assert_eq!(d.said(), "信号没有le", "an arrow keeps what there is");
    d.go(Way::End).stroke(Stroke::Surrounding { before: 2, after: 5 });
    assert_eq!(d.said(), "信号没有");
    d.stroke(Stroke::All).stroke(Stroke::Compose("x".to_owned(), None));
    assert_eq!(d.typing.typed().words.text(), "x", "in the place of what is selected");
}

#[test]
fn blank_words_show_what_they_are_to_say() {
    let mut d = Desk::saying("你好", "zh-Hans", false);
    let mut project = Project::clone(d.e.project());
    let line = Arc::make_mut(&mut Arc::make_mut(&mut project.pages[0]).lines[0]);
    line.words.insert(Lang::english(), Words::plain("Hello there"));
    d.e = Editor::new(Arc::new(project), true, IdSource::seeded(1));
    d.e.set_edition(Edition::pages(Lang::simplified_chinese()));
    d.stroke(Stroke::All).stroke(BACK);
    let (scene, issues) = d.scene();
    assert!(
        !issues.iter().any(|i| i.item == Some(ItemId(3)) && matches!(i.kind, IssueKind::MissingWords { .. }))
    );
    let part = scene.parts.iter().find(|p| p.item == ItemId(3)).expect("drawn");
    let drawn = format!("{:?}", part.nodes);
    assert!(drawn.contains("HELLO") || drawn.contains("Hello"), "the other language shows through");
    assert_eq!(d.carets().iter().map(|c| c.at).collect::<Vec<_>>(), [0]);
    d.keys("喂");
    assert_eq!((d.said().as_str(), d.carets().len()), ("喂", 2));
}

#[test]
fn the_marks_that_a_caption_puts_on_are_no_place_for_a_caret() {
    let mut project = Project::clone(&workbench::project());
    let page = Arc::make_mut(&mut project.pages[0]);
    Arc::make_mut(&mut page.lines[1]).words.insert(Lang::english(), Words::plain("Over"));
    let item = page.items.iter_mut().find(|i| i.id == ItemId(4)).expect("there");
    let ItemKind::Caption(caption) = &mut Arc::make_mut(item).kind else { panic!("a caption") };
    caption.purpose = CaptionKind::Spoken;
    let e = Editor::new(Arc::new(project), true, IdSource::seeded(1));
    let typing = Typing::new(ItemId(4), e.page().id, LineId(14), Lang::english(), Words::plain("Over"));
    let d = Desk { e, typing };
    assert_eq!(d.carets().iter().map(|c| c.at).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

#[test]
fn a_bent_sound_has_its_carets_bent_with_it() {
    let mut d = Desk::of(5, 15, "KRAKOOM", "en", false);
    let flat: Vec<f64> = d.carets().iter().map(|c| c.here[1].y).collect();
    assert!(flat.iter().all(|y| (y - flat[0]).abs() < 1e-6));
    let warp = Warp { envelope: Envelope::Arc, bend: 0.6, ..Warp::default() };
    let change = panelwright::edit::Change::Warp(Some(warp));
    let edit = panelwright::edit::Edit::Change { page: d.e.page().id, item: ItemId(5), change };
    d.e.commit(&[edit]).expect("bends");
    let bent = d.carets();
    let ends = bent[0].here[1].y.min(bent[7].here[1].y);
    assert!((bent[3].here[1].y - ends).abs() > 1.0, "the middle of an arc is higher or lower than its ends");
}

#[test]
fn typing_goes_on_with_the_next_line_that_is_shown() {
    let mut project = Project::clone(&workbench::project());
    let page = Arc::make_mut(&mut project.pages[1]);
    page.items.push(Arc::new(workbench::balloon(20, None, 21, (50.0, 50.0), (50.0, 90.0))));
    page.lines.push(Arc::new(Line::new(LineId(21))));
    let first = Arc::make_mut(&mut project.pages[0]);
    Arc::make_mut(first.items.iter_mut().find(|i| i.id == ItemId(4)).expect("there")).hidden = true;
    let edition = Edition::pages(Lang::english());
    let next = |page, line, back| neighbour(&project, &edition, page, LineId(line), back);
    assert_eq!(next(0, 13, false), Some((0, ItemId(5))), "what is hidden is passed over");
    assert_eq!(next(0, 15, false), Some((1, ItemId(20))), "on the next page");
    assert_eq!(next(1, 21, true), Some((0, ItemId(5))));
    assert_eq!((next(0, 13, true), next(1, 21, false)), (None, None));
}

fn strokes() -> impl Strategy<Value = Stroke> {
    let ways = prop::sample::select(vec![
        LEFT,
        RIGHT,
        UP,
        DOWN,
        Way::Left { word: true },
        Way::Right { word: true },
        Way::Up { word: true },
        Way::Down { word: true },
        Way::LineStart,
        Way::LineEnd,
        Way::Start,
        Way::End,
    ]);
    let point = (-20.0..190.0, -20.0..280.0).prop_map(|(x, y)| Point::new(x, y));
    let text =
        prop::sample::select(vec!["a", " ", "字", "e\u{301}", "\n", "\r\n", "ش", "👩‍🚀", "<b>", "long word"]);
    prop_oneof![
        4 => text.clone().prop_map(|t| Stroke::Type(t.to_owned())),
        1 => text.clone().prop_map(|t| Stroke::Put(Words::from_markup(&format!("<i>{t}</i>")))),
        2 => (any::<bool>(), any::<bool>()).prop_map(|(back, word)| Stroke::Erase { back, word }),
        4 => (ways, any::<bool>()).prop_map(|(way, select)| Stroke::Go { way, select }),
        2 => (point.clone(), 0..4_u8, any::<bool>()).prop_map(|(at, clicks, select)| Stroke::Press { at, clicks, select }),
        2 => point.prop_map(|at| Stroke::Drag { at }),
        1 => Just(Stroke::All),
        1 => any::<bool>().prop_map(|on| Stroke::Mark(vec![Mark::Bold(on)])),
        1 => Just(Stroke::Note(NoteKind::ruby("よみ"))),
        1 => Just(Stroke::Plain),
        2 => text.clone().prop_map(|t| Stroke::Compose(t.to_owned(), Some(0..9))),
        1 => text.prop_map(|t| Stroke::Settle(t.to_owned())),
        1 => (0..4_usize, 0..4_usize).prop_map(|(before, after)| Stroke::Surrounding { before, after }),
        1 => Just(Stroke::Undo),
        1 => Just(Stroke::Redo),
    ]
}

#[test]
fn what_an_input_method_gives_has_the_line_breaks_of_the_words() {
    let mut d = Desk::saying("Say it", "en", false);
    d.stroke(Stroke::Go { way: Way::End, select: false });
    d.stroke(Stroke::Compose("\r\nش\r".to_owned(), Some(0..9)));
    d.stroke(Stroke::Go { way: Way::LineEnd, select: false });
    assert_eq!(d.typing.words().text(), "Say it\nش\n");
    assert!(d.typing.words().text().get(d.typing.selected()).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_breaks_anything(
        all in prop::collection::vec(strokes(), 1..40),
        columns in any::<bool>(),
    ) {
        let mut d = Desk::saying("Say <b>it</b>, 西山。", if columns { "ja" } else { "en" }, columns);
        let before = Arc::clone(d.e.committed());
        for stroke in all {
            d.stroke(stroke);
            let words = d.typing.words().clone();
            let range = d.typing.selected();
            prop_assert!(words.text().get(range).is_some(), "the selection is of whole characters");
            prop_assert_eq!(Words::from_markup(&words.to_markup()), words);
            let shown = d.typing.typed().words;
            let carets = d.carets();
            prop_assert!(d.typing.caret(&carets).is_some(), "a caret is seen in {:?}", shown.text());
            prop_assert!(carets.iter().all(|c| c.here.iter().all(|p| p.is_finite())));
        }
        prop_assert_eq!(invariants::breaches(d.e.project()), Vec::new());
        d.e.settle();
        if !Arc::ptr_eq(d.e.committed(), &before) {
            d.e.undo();
            prop_assert!(Arc::ptr_eq(d.e.committed(), &before), "typing is one step");
        }
    }
}
