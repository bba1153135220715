//! Where a caret may stand in set text, and how far one step of it goes.

use super::place::{Fitted, SetLine};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{GraphemeClusterSegmenter, WordSegmenter};
use std::ops::Range;

/// A place where a caret may stand, before a character as readers count them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// Byte offset in the author's text.
    pub at: usize,
    /// The line's number. Where a line ends without a break of the author's, the same offset is a stop at its end
    /// and one at the start of the next.
    pub line: usize,
    /// Where the caret stands along the line, mm: x, or y of a column.
    pub pen: f64,
    /// Where the character ends that begins here, mm; the same as `pen` at the end of a line.
    pub end: f64,
    /// The character is read from right to left.
    pub right_to_left: bool,
}

/// Every stop of a text, in the order of the text. `text` is the author's, which was set.
pub fn stops(fitted: &Fitted, text: &str) -> Vec<Stop> {
    let mut out = Vec::new();
    for (number, line) in fitted.lines.iter().enumerate() {
        line_stops(line, number, text, &mut out);
    }
    out
}

/// What the glyphs of one character, or of several that share a glyph, take up of the line.
struct Cluster {
    at: usize,
    from: f64,
    to: f64,
    right_to_left: bool,
}

fn line_stops(line: &SetLine, number: usize, text: &str, out: &mut Vec<Stop>) {
    let mut clusters: Vec<Cluster> = Vec::new();
    for g in &line.glyphs {
        let (from, to) = (g.pen, g.pen + g.advance);
        match clusters.iter_mut().rev().find(|c| c.at == g.cluster) {
            Some(known) => {
                known.from = known.from.min(from);
                known.to = known.to.max(to);
            }
            None => clusters.push(Cluster { at: g.cluster, from, to, right_to_left: g.right_to_left }),
        }
    }
    clusters.sort_by_key(|c| c.at);
    let segmenter = GraphemeClusterSegmenter::new();
    for (i, cluster) in clusters.iter().enumerate() {
        let ends = clusters.get(i + 1).map_or(line.caret_end.max(cluster.at), |next| next.at);
        let Some(letters) = text.get(cluster.at..ends) else { continue };
        // Letters that share a glyph, as in a ligature, share its width evenly.
        let mut starts: Vec<usize> = segmenter.segment_str(letters).collect();
        starts.pop();
        let share = (cluster.to - cluster.from) / starts.len().max(1) as f64;
        for (n, start) in starts.into_iter().enumerate() {
            let (near, far) = (share * n as f64, share * (n + 1) as f64);
            let (pen, end) = if cluster.right_to_left {
                (cluster.to - near, cluster.to - far)
            } else {
                (cluster.from + near, cluster.from + far)
            };
            let right_to_left = cluster.right_to_left;
            out.push(Stop { at: cluster.at + start, line: number, pen, end, right_to_left });
        }
    }
    let last = out.last().filter(|s| s.line == number).copied();
    if last.is_none_or(|s| s.at < line.caret_end) {
        let pen = last.map_or(line.left, |s| s.end);
        let right_to_left = last.is_some_and(|s| s.right_to_left);
        out.push(Stop { at: line.caret_end, line: number, pen, end: pen, right_to_left });
    }
}

/// The byte at which the character ends that begins at `at`, as readers count characters.
pub fn next_letter(text: &str, at: usize) -> usize {
    let ends = GraphemeClusterSegmenter::new().segment_str(text).find(|end| *end > at);
    ends.unwrap_or(text.len())
}

/// The byte at which the character begins that ends at `at`.
pub fn previous_letter(text: &str, at: usize) -> usize {
    GraphemeClusterSegmenter::new().segment_str(text).take_while(|start| *start < at).last().unwrap_or(0)
}

/// The stretches between word boundaries, blanks and marks among them; Chinese and Japanese by dictionary.
fn words(text: &str) -> Vec<Range<usize>> {
    let ends: Vec<usize> =
        WordSegmenter::new_auto(WordBreakInvariantOptions::default()).segment_str(text).collect();
    ends.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn is_blank(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_none_or(|word| word.chars().all(char::is_whitespace))
}

/// The word that a byte is in or begins, without blanks around it; at the end of the text its last.
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let words = words(text);
    words.iter().find(|w| w.contains(&at)).or(words.last()).cloned().unwrap_or(0..0)
}

/// Where the word ends that follows a byte, blanks before it skipped.
pub fn next_word(text: &str, at: usize) -> usize {
    words(text).into_iter().find(|w| w.end > at && !is_blank(text, w)).map_or(text.len(), |w| w.end)
}

/// Where the word begins that comes before a byte, blanks after it skipped.
pub fn previous_word(text: &str, at: usize) -> usize {
    words(text).into_iter().rev().find(|w| w.start < at && !is_blank(text, w)).map_or(0, |w| w.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_what_readers_take_for_one() {
        let text = "e\u{301}👩‍🚀字";
        assert_eq!((next_letter(text, 0), previous_letter(text, 3)), (3, 0));
        assert_eq!(next_letter(text, 3), text.len() - 3);
        assert_eq!(previous_letter(text, text.len() - 3), 3);
        assert_eq!((next_letter(text, text.len()), previous_letter(text, 0)), (text.len(), 0));
        assert_eq!((next_letter("", 0), previous_letter("", 0)), (0, 0));
    }

    #[test]
    fn words_are_walked_without_their_blanks() {
        let text = "Not yet,  Mei!";
        assert_eq!([0, 3, 7, 8].map(|at| next_word(text, at)), [3, 7, 8, 13]);
        assert_eq!([14, 13, 10, 3].map(|at| previous_word(text, at)), [13, 10, 7, 0]);
        assert_eq!((word_at(text, 5), word_at(text, 99)), (4..7, 13..14));
        let chinese = "信号没有了";
        assert_eq!(word_at(chinese, 3), 0..6, "by dictionary");
        assert_eq!((word_at("", 0), next_word("", 0), previous_word("", 0)), (0..0, 0, 0));
    }
}
