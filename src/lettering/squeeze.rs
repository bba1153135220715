//! What a full line of Chinese or Japanese gives up so that one more character finds room (§6a "compression order"):
//! first the blanks between words, then those beside interpuncts, then those of brackets and commas. The blank behind a
//! full stop stays: there a sentence ends. Letters among characters stand as close as they may already.

use super::collect::primary;
use super::linebreak::Breaker;
use super::prepare::Prepared;
use super::spacing::{blanks, closes, cries, opens};
use super::style::TextStyle;
use std::ops::Range;

/// §6a A blank between words is never narrower, in ems.
const LEAST_BLANK_EM: f64 = 0.25;
/// How many kinds of blanks give way one after the other.
const ORDERS: usize = 3;

/// A cell with blanks that may go.
#[derive(Debug, Clone, Copy)]
struct Give {
    /// Its blanks are not trimmed at a line's edge, so that they are there to go.
    untrimmed: bool,
    cell: usize,
    /// Blank before its ink and behind it that may go, in mm at scale 1.
    before: f64,
    after: f64,
    /// Which goes first.
    order: usize,
}

/// A text whose lines can be squeezed.
#[derive(Debug)]
pub(super) struct Squeeze {
    /// In order of their cells.
    gives: Vec<Give>,
    /// The text with all that may go gone.
    pub tight: Prepared,
}

/// For each kind of blank the share of it that goes, from a line of these cells.
#[derive(Debug, Clone)]
pub(super) struct Squeezed {
    shares: [f64; ORDERS],
    shown: Range<usize>,
}

impl Squeeze {
    /// What the lines of a text may give up; `None` where it is nothing.
    pub fn of(text: &Prepared, style: &TextStyle) -> Option<Self> {
        let mixed = text.right_to_left || text.cells.iter().any(|c| c.level > 0);
        if mixed || !matches!(primary(&style.lang), "zh" | "ja") {
            return None;
        }
        let gives: Vec<Give> = (0..text.cells.len()).filter_map(|cell| give(text, cell)).collect();
        if gives.is_empty() {
            return None;
        }
        let mut tight = text.clone();
        for give in &gives {
            tight.widen(give.cell, -give.before, -give.after);
            // What went cannot go again at the line's edge.
            tight.trim_start[give.cell] = (tight.trim_start[give.cell] - give.before).max(0.0);
            tight.trim_end[give.cell] = (tight.trim_end[give.cell] - give.after).max(0.0);
        }
        tight.sum();
        Some(Self { gives, tight })
    }

    /// The least width of a line from one break to another, in mm at scale 1.
    pub fn least(&self, breaker: &Breaker<'_>, (start, end): (usize, usize)) -> f64 {
        let line = Squeezed { shares: [1.0; ORDERS], shown: breaker.shown(start, end) };
        let gives = self.within(&line.shown).iter().map(|g| line.parts(g));
        breaker.width(start, end) - gives.map(|(b, a)| b + a).sum::<f64>()
    }

    /// How a line that shows these cells gives up so much, in mm at scale 1, or all that it can.
    pub fn line(&self, shown: Range<usize>, excess: f64) -> Squeezed {
        let mut squeezed = Squeezed { shares: [0.0; ORDERS], shown };
        let mut left = excess;
        for order in 0..ORDERS {
            let kind = self.within(&squeezed.shown).iter().filter(|g| g.order == order);
            let all: f64 = kind.map(|g| squeezed.parts(g)).map(|(b, a)| b + a).sum();
            if all > 0.0 && left > 0.0 {
                squeezed.shares[order] = (left / all).min(1.0);
                left -= all * squeezed.shares[order];
            }
        }
        squeezed
    }

    /// What goes before a cell's ink and behind it, in mm at scale 1.
    pub fn cut(&self, line: &Squeezed, cell: usize) -> (f64, f64) {
        let Ok(at) = self.gives.binary_search_by_key(&cell, |g| g.cell) else { return (0.0, 0.0) };
        let give = self.gives[at];
        let (before, after) = line.parts(&give);
        (before * line.shares[give.order], after * line.shares[give.order])
    }

    fn within(&self, shown: &Range<usize>) -> &[Give] {
        let from = self.gives.partition_point(|g| g.cell < shown.start);
        &self.gives[from..self.gives.partition_point(|g| g.cell < shown.end).max(from)]
    }
}

impl Squeezed {
    /// What a cell can give: the blanks at the line's edges are not in it.
    fn parts(&self, give: &Give) -> (f64, f64) {
        let first = give.cell <= self.shown.start;
        let last = give.cell + 1 >= self.shown.end;
        let there = |edge: bool| !edge || give.untrimmed;
        (if there(first) { give.before } else { 0.0 }, if there(last) { give.after } else { 0.0 })
    }
}

fn give(text: &Prepared, cell: usize) -> Option<Give> {
    let it = text.cells[cell];
    let [glyph] = text.glyphs_of(cell) else { return None };
    let run = &text.runs[glyph.run as usize];
    if it.stand.is_together() || it.is_break() || run.em <= 0.0 {
        return None;
    }
    let face = &text.faces[usize::from(run.face)];
    let (before, after, order) = match it.ch {
        ' ' => (0.0, (glyph.advance - LEAST_BLANK_EM * run.em).max(0.0), 0),
        '·' | '・' | '‧' => {
            let (before, after) = blanks(face, run, glyph)?;
            (before, after, 1)
        }
        ch if opens(ch) => (text.trim_start[cell], 0.0, 2),
        // Commas and closing brackets; a stop's blank stays, and so does that of a cry.
        ch if closes(ch) && !matches!(ch, '。' | '．') && !cries(ch) => {
            let (_, after) = blanks(face, run, glyph)?;
            (0.0, text.trim_end[cell].min(after), 2)
        }
        _ => return None,
    };
    let untrimmed = order == 1 && !closes(it.ch);
    (before + after > 0.0).then_some(Give { untrimmed, cell, before, after, order })
}
