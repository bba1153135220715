//! Words measured and not set: for whoever wants to know how long they are, or to hold another way of breaking
//! them against this one.

use super::book::FontBook;
use super::breaks::breaks;
use super::collect::collect;
use super::kinsoku::Kinsoku;
use super::linebreak::Breaker;
use super::prepare::prepare;
use super::style::{Copy, TextStyle};

/// How long the words are on a single line, in mm: shaping alone, without a thought of breaks.
pub fn advance(book: &FontBook, copy: &Copy<'_>, style: &TextStyle) -> f64 {
    prepare(collect(book, copy, style), style).pen.last().copied().unwrap_or(0.0)
}

/// A shaped text and the places where its lines may end. Lengths are mm.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measured {
    /// From the baseline up to the top of capitals and ascenders.
    pub ascent: f64,
    /// From the baseline down to the foot of small letters; 0 for capitals.
    pub descent: f64,
    /// Distance of baselines.
    pub pitch: f64,
    /// Where lines may end, in order; the last is the end of the text.
    pub ends: Vec<LineEnd>,
    begin: Vec<f64>,
    end: Vec<f64>,
}

/// A place where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineEnd {
    /// Byte offset at which the next line begins.
    pub offset: usize,
    /// The author's own break, or the end of the text: a line must end here.
    pub hard: bool,
}

impl Measured {
    /// Shapes the words and finds the legal breaks.
    pub fn of(book: &FontBook, copy: &Copy<'_>, style: &TextStyle) -> Self {
        let text = prepare(collect(book, copy, style), style);
        let kinsoku = style.kinsoku.unwrap_or_else(|| Kinsoku::usual(&style.lang));
        let found = breaks(copy.text, &text.cells, &text.solid, kinsoku);
        let breaker = Breaker::new(&text, &found);
        let offset = |cell: usize| text.cells.get(cell).map_or(copy.text.len(), |c| c.src);
        let ends = found.iter().map(|b| LineEnd { offset: offset(b.cell), hard: b.hard }).collect();
        let places = 0..=found.len();
        Self {
            ascent: text.ascent,
            descent: text.descent,
            pitch: text.pitch,
            ends,
            begin: places.clone().map(|at| breaker.begin(at)).collect(),
            end: places.map(|at| breaker.end(at)).collect(),
        }
    }

    /// Width of a line that begins after `start` of the ends and ends at the `end`-th, counted from 1.
    pub fn width(&self, start: usize, end: usize) -> f64 {
        (self.end[end] - self.begin[start]).max(0.0)
    }

    /// Height of a block of so many lines.
    pub fn height(&self, lines: usize) -> f64 {
        self.ascent + self.pitch * lines.saturating_sub(1) as f64 + self.descent
    }
}
