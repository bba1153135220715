//! Words typed on the canvas: caret, selection and keys, in the balloon's own lettering. Knows neither the keyboard's
//! toolkit nor how the words look; where a caret may stand comes from the scene.

use crate::edit::Edit;
use crate::geom::Point;
use crate::lettering::caret::{next_letter, next_word, previous_letter, previous_word, word_at};
use crate::model::{Edition, Emphasis, ItemId, Lang, LineId, Mark, NoteKind, PageId, Project, Words};
use crate::scene::{Caret, Typed, caret_at, caret_in_line};
use std::ops::Range;

/// A way that the caret goes, as seen on the screen or in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As the arrow key points; by words with `word`.
    Left {
        /// A word at a time.
        word: bool,
    },
    /// As the arrow key points; by words with `word`.
    Right {
        /// A word at a time.
        word: bool,
    },
    /// As the arrow key points; by words with `word` in columns.
    Up {
        /// A word at a time.
        word: bool,
    },
    /// As the arrow key points; by words with `word` in columns.
    Down {
        /// A word at a time.
        word: bool,
    },
    /// To the start of the line that is seen.
    LineStart,
    /// To the end of the line that is seen.
    LineEnd,
    /// To the start of the words.
    Start,
    /// To the end of the words.
    End,
}

/// What the user does to words that are being typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Stroke {
    /// Letters are typed.
    Type(String),
    /// Words are put in, with their own emphasis.
    Put(Words),
    /// Letters go: the selected ones, or one beside the caret.
    Erase {
        /// Those before the caret, not those after it.
        back: bool,
        /// A word at a time.
        word: bool,
    },
    /// The caret goes somewhere; with `select` the selection is stretched.
    Go {
        /// Where to.
        way: Way,
        /// The other end of the selection stays.
        select: bool,
    },
    /// The pointer goes down on the words, for the `clicks`th time: caret, word, all.
    Press {
        /// Where, page mm.
        at: Point,
        /// 1, 2, 3.
        clicks: u8,
        /// The other end of the selection stays.
        select: bool,
    },
    /// The pointer is dragged over the words.
    Drag {
        /// Where to, page mm.
        at: Point,
    },
    /// All is selected.
    All,
    /// Emphasis is put on what is selected, or on what is typed next.
    Mark(Vec<Mark>),
    /// A note is put on what is selected, or on the note that the caret stands in; `None` takes it off.
    Note(Option<NoteKind>),
    /// Nothing of what is selected, or of what is typed next, is emphasised, and there are no notes.
    Plain,
    /// An input method shows what it has so far, and which characters of it are worked on; nothing to give it up.
    Compose(String, Option<Range<usize>>),
    /// An input method settles what it had.
    Settle(String),
    /// An input method takes characters around the caret away.
    Surrounding {
        /// Before it.
        before: usize,
        /// After it.
        after: usize,
    },
    /// The last change is taken back.
    Undo,
    /// It is done again.
    Redo,
}

/// Words and selection at one moment.
#[derive(Debug, Clone, PartialEq)]
struct Moment {
    words: Words,
    anchor: usize,
    head: usize,
}

/// The line that is read after another, or before it, with the number of the page and the item that shows it: where
/// typing goes on. Lines that the edition does not show are passed over.
pub fn neighbour(
    project: &Project,
    edition: &Edition,
    page: usize,
    line: LineId,
    back: bool,
) -> Option<(usize, ItemId)> {
    let shown = project.pages.iter().enumerate().flat_map(|(number, page)| {
        page.lines.iter().filter_map(move |l| {
            let item = page.shower_of(l.id).filter(|i| !i.is_hidden_in(edition) && !i.locked)?;
            Some((number, l.id, item.id))
        })
    });
    let all: Vec<(usize, LineId, ItemId)> = shown.collect();
    let here = all.iter().position(|(number, id, _)| (*number, *id) == (page, line))?;
    let next = if back { here.checked_sub(1) } else { Some(here + 1) };
    next.and_then(|n| all.get(n)).map(|(number, _, item)| (*number, *item))
}

/// Changes that go on with each other are one step of undo while typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Typing,
    Erasing,
    None,
}

/// Words that are being typed: the open document shows them through [`Typing::typed`] and keeps them with
/// [`Typing::edit`].
#[derive(Debug, Clone)]
pub struct Typing {
    item: ItemId,
    page: PageId,
    line: LineId,
    lang: Lang,
    now: Moment,
    /// The line that the caret was put on, where its place is the end of one and the start of another.
    on_line: Option<usize>,
    /// Where going up and down started.
    goal: Option<Point>,
    /// What a drag selects by: the word or the place that was pressed.
    pressed: Range<usize>,
    by_words: bool,
    composed: Option<(String, Option<Range<usize>>)>,
    /// Of what is typed next, if it was said.
    pen: Option<Emphasis>,
    past: Vec<Moment>,
    future: Vec<Moment>,
    run: Run,
}

/// Line breaks of other systems as this one has them.
fn line_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Which character that of number `at` is once line breaks are this system's: two may have become one.
fn broken_place(text: &str, at: usize) -> usize {
    let end = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let pairs = text[..end].matches("\r\n").count();
    // Between the two of a pair is before the one.
    let within = text[..end].ends_with('\r') && text[end..].starts_with('\n');
    at - pairs - usize::from(within)
}

impl Typing {
    /// Opens words for typing, all of them selected.
    pub fn new(item: ItemId, page: PageId, line: LineId, lang: Lang, words: Words) -> Self {
        let head = words.text().len();
        Self {
            item,
            page,
            line,
            lang,
            now: Moment { words, anchor: 0, head },
            on_line: None,
            goal: None,
            pressed: 0..0,
            by_words: false,
            composed: None,
            pen: None,
            past: Vec::new(),
            future: Vec::new(),
            run: Run::None,
        }
    }

    /// Whose words they are.
    pub fn item(&self) -> ItemId {
        self.item
    }

    /// The page that it is on.
    pub fn page(&self) -> PageId {
        self.page
    }

    /// The line whose words they are.
    pub fn line(&self) -> LineId {
        self.line
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// What was typed so far, without what an input method has not settled.
    pub fn words(&self) -> &Words {
        &self.now.words
    }

    /// The selected bytes; empty at the caret.
    pub fn selected(&self) -> Range<usize> {
        self.now.anchor.min(self.now.head)..self.now.anchor.max(self.now.head)
    }

    /// The caret behind the last letter, with nothing selected.
    pub fn to_end(&mut self) {
        let end = self.now.words.text().len();
        self.select(end..end);
    }

    /// The selected words.
    pub fn selected_words(&self) -> Words {
        self.now.words.slice(self.selected())
    }

    /// What the scene shows in the place of the line's words, each time broken afresh.
    pub fn typed(&self) -> Typed {
        let words = match &self.composed {
            Some((text, _)) => self.now.words.replaced(&[(self.selected(), text.clone())]),
            None => self.now.words.clone(),
        };
        Typed { item: self.item, words, was: None }
    }

    /// What keeps the words in the project.
    pub fn edit(&self) -> Edit {
        let (page, line, lang) = (self.page, self.line, self.lang.clone());
        Edit::SetWords { page, line, lang, words: self.now.words.clone() }
    }

    /// The emphasis of what is selected, or of what is typed next.
    pub fn emphasis(&self) -> Emphasis {
        let Range { start, end } = self.selected();
        if start < end {
            return self.now.words.emphasis_at(start);
        }
        // What is typed goes on with the letter before it.
        let before = previous_letter(self.now.words.text(), start);
        self.pen.unwrap_or_else(|| self.now.words.emphasis_at(before))
    }

    /// The selected bytes, or those of the note that the caret stands in.
    pub fn noted(&self) -> Option<Range<usize>> {
        let range = self.selected();
        let note = || self.now.words.note_at(range.start).map(|n| n.range.clone());
        if range.is_empty() { note() } else { Some(range) }
    }

    /// What an input method has not settled.
    pub fn composed(&self) -> Option<String> {
        self.composed.as_ref().map(|(text, _)| text.clone())
    }

    /// Bytes of [`Typing::typed`] that an input method has not settled, and those of them that it works on.
    pub fn composing(&self) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (text, active) = self.composed.as_ref()?;
        let start = self.selected().start;
        let byte = |chars: usize| start + text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i);
        let active = active.as_ref().map(|a| byte(a.start)..byte(a.end));
        Some((start..start + text.len(), active))
    }

    /// The place of the caret among those of the scene.
    pub fn caret(&self, carets: &[Caret]) -> Option<usize> {
        let head = match self.composing() {
            Some((all, active)) => active.map_or(all.end, |a| a.end),
            None => self.now.head,
        };
        let mut here = carets.iter().enumerate().filter(|(_, c)| c.at == head);
        let chosen = here.clone().find(|(_, c)| Some(c.line) == self.on_line).or(here.next_back());
        // Within a letter there is no caret; before it there is.
        let before = || carets.iter().enumerate().rfind(|(_, c)| c.at < head);
        chosen.or_else(before).map(|(n, _)| n)
    }

    /// The words are others from outside, as when they were edited elsewhere: typing goes on with these.
    pub fn follow(&mut self, words: &Words) {
        if *words == self.now.words || (words.is_blank() && self.now.words.is_blank()) {
            return;
        }
        let caret = self.now.head.min(words.text().len());
        let caret = (0..=caret).rev().find(|at| words.text().is_char_boundary(*at)).unwrap_or(0);
        self.change(words.clone(), caret, Run::None);
    }

    /// Does what the user does. True if the words are others now.
    pub fn stroke(&mut self, stroke: Stroke, carets: &[Caret], vertical: bool) -> bool {
        let before = self.now.words.clone();
        // What an input method has in hand ends with anything else that is done.
        let composes = matches!(
            stroke,
            Stroke::Compose(..) | Stroke::Settle(_) | Stroke::Surrounding { .. } | Stroke::Drag { .. }
        );
        if !composes && let Some((text, _)) = self.composed.take() {
            self.put(&text, Run::None);
        }
        match stroke {
            Stroke::Type(text) => self.put(&text, Run::Typing),
            Stroke::Put(words) => self.put_words(&words),
            Stroke::Erase { back, word } => self.erase(back, word),
            Stroke::Go { way, select } => self.go(way, select, carets, vertical),
            Stroke::Press { at, clicks, select } => self.press(at, clicks, select, carets),
            Stroke::Drag { at } => self.drag(at, carets),
            Stroke::All => self.select(0..self.now.words.text().len()),
            Stroke::Mark(marks) => self.mark(&marks),
            Stroke::Note(kind) => self.note(kind),
            Stroke::Plain => {
                self.mark(&[
                    Mark::Bold(false),
                    Mark::Italic(false),
                    Mark::Colour(None),
                    Mark::Scale(None),
                    Mark::Dots(false),
                    Mark::Outline(None),
                    Mark::Shadow(None),
                ]);
                self.note(None);
            }
            Stroke::Compose(text, active) => {
                // As it will be settled: carets of the scene must lead to the same places then.
                let active = active.map(|a| broken_place(&text, a.start)..broken_place(&text, a.end));
                let text = line_breaks(&text);
                self.composed = (!text.is_empty()).then_some((text, active));
            }
            Stroke::Settle(text) => {
                self.composed = None;
                if !text.is_empty() {
                    self.put(&text, Run::Typing);
                }
            }
            Stroke::Surrounding { before, after } => self.surrounding(before, after),
            Stroke::Undo => self.back(),
            Stroke::Redo => self.again(),
        }
        before != self.now.words
    }

    fn select(&mut self, range: Range<usize>) {
        // A caret of a scene that is older than the words may lie past them.
        let text = self.now.words.text();
        (self.now.anchor, self.now.head) =
            (text.floor_char_boundary(range.start), text.floor_char_boundary(range.end));
        self.moved();
    }

    /// The caret is somewhere else: what belonged to its old place is forgotten.
    fn moved(&mut self) {
        (self.on_line, self.goal, self.pen, self.run) = (None, None, None, Run::None);
    }

    /// Remembers the moment before a change, unless it goes on with the last one.
    fn remember(&mut self, run: Run) {
        self.future.clear();
        if run == Run::None || run != self.run || self.past.is_empty() {
            self.past.push(self.now.clone());
        }
    }

    fn change(&mut self, words: Words, caret: usize, run: Run) {
        self.remember(run);
        self.now = Moment { words, anchor: caret, head: caret };
        self.moved();
        self.run = run;
    }

    fn put(&mut self, text: &str, run: Run) {
        let text = line_breaks(text);
        let (range, pen) = (self.selected(), self.pen);
        let mut words = self.now.words.replaced(&[(range.clone(), text.clone())]);
        let end = range.start + text.len();
        if let Some(pen) = pen {
            words = words.emphasised(range.start..end, pen);
        }
        // A blank after a word begins a step: undo takes back words and not whole speeches.
        let before = self.now.words.text()[..range.start].chars().next_back();
        let new_word = text.trim().is_empty() && before.is_some_and(|c| !c.is_whitespace());
        self.remember(if range.is_empty() && !new_word { run } else { Run::None });
        self.now = Moment { words, anchor: end, head: end };
        self.moved();
        (self.pen, self.run) = (pen, run);
    }

    fn put_words(&mut self, new: &Words) {
        let range = self.selected();
        let words = self.now.words.spliced(range.clone(), new);
        self.change(words, range.start + new.text().len(), Run::None);
    }

    fn erase(&mut self, back: bool, word: bool) {
        let text = self.now.words.text();
        let range = self.selected();
        let (range, run) = match (range.is_empty(), back, word) {
            (false, ..) => (range, Run::None),
            (true, true, false) => (previous_letter(text, range.start)..range.start, Run::Erasing),
            (true, true, true) => (previous_word(text, range.start)..range.start, Run::None),
            (true, false, false) => (range.end..next_letter(text, range.end), Run::Erasing),
            (true, false, true) => (range.end..next_word(text, range.end), Run::None),
        };
        if range.is_empty() {
            return;
        }
        let words = self.now.words.replaced(&[(range.clone(), String::new())]);
        self.change(words, range.start, run);
    }

    fn surrounding(&mut self, before: usize, after: usize) {
        let (range, text) = (self.selected(), self.now.words.text());
        let head = text.get(..range.start).unwrap_or_default();
        let tail = text.get(range.end..).unwrap_or_default();
        let start = head.char_indices().rev().take(before).last().map_or(range.start, |(i, _)| i);
        let end = tail.char_indices().nth(after).map_or(text.len(), |(i, _)| range.end + i);
        let changes = [(start..range.start, String::new()), (range.end..end, String::new())];
        let words = self.now.words.replaced(&changes);
        let gone = range.start - start;
        self.remember(Run::None);
        self.now = Moment { words, anchor: range.start - gone, head: range.end - gone };
    }

    fn mark(&mut self, marks: &[Mark]) {
        let range = self.selected();
        if range.is_empty() {
            let mut pen = self.emphasis();
            for mark in marks {
                mark.put_on(&mut pen);
            }
            self.pen = Some(pen);
            return;
        }
        let marked = |words: Words, mark: &Mark| words.marked(range.clone(), *mark);
        let words = marks.iter().fold(self.now.words.clone(), marked);
        self.restyle(words);
    }

    fn note(&mut self, kind: Option<NoteKind>) {
        if let Some(range) = self.noted() {
            self.restyle(self.now.words.with_note(range, kind));
        }
    }

    /// Other emphasis, the same letters.
    fn restyle(&mut self, words: Words) {
        if words != self.now.words {
            self.remember(Run::None);
            self.now.words = words;
            self.run = Run::None;
        }
    }

    fn back(&mut self) {
        if let Some(moment) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.now, moment));
            self.moved();
        }
    }

    fn again(&mut self) {
        if let Some(moment) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.now, moment));
            self.moved();
        }
    }

    fn press(&mut self, at: Point, clicks: u8, select: bool, carets: &[Caret]) {
        let Some(caret) = caret_at(carets, at).and_then(|n| carets.get(n)) else { return };
        let text = self.now.words.text();
        let (range, by_words) = match clicks {
            0 | 1 => (caret.at..caret.at, false),
            2 => (word_at(text, self.letter_at(at, carets)), true),
            _ => (0..text.len(), false),
        };
        self.pressed = if select { self.now.anchor..self.now.anchor } else { range.clone() };
        self.by_words = by_words;
        self.select(if select { self.now.anchor..caret.at } else { range });
        self.on_line = (clicks <= 1).then_some(caret.line);
    }

    fn drag(&mut self, at: Point, carets: &[Caret]) {
        if self.composed.is_some() {
            return;
        }
        let Some(caret) = caret_at(carets, at).and_then(|n| carets.get(n)) else { return };
        let reached = if self.by_words {
            word_at(self.now.words.text(), self.letter_at(at, carets))
        } else {
            caret.at..caret.at
        };
        // What was typed since may have taken the pressed place away.
        let still_there = self.now.words.text().get(self.pressed.clone()).is_some();
        let pressed = if still_there { self.pressed.clone() } else { self.now.head..self.now.head };
        let (anchor, head) = if reached.start < pressed.start {
            (pressed.end, reached.start)
        } else {
            (pressed.start, reached.end.max(pressed.end))
        };
        self.select(anchor..head);
        self.on_line = Some(caret.line);
    }

    /// The letter under the pointer: the nearest caret may be the one after it.
    fn letter_at(&self, at: Point, carets: &[Caret]) -> usize {
        let middle = |c: &Caret| c.here[0].midpoint(c.here[1]).midpoint(c.next[0].midpoint(c.next[1]));
        let line = caret_at(carets, at).and_then(|n| carets.get(n)).map(|c| c.line);
        let of_line = carets.iter().filter(|c| Some(c.line) == line && c.here != c.next);
        let nearest = of_line.min_by(|a, b| (middle(a) - at).hypot().total_cmp(&(middle(b) - at).hypot()));
        nearest.map_or(self.now.words.text().len(), |c| c.at)
    }

    fn go(&mut self, way: Way, select: bool, carets: &[Caret], vertical: bool) {
        let text = self.now.words.text();
        let range = self.selected();
        let caret = self.caret(carets).and_then(|n| carets.get(n)).copied();
        let backwards = caret.is_some_and(|c| c.right_to_left);
        // What the arrow means for the text: in columns the letters go down and the lines to the left.
        let (step, forward, word) = match (way, vertical) {
            (Way::Left { word }, false) => (true, backwards, word),
            (Way::Right { word }, false) => (true, !backwards, word),
            (Way::Up { word }, true) => (true, false, word),
            (Way::Down { word }, true) => (true, true, word),
            (Way::Up { .. }, false) | (Way::Right { .. }, true) => (false, false, false),
            (Way::Down { .. }, false) | (Way::Left { .. }, true) => (false, true, false),
            (Way::LineStart | Way::LineEnd | Way::Start | Way::End, _) => (true, false, false),
        };
        let mut on_line = None;
        let mut goal = None;
        let to = match way {
            Way::Start => 0,
            Way::End => text.len(),
            Way::LineStart | Way::LineEnd => {
                let Some(here) = caret else { return };
                let mut of_line = carets.iter().filter(|c| c.line == here.line);
                let found = if way == Way::LineStart { of_line.next() } else { of_line.next_back() };
                on_line = Some(here.line);
                found.map_or(here.at, |c| c.at)
            }
            _ if step => match (forward, word) {
                // An arrow without Shift leaves a selection at its side.
                _ if !select && !range.is_empty() && !word => {
                    if forward {
                        range.end
                    } else {
                        range.start
                    }
                }
                (true, false) => next_letter(text, self.now.head),
                (false, false) => previous_letter(text, self.now.head),
                (true, true) => next_word(text, self.now.head),
                (false, true) => previous_word(text, self.now.head),
            },
            _ => {
                let Some(here) = caret else { return };
                let from = self.goal.unwrap_or(here.here[0].midpoint(here.here[1]));
                let line = if forward { Some(here.line + 1) } else { here.line.checked_sub(1) };
                let found = line.and_then(|line| caret_in_line(carets, line, from));
                goal = Some(from);
                match found.and_then(|n| carets.get(n)) {
                    Some(caret) => {
                        on_line = Some(caret.line);
                        caret.at
                    }
                    // Past the first and the last line are the ends of the words.
                    None if forward => text.len(),
                    None => 0,
                }
            }
        };
        let anchor = if select { self.now.anchor } else { to };
        self.select(anchor..to);
        (self.on_line, self.goal) = (on_line, goal);
    }
}
