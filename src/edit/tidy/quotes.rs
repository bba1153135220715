//! T07 Quotation marks and apostrophes.

use super::Fix;
use super::habits::{Gaps, Habits, Pair, is_hebrew};
use super::spaces::NO_BREAK;
use super::text::{Chars, is_edge};

const APOSTROPHE: char = '’';
const GERESH: char = '׳';
const GERSHAYIM: char = '״';

/// Words that lost their beginning: the mark before them is an apostrophe and opens nothing. English, with what
/// German and Dutch have.
const CLIPPED: [&str; 52] = [
    "em",
    "til",
    "tis",
    "tisn",
    "twas",
    "twasn",
    "twere",
    "twill",
    "twould",
    "tain",
    "bout",
    "cause",
    "cuz",
    "cos",
    "coz",
    "n",
    "nuff",
    "nother",
    "fraid",
    "scuse",
    "sup",
    "ere",
    "im",
    "ello",
    "ey",
    "kay",
    "neath",
    "twixt",
    "gainst",
    "mongst",
    "cept",
    "ight",
    "aight",
    "specially",
    "ave",
    "ome",
    "ouse",
    "appen",
    "orse",
    "s",
    "t",
    "k",
    "ne",
    "nen",
    "nem",
    "ner",
    "ran",
    "rein",
    "raus",
    "rauf",
    "runter",
    "rüber",
];
/// Words that lost their end: the mark after them closes nothing while another one may.
const DOCKED: [&str; 6] = ["in", "an", "o", "ol", "th", "wi"];

pub(super) fn fixes(text: &str, habits: &Habits) -> Vec<Fix> {
    let chars = Chars::of(text);
    // Curly marks that do not pair were typed on the wrong key.
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    let redo = habits.requote || (habits.outer == Pair { open: '“', close: '”' } && count('“') != count('”'));
    let mut pass = Pass { chars: &chars, habits, redo, outer: false, inner: false, out: Vec::new() };
    for i in 0..chars.len() {
        match chars.get(i) {
            Some('"') => pass.double(i, None),
            Some('“') if redo => pass.double(i, habits.requote.then_some(true)),
            Some('”') if redo => pass.double(i, habits.requote.then_some(false)),
            Some('\'' | '`' | '´') => pass.single(i),
            Some('‘') => pass.turned(i),
            Some('’') if habits.requote && !pass.within_word(i) && pass.inner => {
                pass.put(i, habits.inner.close);
                pass.inner = false;
            }
            _ => {}
        }
    }
    pass.out
}

struct Pass<'a> {
    chars: &'a Chars,
    habits: &'a Habits,
    redo: bool,
    outer: bool,
    inner: bool,
    out: Vec<Fix>,
}

impl Pass<'_> {
    fn put(&mut self, i: usize, mark: char) {
        if self.chars.get(i) != Some(mark) {
            self.out.push((self.chars.bytes(i, i + 1), mark.to_string()));
        }
    }

    /// A letter or digit on both sides.
    fn within_word(&self, i: usize) -> bool {
        let word =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !super::habits::is_east_asian(c));
        word(self.chars.before(i)) && word(self.chars.get(i + 1))
    }

    /// What the neighbours say: a mark that can only open, only close, or either.
    fn opens(&self, i: usize, open_now: bool) -> bool {
        let (before, after) = (self.chars.before(i), self.chars.get(i + 1));
        let may_open = is_edge(before) || before.is_some_and(|c| c.is_whitespace() || starts(c));
        let may_close = is_edge(after) || after.is_some_and(|c| c.is_whitespace() || ends(c));
        if may_open == may_close { !open_now } else { may_open }
    }

    fn double(&mut self, i: usize, known: Option<bool>) {
        let (before, after) = (self.chars.before(i), self.chars.get(i + 1));
        let hebrew = |c: Option<char>| c.is_some_and(is_hebrew);
        if self.habits.gershayim && hebrew(before) && hebrew(after) {
            return self.put(i, GERSHAYIM);
        }
        // Inches.
        if known.is_none() && !self.outer && before.is_some_and(|c| c.is_ascii_digit()) {
            return;
        }
        let opens = known.unwrap_or_else(|| self.opens(i, self.outer));
        self.outer = opens;
        let pair = self.habits.outer;
        if self.habits.gaps == Gaps::French && pair.open == '«' {
            let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
            let mark = match opens {
                true if blank(after) => pair.open.to_string(),
                true => format!("{}{NO_BREAK}", pair.open),
                false if blank(before) => pair.close.to_string(),
                false => format!("{NO_BREAK}{}", pair.close),
            };
            self.out.push((self.chars.bytes(i, i + 1), mark));
        } else {
            self.put(i, if opens { pair.open } else { pair.close });
        }
    }

    fn single(&mut self, i: usize) {
        let (before, after) = (self.chars.before(i), self.chars.get(i + 1));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if self.habits.gershayim && before.is_some_and(is_hebrew) && !self.inner {
            return self.put(i, GERESH);
        }
        // Feet and inches.
        if digit(before) && !after.is_some_and(char::is_alphabetic) && !self.inner {
            return;
        }
        if self.within_word(i) {
            return self.put(i, APOSTROPHE);
        }
        let begins = is_edge(before) || before.is_some_and(|c| c.is_whitespace() || starts(c));
        let word_follows = after.is_some_and(|c| c.is_alphanumeric() || starts(c) || c == '.' || c == '…');
        if begins && word_follows {
            if self.clipped(i) || !self.closes_later(i) {
                return self.put(i, APOSTROPHE);
            }
            self.inner = true;
            return self.put(i, self.habits.inner.open);
        }
        if before.is_some_and(|c| !c.is_whitespace()) {
            if self.inner && !(self.docked(i) && self.closes_later(i)) {
                self.inner = false;
                return self.put(i, self.habits.inner.close);
            }
            if self.habits.is_wide() && self.opens(i, self.inner) {
                self.inner = true;
                return self.put(i, self.habits.inner.open);
            }
            self.put(i, APOSTROPHE);
        }
    }

    /// An opening mark that was meant as an apostrophe, as word processors set it; or one of another language.
    fn turned(&mut self, i: usize) {
        if self.habits.requote {
            self.inner = true;
            return self.put(i, self.habits.inner.open);
        }
        let closed =
            (i + 1..self.chars.len()).any(|j| self.chars.get(j) == Some('’') && !self.within_word(j));
        if self.habits.inner.open == '‘' && !closed && self.clipped(i) {
            self.put(i, APOSTROPHE);
        }
    }

    /// A word that lost its beginning, or a year that lost its century, follows.
    fn clipped(&self, i: usize) -> bool {
        let end = self.chars.run(i + 1, char::is_alphanumeric);
        let word: String =
            (i + 1..end).filter_map(|j| self.chars.get(j)).flat_map(char::to_lowercase).collect();
        let year = word.strip_suffix('s').unwrap_or(&word);
        let is_year = year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit());
        is_year || CLIPPED.contains(&word.as_str())
    }

    /// The word before the mark may have lost its end.
    fn docked(&self, i: usize) -> bool {
        let start = self.chars.run_before(i, char::is_alphabetic);
        let word: String =
            (start..i).filter_map(|j| self.chars.get(j)).flat_map(char::to_lowercase).collect();
        DOCKED.contains(&word.as_str()) || (word.len() > 3 && word.ends_with("in"))
    }

    /// A mark further on can close what this one opens.
    fn closes_later(&self, i: usize) -> bool {
        (i + 1..self.chars.len()).any(|j| {
            let mark = matches!(self.chars.get(j), Some('\''))
                || (self.redo && self.chars.get(j) == Some(self.habits.inner.close));
            mark && self.chars.before(j).is_some_and(|c| !c.is_whitespace())
                && !self.chars.get(j + 1).is_some_and(char::is_alphanumeric)
                && !self.docked(j)
                && j > i + 1
        })
    }
}

/// What an opening mark may follow directly.
fn starts(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '<'
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '「'
            | '『'
            | '（'
            | '¿'
            | '¡'
            | '—'
            | '–'
            | '-'
            | '/'
            | '"'
            | '―'
            | '\u{a0}'
    )
}

/// What a closing mark may stand directly before.
fn ends(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '>'
            | '…'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '）'
            | '。'
            | '，'
            | '、'
            | '！'
            | '？'
            | '；'
            | '：'
            | '—'
            | '-'
            | '\''
            | '؟'
            | '،'
    )
}
