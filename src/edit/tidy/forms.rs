//! §6e, §6f Marks in the forms of their script.

use super::Fix;
use super::habits::{Forms, Habits, is_arabic, is_east_asian, is_wide_mark};
use super::text::{Chars, is_edge};

pub(super) fn fixes(text: &str, habits: &Habits) -> Vec<Fix> {
    let chars = Chars::of(text);
    match habits.forms {
        Forms::Typed => Vec::new(),
        Forms::Wide { comma } => wide(&chars, comma),
        Forms::Arabic => arabic(&chars),
    }
}

fn wide(chars: &Chars, comma: char) -> Vec<Fix> {
    if !chars.any(is_east_asian) {
        return Vec::new();
    }
    let mut out = Vec::new();
    // What became wide makes its right neighbour wide too.
    let mut turned = false;
    let closing = |c: char| matches!(c, '”' | '’' | '"');
    for i in 0..chars.len() {
        let Some(c) = chars.get(i) else { break };
        let (before, after) = (chars.before(i), chars.get(i + 1));
        let han = |c: Option<char>| c.is_some_and(|c| is_east_asian(c) || is_wide_mark(c));
        let follows = turned || han(before);
        // A sentence that ends with a Latin word still ends as its language does.
        let ends = before.is_some_and(|b| b.is_alphanumeric() || closing(b))
            && (is_edge(after) || han(after) || after.is_some_and(closing));
        let alone = !matches!(before, Some('.')) && after != Some('.');
        let wanted = match c {
            ',' if follows || ends => comma,
            '.' if alone && han(before) && !after.is_some_and(char::is_alphanumeric) => '。',
            '!' if follows
                || ends
                || after.is_some_and(|a| "!?".contains(a)) && before.is_some_and(char::is_alphanumeric) =>
            {
                '！'
            }
            '?' if follows
                || ends
                || after.is_some_and(|a| "!?".contains(a)) && before.is_some_and(char::is_alphanumeric) =>
            {
                '？'
            }
            ':' if follows || (ends && han(after)) => '：',
            ';' if follows || (ends && han(after)) => '；',
            '~' if follows => '～',
            _ => {
                turned = false;
                continue;
            }
        };
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digits(before) && digits(after) {
            turned = false;
            continue;
        }
        out.push((chars.bytes(i, i + 1), wanted.to_string()));
        turned = true;
    }
    brackets(chars, &mut out);
    out.sort_by_key(|(range, _)| range.start);
    out
}

/// Brackets around words of the language.
fn brackets(chars: &Chars, out: &mut Vec<Fix>) {
    let mut open: Vec<usize> = Vec::new();
    for i in 0..chars.len() {
        match chars.get(i) {
            Some('(') => open.push(i),
            Some(')') => {
                let Some(start) = open.pop() else { continue };
                if (start..i).any(|j| chars.get(j).is_some_and(is_east_asian)) {
                    out.push((chars.bytes(start, start + 1), "（".to_owned()));
                    out.push((chars.bytes(i, i + 1), "）".to_owned()));
                }
            }
            _ => {}
        }
    }
}

fn arabic(chars: &Chars) -> Vec<Fix> {
    let mut out = Vec::new();
    for i in 0..chars.len() {
        let wanted = match chars.get(i) {
            Some(',') => '،',
            Some(';') => '؛',
            Some('?') => '؟',
            _ => continue,
        };
        // The last letter before it, whatever marks and spaces lie between.
        let letter = (0..i).rev().filter_map(|j| chars.get(j)).find(|c| c.is_alphanumeric());
        if letter.is_some_and(is_arabic) {
            out.push((chars.bytes(i, i + 1), wanted.to_string()));
        }
    }
    out
}
