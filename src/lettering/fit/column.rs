//! Plain blocks of words.

use super::super::place::{Frame, place, set_widths};
use super::super::squeeze::Squeeze;
use super::super::turn::onto_page;
use super::{Align, Block, Breaker, Copy, Fitted, FontBook, TextIssue, TextStyle, anchors, read};

/// A plain block: captions and sound effects. Wraps at `max_width` (mm; of vertical text the length of its
/// columns) where one is given, with as few lines as that allows and the lines evenly filled. Coordinates are relative to the block's centre.
pub fn column(book: &FontBook, copy: &Copy<'_>, style: &TextStyle, max_width: Option<f64>) -> Fitted {
    column_keeping(book, copy, style, max_width, None)
}

/// [`column()`], with byte offsets at which lines began before, to be kept where that costs little.
pub fn column_keeping(
    book: &FontBook,
    copy: &Copy<'_>,
    style: &TextStyle,
    max_width: Option<f64>,
    previous_breaks: Option<&[usize]>,
) -> Fitted {
    let words = read(book, copy, style, previous_breaks);
    let breaker = Breaker::new(&words.text, &words.breaks);
    let limit = max_width.filter(|w| w.is_finite()).map(|w| w.max(0.0));
    let squeeze = limit.and_then(|_| Squeeze::of(&words.text, style));
    let mut fitted = set_column(copy.text, &breaker, (limit, squeeze.as_ref()), style.align);
    fitted.issues = words.issues;
    if let Some(over) = limit.map(|w| longest(&fitted) - w).filter(|over| *over > 1e-6) {
        fitted.issues.push(TextIssue::Overflow { by_mm: over });
    }
    if style.is_vertical() {
        onto_page(&mut fitted);
    }
    fitted
}

fn longest(fitted: &Fitted) -> f64 {
    fitted.lines.iter().map(|l| l.width).fold(0.0, f64::max)
}

pub(super) fn set_column(
    source: &str,
    breaker: &Breaker<'_>,
    (limit, squeeze): (Option<f64>, Option<&Squeeze>),
    align: Align,
) -> Fitted {
    let fill = |breaker: &Breaker<'_>, width: f64| breaker.column(width + 1e-9, align != Align::Centre);
    let mut ends = match limit {
        Some(width) => fill(breaker, width),
        None => (1..=breaker.breaks.len()).filter(|at| breaker.breaks[at - 1].hard).collect(),
    };
    // Lines are squeezed where that saves one of them.
    let squeezed = limit.zip(squeeze).and_then(|(width, squeeze)| {
        let tight = fill(&Breaker::new(&squeeze.tight, breaker.breaks), width);
        (tight.len() < ends.len()).then_some((width, tight))
    });
    let mut rooms = Vec::new();
    if let Some((width, tight)) = squeezed {
        rooms.push(width);
        ends = tight;
    }
    let squeeze = squeeze.filter(|_| !rooms.is_empty()).map(|squeeze| (squeeze, &rooms[..]));
    let block = Block::settled(breaker, &ends, 1.0, 1.0);
    let widths = set_widths(breaker, &ends, squeeze);
    let frame = Frame {
        scale: 1.0,
        pitch: block.pitch,
        first_baseline: block.first_baseline(0.0),
        anchors: &anchors(widths.into_iter(), breaker.text.right_to_left, align),
        align,
        squeeze,
    };
    let mut fitted = place(source, breaker, &ends, frame);
    (fitted.width, fitted.height) = (fitted.block.width(), fitted.block.height());
    fitted
}
