//! How characters stand in vertical lines: upright, on their side, or several upright in one cell (§6b, UAX 50).

use super::collect::{Cell, Collected, clings};
use super::shape::has_vertical_form;
use super::spacing::is_wide_in_east_asia;
use super::style::{TextStyle, Upright};
use icu_properties::CodePointMapData;
use icu_properties::props::VerticalOrientation;
use std::ops::Range;

/// How a character stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stand {
    /// As the line runs: always so in horizontal lines, on its side in vertical ones.
    #[default]
    Along,
    /// Upright in a vertical line.
    Upright,
    /// Upright together with its neighbours, in one cell (tate-chu-yoko); neighbouring cells differ by the number.
    Together(u16),
}

impl Stand {
    pub fn is_together(self) -> bool {
        matches!(self, Self::Together(_))
    }
}

/// The most characters that go into one cell: more would be too small to read.
const CELL_LIMIT: usize = 6;

/// Whether the character stands upright in vertical lines whatever its face can do.
pub(super) fn is_upright(ch: char) -> bool {
    let orientation = CodePointMapData::<VerticalOrientation>::new().get(ch);
    orientation == VerticalOrientation::Upright || orientation == VerticalOrientation::TransformedUpright
}

fn is_turned(ch: char) -> bool {
    CodePointMapData::<VerticalOrientation>::new().get(ch) == VerticalOrientation::TransformedRotated
}

/// Gives every cell its stand and finds the cells that share one. `marked` are those that the author put
/// together.
pub(super) fn stand(text: &mut Collected, style: &TextStyle, marked: &[Range<usize>]) {
    for range in marked {
        let count = text.cells[range.clone()].iter().filter(|c| !clings(c)).count();
        if (1..=CELL_LIMIT).contains(&count) {
            put_together(text, range.clone());
        }
    }
    if style.upright != Upright::Marked {
        for range in chains(&text.cells) {
            put_together(text, range);
        }
        for range in short_words(&text.cells, style.upright) {
            put_together(text, range);
        }
    }
    text.groups.sort_by_key(|g| g.start);
    for i in 0..text.cells.len() {
        let cell = text.cells[i];
        if cell.stand.is_together() || cell.is_break() {
            continue;
        }
        text.cells[i].stand = if i > 0 && clings(&cell) {
            text.cells[i - 1].stand
        } else if is_upright(cell.ch) {
            Stand::Upright
        } else if is_turned(cell.ch) || is_wide_in_east_asia(cell.ch) {
            let face = text.faces.get(usize::from(cell.face)).filter(|f| f.has_han());
            let turned = face.is_some_and(|f| has_vertical_form(f, cell.ch, &style.lang));
            if turned { Stand::Upright } else { Stand::Along }
        } else {
            Stand::Along
        };
        if text.cells[i].stand.is_together() {
            text.cells[i].stand = Stand::Along;
        }
    }
}

fn put_together(text: &mut Collected, range: Range<usize>) {
    let number = u16::try_from(text.groups.len()).unwrap_or(u16::MAX);
    let cells = &mut text.cells[range.clone()];
    if cells.iter().any(|c| c.stand.is_together() || c.is_break()) {
        return;
    }
    // Marks that fill an em each are set as narrow ones, in the face that they have.
    let face = cells.iter().find(|c| narrow(c.ch).is_some()).map(|c| c.face);
    let marks = cells.iter().all(|c| is_cry(c.ch));
    // Side by side they read from left to right, whatever is around them.
    let level = cells.first().map_or(0, |c| (c.level + 1) & !1);
    for cell in cells.iter_mut() {
        (cell.stand, cell.level) = (Stand::Together(number), level);
        if let Some(face) = face.filter(|_| marks || narrow(cell.ch).is_some()) {
            cell.face = face;
        }
        cell.ch = narrow(cell.ch).unwrap_or(cell.ch);
    }
    text.groups.push(range);
}

fn narrow(ch: char) -> Option<char> {
    match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xfee0),
        _ => None,
    }
}

fn is_cry(ch: char) -> bool {
    matches!(ch, '!' | '?' | '！' | '？')
}

/// Letters and digits that lie on their side, with the marks among them.
fn lies(cell: &Cell) -> bool {
    !cell.is_break()
        && !cell.ch.is_whitespace()
        && !is_upright(cell.ch)
        && !is_turned(cell.ch)
        && !is_wide_in_east_asia(cell.ch)
}

/// Marks of question and exclamation in twos and threes; a narrow one alone stands upright too.
fn chains(cells: &[Cell]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let end = start + cells[start..].iter().take_while(|c| is_cry(c.ch)).count();
        let word = start > 0 && lies(&cells[start - 1]);
        if end == start {
            start += 1;
            continue;
        }
        if !(word && cells[start].ch.is_ascii()) {
            let mut from = start;
            while from < end {
                let step = if end - from == 3 { 3 } else { 2.min(end - from) };
                if step > 1 || cells[from].ch.is_ascii() {
                    found.push(from..from + step);
                }
                from += step;
            }
        }
        start = end;
    }
    found
}

/// A letter or digit alone and two digits; with [`Upright::More`] three digits and two capitals.
fn short_words(cells: &[Cell], upright: Upright) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let end = start + cells[start..].iter().take_while(|c| lies(c)).count();
        if end == start {
            start += 1;
            continue;
        }
        let word = &cells[start..end];
        let digits = word.iter().all(|c| c.ch.is_ascii_digit());
        let capitals = word.iter().all(|c| c.ch.is_uppercase());
        let more = upright == Upright::More;
        let short = match word {
            [one] => one.ch.is_alphanumeric(),
            [_, _] => digits || (capitals && more),
            [_, _, _] => digits && more,
            _ => false,
        };
        // One of several words that lie on their side lies with them.
        let joins = |at: Option<usize>, next: Option<usize>| {
            let space = at.and_then(|i| cells.get(i)).is_some_and(|c| c.ch == ' ' || c.ch == '\u{a0}');
            space && next.and_then(|i| cells.get(i)).is_some_and(lies)
        };
        if short && !joins(start.checked_sub(1), start.checked_sub(2)) && !joins(Some(end), Some(end + 1)) {
            found.push(start..end);
        }
        start = end;
    }
    found
}

/// Quotes that vertical lines do not use, as the marks that stand for them there (§6b, §6e): Chinese of the
/// Mainland takes 『』 outside and 「」 inside, Taiwan and Hong Kong the other way round, Japanese 〝〟.
pub(super) fn vertical_quote(ch: char, lang: &str) -> char {
    let simplified = lang.starts_with("zh") && !is_traditional(lang);
    let marks = if lang.starts_with("ja") {
        ['〝', '〟', '「', '」']
    } else if simplified {
        ['『', '』', '「', '」']
    } else {
        ['「', '」', '『', '』']
    };
    match ch {
        '“' => marks[0],
        '”' => marks[1],
        '‘' => marks[2],
        '’' => marks[3],
        _ => ch,
    }
}

/// Chinese in traditional characters.
pub(super) fn is_traditional(lang: &str) -> bool {
    lang.split(['-', '_'])
        .any(|part| ["hant", "tw", "hk", "mo"].iter().any(|t| part.eq_ignore_ascii_case(t)) || part == "yue")
}
