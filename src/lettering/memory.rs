//! Stability: where lines ended before, carried over an edit of the words, so that changing one word does not
//! reshuffle the rest. What is remembered is plain data: how many letters each line holds.

use std::ops::Range;

/// Letters of a text: everything but blanks, which come and go at the ends of lines.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| !c.is_whitespace())
}

/// How many letters stand on each line, given where the second and later lines begin (bytes).
pub fn letters_per_line(text: &str, breaks: &[usize]) -> Vec<u16> {
    let edges = std::iter::once(0).chain(breaks.iter().copied()).chain(std::iter::once(text.len()));
    let edges: Vec<usize> = edges.collect();
    let count = |range: Range<usize>| letters(text.get(range).unwrap_or_default()).count();
    edges.windows(2).map(|pair| u16::try_from(count(pair[0]..pair[1])).unwrap_or(u16::MAX)).collect()
}

/// Where the second and later lines begin (bytes) that hold so many letters each. `None` where the text has not as
/// many letters: then what was remembered is of other words.
pub fn breaks_of(text: &str, per_line: &[u16]) -> Option<Vec<usize>> {
    let all: usize = per_line.iter().map(|n| usize::from(*n)).sum();
    if all == 0 || letters(text).count() != all {
        return None;
    }
    let mut places = letters(text).map(|(at, _)| at);
    let (_, lines) = per_line.split_last()?;
    places.next();
    let mut starts = Vec::with_capacity(lines.len());
    for count in lines {
        // A line begins at the letter after the last one of the line above; an empty line has no place of its own.
        starts.push(places.nth(usize::from(*count).checked_sub(1)?)?);
    }
    Some(starts)
}

/// The breaks of a text (bytes at which lines begin) as they fall after an edit: those before and after what changed
/// stay at their words, those within it are gone. None stay where little of the text did: it is another one.
pub fn carried(before: &str, breaks: &[usize], after: &str) -> Vec<usize> {
    let head = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let most = before.len().min(after.len()) - head;
    let tail = before.bytes().rev().zip(after.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    if (head + tail) * 2 < before.len() {
        return Vec::new();
    }
    let (from, to) = (before.len() - tail, after.len() - tail);
    let moved = breaks.iter().filter_map(|at| {
        if *at <= head {
            Some(*at)
        } else if *at >= from {
            Some(*at - from + to)
        } else {
            None
        }
    });
    moved.filter(|at| after.is_char_boundary(*at) && *at > 0 && *at < after.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_remembered_as_letters() {
        let text = "I know what you did";
        let breaks = [7, 12];
        let kept = letters_per_line(text, &breaks);
        assert_eq!(kept, [5, 4, 6]);
        assert_eq!(breaks_of(text, &kept), Some(breaks.to_vec()));
        assert_eq!(breaks_of("I know what he did", &kept), None, "other words");
        assert_eq!(breaks_of(text, &[0, 15]), None);
        assert_eq!(breaks_of("你好，世界", &[3, 2]), Some(vec![9]));
        assert_eq!(breaks_of("", &[]), None);
    }

    #[test]
    fn an_edit_leaves_the_breaks_around_it() {
        let before = "I know what you did last summer";
        let breaks = [7, 16, 25];
        let after = "I know what they did last summer";
        assert_eq!(carried(before, &breaks, after), [7, 17, 26]);
        assert_eq!(carried(before, &breaks, ""), [0; 0]);
        assert_eq!(carried(before, &breaks, "I never was there last summer"), [0; 0], "another text");
        assert_eq!(carried("é", &[], "è"), [0; 0]);
    }
}
