//! Words while they are typed: shown as they are at that moment, with the places where a caret may stand.

use super::words::Text;
use crate::geom::{Affine, Point};
use crate::lettering::place::Fitted;
use crate::lettering::style::Flow;
use crate::lettering::{caret, memory};
use crate::model::{ItemId, Words};
use std::sync::Arc;

/// What is being typed: the words of one item, in the language of the edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The item that shows them.
    pub item: ItemId,
    /// As they stand now, with what an input method has not settled yet.
    pub words: Words,
    /// What its lines held when the typing began: those that the typing does not touch stay as they were, as they will when
    /// it ends.
    pub was: Option<Arc<Lines>>,
}

/// What the lines of a text hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// All of it.
    pub text: String,
    /// Bytes at which the second and later lines begin.
    pub breaks: Vec<usize>,
}

impl Lines {
    /// Where lines begin after the text became another one.
    pub(super) fn carried(&self, now: &str) -> Vec<usize> {
        memory::carried(&self.text, &self.breaks, now)
    }
}

/// How strong words of another language are that show what is to be typed over them.
pub(super) const GHOST: f64 = 0.35;

/// A place where a caret may stand, page mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Caret {
    /// Byte offset in the words.
    pub at: usize,
    /// The line's number. Where a line ends without a break of the author's, the same offset is a caret at its end and
    /// one at the start of the next.
    pub line: usize,
    /// The caret from the top of the line to its foot; in a column from its right side to its left.
    pub here: [Point; 2],
    /// Where the letter ends that begins here, as long as `here`; at the end of a line the same.
    pub next: [Point; 2],
    /// The letter is read from right to left.
    pub right_to_left: bool,
}

/// A caret reaches past the letters by this share of their height, so that it is seen beside them.
const OVERHANG: f64 = 0.14;

/// The carets of set words. `page_from_set` takes a point of the typesetter's space (mm, about the middle of the
/// balloon) to the page.
pub(super) fn carets(text: &Text, fitted: &Fitted, page_from_set: impl Fn(Point) -> Point) -> Vec<Caret> {
    let own = text.own.clone();
    let place = |stop: &caret::Stop| {
        let line = fitted.lines.get(stop.line)?;
        let over = OVERHANG * (line.ascent + line.descent);
        let (top, foot) = (line.baseline_y - line.ascent - over, line.baseline_y + line.descent + over);
        let across = |pen: f64| {
            let ends = match fitted.flow {
                Flow::Horizontal => [Point::new(pen, top), Point::new(pen, foot)],
                Flow::Vertical => [Point::new(-top, pen), Point::new(-foot, pen)],
            };
            ends.map(&page_from_set)
        };
        Some(Caret {
            at: stop.at.checked_sub(own.start).filter(|_| stop.at <= own.end)?,
            line: stop.line,
            here: across(stop.pen),
            next: across(stop.end),
            right_to_left: stop.right_to_left,
        })
    };
    let mut found: Vec<Caret> = caret::stops(fitted, text.words.text()).iter().filter_map(place).collect();
    // Marks that are put on around the words are none of them.
    if let Some(last) = found.last_mut().filter(|c| c.at == own.len()) {
        last.next = last.here;
    }
    found
}

/// The same where the way to the page is straight.
pub(super) fn carets_by(text: &Text, fitted: &Fitted, page_from_set: Affine) -> Vec<Caret> {
    carets(text, fitted, |p| page_from_set * p)
}

/// How far a point is from a caret's line, and how far from the caret along it, mm.
fn distance(caret: &Caret, at: Point) -> (f64, f64) {
    let [top, foot] = caret.here;
    let (along, from_top) = (foot - top, at - top);
    let length = along.hypot().max(1e-9);
    let down = from_top.dot(along) / length;
    ((-down).max(down - length).max(0.0), from_top.cross(along).abs() / length)
}

/// The caret of one line that is nearest to a point, as its place in the list.
pub fn caret_in_line(carets: &[Caret], line: usize, at: Point) -> Option<usize> {
    let of_line = carets.iter().enumerate().filter(|(_, c)| c.line == line);
    of_line.min_by(|(_, a), (_, b)| distance(a, at).1.total_cmp(&distance(b, at).1)).map(|(n, _)| n)
}

/// The caret that a click at a point of the page means, as its place in the list.
pub fn caret_at(carets: &[Caret], at: Point) -> Option<usize> {
    let lines = carets.last()?.line + 1;
    let nearest = (0..lines).filter_map(|line| caret_in_line(carets, line, at));
    nearest.min_by(|a, b| {
        let (a, b) = (distance(&carets[*a], at), distance(&carets[*b], at));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    })
}
