//! Breaks within words, which letterers avoid: at the author's soft hyphens, between syllables where a style
//! allows it (T08), and, where it allows even that, anywhere in a word that is longer than a balloon is wide.
//! The hyphen is shown at the line's end and never stored.

use super::breaks::Break;
use super::collect::primary;
use super::cost::{CUT_WORD, HYPHENATION};
use super::prepare::Prepared;
use super::shape::Shaped;
use super::style::TextStyle;
use icu_segmenter::GraphemeClusterSegmenter;
use std::ops::Range;

/// The author's own hint: a word may be divided here.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// T08 Letters that a hyphenated word keeps on each line.
pub const LEAST_LETTERS: usize = 3;
/// Graphemes from which on a word counts as too long for a line, where styles allow to cut those.
pub const OVERLONG: usize = 12;
/// Longer words are no words of a language; patterns say nothing of them.
const LONGEST: usize = 64;

/// Adds the breaks within words to those between them, in order, and marks those that show a hyphen.
pub(super) fn add(text: &str, shaped: &Prepared, style: &TextStyle, breaks: &mut Vec<Break>) {
    for b in breaks.iter_mut().filter(|b| !b.hard) {
        if shaped.cells.get(b.cell - 1).is_some_and(|c| c.ch == SOFT_HYPHEN) {
            (b.inside, b.hyphen, b.penalty) = (true, true, HYPHENATION);
        }
    }
    if !(style.hyphenate || style.cut_words) {
        return;
    }
    let mut found: Vec<(usize, bool)> = Vec::new();
    for word in words(text) {
        let before = found.len();
        if style.hyphenate {
            syllables(text, word.clone(), &style.lang, &mut found);
        }
        if style.cut_words && found.len() == before {
            graphemes(text, word, &mut found);
        }
    }
    let mut cell = 0;
    for (at, hyphen) in found {
        while shaped.cells.get(cell).is_some_and(|c| c.src < at) {
            cell += 1;
        }
        // A ligature is one piece.
        let whole = cell > 0 && cell < shaped.cells.len() && !shaped.glyphs_of(cell).is_empty();
        if whole && shaped.cells[cell].src == at {
            let penalty = if hyphen { HYPHENATION } else { CUT_WORD };
            breaks.push(Break {
                cell,
                shown: cell,
                hard: false,
                inside: true,
                hyphen,
                clause: false,
                penalty,
            });
        }
    }
    // The places that were known come first where two agree.
    breaks.sort_by_key(|b| (b.cell, b.inside));
    breaks.dedup_by_key(|b| b.cell);
}

/// Stretches of letters.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (from, _) = rest.find(|(_, c)| divides(*c))?;
        let mut to = text.len();
        while let Some((at, c)) = rest.peek().copied() {
            if !(divides(c) || is_mark(c)) {
                to = at;
                break;
            }
            rest.next();
        }
        Some(from..to)
    })
}

/// Letters of scripts whose words may be divided; Chinese and Japanese break anywhere as it is, and joined
/// scripts nowhere.
fn divides(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(u32::from(c), 0x590..=0x8ff | 0xe00..=0x10ff | 0x1780..=0x17ff | 0x2e80..=0xd7ff | 0xf900..=0xfeff | 0x2_0000..=0x3_ffff)
}

fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f)
}

fn syllables(text: &str, word: Range<usize>, lang: &str, found: &mut Vec<(usize, bool)>) {
    let code: Option<[u8; 2]> = primary(lang).as_bytes().try_into().ok();
    let Some(known) = code.and_then(|c| hypher::Lang::from_iso(c.map(|b| b.to_ascii_lowercase()))) else {
        return;
    };
    let letters = text[word.clone()].chars().count();
    if !(2 * LEAST_LETTERS..=LONGEST).contains(&letters) {
        return;
    }
    let small: String = text[word.clone()].chars().flat_map(char::to_lowercase).collect();
    if small.chars().count() != letters {
        return;
    }
    let (first, last) = known.bounds();
    let parts = hypher::hyphenate_bounded(&small, known, first.max(LEAST_LETTERS), last.max(LEAST_LETTERS));
    let mut rest = text[word.clone()].char_indices();
    let mut done = 0;
    for part in parts {
        done += part.chars().count();
        if done < letters
            && let Some((at, _)) = rest.nth(part.chars().count())
        {
            found.push((word.start + at, true));
            // The letter that begins the next syllable was taken; begin with it again.
            rest = text[word.clone()].char_indices();
            rest.nth(done - 1);
        }
    }
}

fn graphemes(text: &str, word: Range<usize>, found: &mut Vec<(usize, bool)>) {
    let inside: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&text[word.clone()]).collect();
    if inside.len() <= OVERLONG {
        return;
    }
    let kept = LEAST_LETTERS..inside.len() - LEAST_LETTERS;
    found.extend(inside[kept].iter().map(|at| (word.start + at, false)));
}

/// The hyphen that a line shows when it ends before a cell, set like the letter that it follows.
pub(super) fn shown_before(text: &Prepared, cell: usize) -> Option<Shaped> {
    let last = (0..cell).rev().take(LONGEST).find_map(|c| text.glyphs_of(c).last().map(|g| (c, g)))?;
    let run = text.runs.get(last.1.run as usize)?;
    if run.level % 2 == 1 {
        return None;
    }
    let face = text.faces.get(usize::from(run.face))?;
    let id = face.glyph('\u{2010}').or_else(|| face.glyph('-'))?;
    Some(Shaped {
        id,
        cell: u32::try_from(last.0).ok()?,
        run: last.1.run,
        advance: face.advance(id) * run.em,
        dx: 0.0,
        dy: 0.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, lang: &str) -> String {
        let mut found = Vec::new();
        for word in words(text) {
            syllables(text, word, lang, &mut found);
        }
        let mut out = String::new();
        for (at, ch) in text.char_indices() {
            if found.iter().any(|(f, _)| *f == at) {
                out.push('|');
            }
            out.push(ch);
        }
        out
    }

    #[test]
    fn syllables_keep_three_letters_on_each_side() {
        assert_eq!(parts("An extensive understanding", "en"), "An exten|sive under|stand|ing");
        assert_eq!(parts("Donaudampfschiff", "de-AT"), "Donau|dampf|schiff");
        assert_eq!(parts("immédiatement", "fr"), "immé|dia|te|ment");
        assert_eq!(parts("never", "en"), "never");
        assert_eq!(parts("extensive", "xx"), "extensive");
    }

    #[test]
    fn overlong_words_are_cut_between_graphemes() {
        let text = "Aaaaaaaaae\u{301}aaargh no";
        let mut found = Vec::new();
        for word in words(text) {
            graphemes(text, word, &mut found);
        }
        assert_eq!(found.first().map(|f| f.0), Some(3));
        assert!(!found.iter().any(|(at, _)| text[*at..].starts_with('\u{301}')));
        assert!(found.iter().all(|(at, _)| *at < text.find(' ').unwrap_or(0)));
    }
}
