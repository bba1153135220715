//! T07 Spaces.

use super::Fix;
use super::habits::{Gaps, Habits, is_east_asian, is_wide_mark};
use super::text::{Chars, is_edge, is_space};

/// A space that no line breaks at.
pub(super) const NO_BREAK: char = '\u{a0}';
/// An em of space, as after `！` within a line of Japanese.
const EM_SPACE: char = '\u{3000}';

pub(super) fn fixes(text: &str, habits: &Habits) -> Vec<Fix> {
    let chars = Chars::of(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars.get(i).is_some_and(is_space) {
            i += 1;
            continue;
        }
        let end = chars.run(i, is_space);
        let (before, after) = (chars.before(i), chars.get(end));
        let wanted = if is_edge(before) || is_edge(after) {
            None
        } else {
            match habits.gaps {
                Gaps::ClosedUp => (!hangs(&chars, end)).then_some(' '),
                Gaps::French => Some(if french(&chars, before, end) { NO_BREAK } else { ' ' }),
                Gaps::Wide { em_after_marks } => wide(before, after, em_after_marks),
            }
        };
        let now = (end - i == 1).then(|| chars.get(i)).flatten();
        if now != wanted || (now.is_none() && wanted.is_none()) {
            out.push((chars.bytes(i, end), wanted.map(String::from).unwrap_or_default()));
        }
        i = end;
    }
    out
}

/// A mark that belongs to the word before it begins here.
fn hangs(chars: &Chars, at: usize) -> bool {
    let end = chars.run(at, |c| matches!(c, ',' | ';' | ':' | '!' | '?'));
    // A smiley or a name such as `!Kung` is no mark of the sentence.
    let closes = |c: Option<char>| {
        c.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ')' | '-'))
    };
    let stop = chars.get(at) == Some('.') && closes(chars.get(at + 1));
    stop || (end > at
        && closes(chars.get(end))
        && !matches!((chars.get(at), chars.get(end)), (Some(':' | ';'), Some(')' | '-'))))
}

/// French: between a word and a high mark, and inside guillemets.
fn french(chars: &Chars, before: Option<char>, at: usize) -> bool {
    before == Some('«') || chars.get(at).is_some_and(|c| matches!(c, '!' | '?' | ';' | ':' | '»'))
}

/// Between two Han characters a space may be meant; at a wide mark it is none.
fn wide(before: Option<char>, after: Option<char>, em_after_marks: bool) -> Option<char> {
    let mark = |c: Option<char>| c.is_some_and(is_wide_mark);
    let han = |c: Option<char>| c.is_some_and(is_east_asian);
    let shout = before.is_some_and(|c| matches!(c, '！' | '？'));
    if em_after_marks && shout && !mark(after) {
        Some(EM_SPACE)
    } else if (mark(before) && (han(after) || mark(after))) || (mark(after) && (han(before) || mark(before)))
    {
        None
    } else {
        Some(' ')
    }
}
