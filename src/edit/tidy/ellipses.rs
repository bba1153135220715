//! T04 Words that trail off.

use super::Fix;
use super::habits::{Dots, Habits, is_east_asian, is_wide_mark};
use super::text::{Chars, is_edge, is_space};

pub(super) fn fixes(text: &str, habits: &Habits) -> Vec<Fix> {
    let chars = Chars::of(text);
    match habits.dots {
        Dots::Six => six(&chars),
        dots => three(&chars, dots),
    }
}

fn three(chars: &Chars, dots: Dots) -> Vec<Fix> {
    let is_dot = |c| c == '.' || c == '…';
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars.get(i).is_some_and(is_dot) {
            i += 1;
            continue;
        }
        let end = spaced(chars, i).unwrap_or_else(|| chars.run(i, is_dot));
        let run: String = (i..end).filter_map(|j| chars.get(j)).collect();
        let Some(wanted) = mended(chars, i, end, &run, dots) else {
            i = end;
            continue;
        };
        let space = chars.run_before(i, is_space);
        // It hangs on the word before; after a sentence it begins the next one.
        let ends_sentence = chars.before(space).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'));
        if space < i && !is_edge(chars.before(space)) && !ends_sentence && !opens(chars.before(space)) {
            out.push((chars.bytes(space, i), String::new()));
        }
        if wanted != run {
            out.push((chars.bytes(i, end), wanted.to_owned()));
        }
        // One that begins a line hangs on the word after it. Within a sentence the space after it stays: it
        // is where the line may break.
        let begins = is_edge(chars.before(space)) || opens(chars.before(i)) || (ends_sentence && space < i);
        let after = chars.run(end, is_space);
        if begins && after > end && !is_edge(chars.get(after)) {
            out.push((chars.bytes(end, after), String::new()));
        }
        i = end;
    }
    out
}

fn opens(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '"' | '\'' | '“' | '‘' | '«' | '„' | '‚' | '(' | '[' | '<' | '¿' | '¡'))
}

/// What the dots shall be; `None` if they are no ellipsis at all.
fn mended(chars: &Chars, start: usize, end: usize, run: &str, dots: Dots) -> Option<&'static str> {
    let count = run.chars().filter(|c| *c == '.').count() + 3 * run.chars().filter(|c| *c == '…').count();
    let path = |c: Option<char>| c.is_some_and(|c| c == '/' || c == '\\');
    match count {
        0 | 1 => return None,
        // Two stops are three that were typed in haste, but for ranges and paths.
        2 if path(chars.get(end)) || path(chars.before(start)) => return None,
        2 if chars.get(end).is_some_and(char::is_numeric) => return None,
        _ => {}
    }
    Some(match (dots, run) {
        (Dots::Either, "…") => "…",
        (Dots::Either, _) if run.contains('…') => "…",
        _ => "...",
    })
}

/// The end of dots with spaces between them, three or more, if they begin here.
fn spaced(chars: &Chars, start: usize) -> Option<usize> {
    let single = |i: usize| chars.get(i) == Some('.') && !matches!(chars.get(i + 1), Some('.' | '…'));
    if !single(start) {
        return None;
    }
    let (mut end, mut count) = (start + 1, 1);
    while chars.get(end).is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        && single(end + 1)
    {
        end += 2;
        count += 1;
    }
    (count >= 3).then_some(end)
}

fn six(chars: &Chars) -> Vec<Fix> {
    let is_dot = |c| matches!(c, '.' | '…' | '。' | '・');
    let wide = |c: Option<char>| c.is_some_and(|c| is_east_asian(c) || is_wide_mark(c) || is_quote(c));
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let Some(first) = chars.get(i).filter(|c| is_dot(*c)) else {
            i += 1;
            continue;
        };
        let end = chars.run(i, |c| c == first);
        let count = end - i;
        let (before, after) = (chars.solid_before(i), chars.solid_from(end));
        // Beside Latin on both sides it is Latin's.
        let here = wide(before) || wide(after) || (is_edge(before) && is_edge(after));
        let broken = match first {
            '…' => count % 2 == 1,
            '.' => count >= 2,
            _ => count >= 3,
        };
        if here && broken {
            let pairs = if first == '…' { count.div_ceil(2) } else { 1 };
            out.push((chars.bytes(i, end), "……".repeat(pairs)));
        }
        i = end;
    }
    out
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'' | '！' | '？')
}
