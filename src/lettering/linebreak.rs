//! Which breaks to take, for a known number of lines that each have their own room. [`Breaker::fits`] fills the
//! lines one by one, which says how small the outline can be at all; [`Breaker::best`] finds by dynamic
//! programming which of all ways to fill it looks best.
//!
//! No line can end further on than filling from the front reaches, or earlier than filling from the back does.
//! In an outline that is nearly as small as it can be, that leaves each line a handful of ends.

use super::breaks::Break;
use super::cost::{
    END_LINE_EXCESS, END_LINE_SHARE, LENS_SHARE, RAGGEDNESS, SAME_WORD, SECOND_BULGE, SHORT_LINE_SLACK,
    STUMP, STUMP_SHARE, WIDOW, WIDOW_LETTERS, letters_before, word_at, word_before,
};
use super::hyphen::shown_before;
use super::prepare::Prepared;
use super::region::Need;
use std::ops::Range;

/// B01 Lines that differ by less than this share of the widest room count as equally wide.
pub(super) const EVEN_SHARE: f64 = 0.03;
/// Lines that leave each other more ends than this are judged one by one: such a text is no balloon's.
const LOOKS_LIMIT: usize = 48;

/// What a break, or the text's start, means for the lines around it. Lengths are mm at scale 1.
#[derive(Debug, Clone, Copy, Default)]
struct Stop {
    /// Where a line that begins here begins.
    begin: f64,
    /// Where a line that ends here ends.
    end: f64,
    /// Letters of the text before a line that begins here, and before the end of one that ends here.
    letters: (u32, u32),
    /// The first break that a line that begins here must not run over.
    wall: usize,
    /// The words after and before, as hashes; 0 for none (T09).
    words: (u32, u32),
    penalty: f64,
    hard: bool,
    /// It is within a word.
    inside: bool,
    /// A line that ends here shows a hyphen, so the next place may be nearer.
    hyphen: bool,
}

/// A text's lines before they are chosen.
#[derive(Debug)]
pub(super) struct Breaker<'a> {
    pub text: &'a Prepared,
    pub breaks: &'a [Break],
    /// The text's start, then the breaks.
    stops: Vec<Stop>,
    /// The sum of the smallest costs of so many soft breaks: no way to break can cost less.
    least_penalties: Vec<f64>,
    /// Width of the longest stretch that cannot be broken, and of all together.
    extremes: (f64, f64),
    /// Lines that the author's own breaks demand.
    fewest: usize,
    /// Some word comes twice at the start of a line, or at the end of one (T09).
    repeats: bool,
}

/// Where lines end, as indices into the breaks counted from 1, with what it costs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub cost: f64,
    pub ends: Vec<usize>,
}

/// What [`Breaker::best`] works in; kept between calls, so that only the first takes memory.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rooms: Vec<f64>,
    ideal: Vec<f64>,
    /// For each line the first and last break that it can end at; for the text's start first.
    windows: Vec<(usize, usize)>,
    states: Vec<State>,
    layers: Vec<usize>,
}

/// The best way to a line from one break to another: while the block widens, and while it narrows.
#[derive(Debug, Clone, Copy)]
struct State {
    width: f64,
    cost: [f64; 2],
    /// Where the line before began, as a place in its window, doubled; one more while that was narrowing.
    from: [u32; 2],
}

const UNREACHED: State = State { width: f64::NAN, cost: [f64::INFINITY; 2], from: [0; 2] };

impl<'a> Breaker<'a> {
    pub fn new(text: &'a Prepared, breaks: &'a [Break]) -> Self {
        let count = breaks.len();
        let letters = letters_before(&text.cells);
        let mut stops = Vec::with_capacity(count + 1);
        let mut from = 0;
        for at in 0..=count {
            let before = if at == 0 { None } else { Some(breaks[at - 1]) };
            let (cell, shown) = before.map_or((0, 0), |b| (b.cell, b.shown));
            let trim_start = text.trim_start.get(cell).copied().unwrap_or(0.0);
            let trim_end = if shown > from { text.trim_end[shown - 1] } else { 0.0 };
            let hyphen = before.filter(|b| b.hyphen).and_then(|b| shown_before(text, b.cell));
            stops.push(Stop {
                begin: text.pen.get(cell).copied().unwrap_or(0.0) + trim_start,
                end: text.pen.get(shown).copied().unwrap_or(0.0) - trim_end
                    + hyphen.map_or(0.0, |h| h.advance),
                letters: (letters[cell], letters[shown]),
                wall: count,
                words: (word_at(&text.cells, cell), word_before(&text.cells, shown)),
                penalty: before.map_or(0.0, |b| b.penalty),
                hard: before.is_some_and(|b| b.hard),
                inside: before.is_some_and(|b| b.inside),
                hyphen: hyphen.is_some(),
            });
            from = cell;
        }
        for at in (0..count).rev() {
            stops[at].wall = if breaks[at].hard { at + 1 } else { stops[at + 1].wall };
        }
        let mut penalties: Vec<f64> = breaks.iter().filter(|b| !b.hard).map(|b| b.penalty).collect();
        penalties.sort_unstable_by(f64::total_cmp);
        let mut least_penalties = Vec::with_capacity(penalties.len() + 1);
        let mut sum = 0.0;
        least_penalties.push(sum);
        for penalty in penalties {
            sum += penalty;
            least_penalties.push(sum);
        }
        let pieces = stops.windows(2).map(|pair| (pair[1].end - pair[0].begin).max(0.0));
        let extremes = pieces.fold((0.0, 0.0), |(longest, all): (f64, f64), w| (longest.max(w), all + w));
        let fewest = breaks.iter().filter(|b| b.hard).count();
        let repeats =
            comes_twice(stops.iter().map(|s| s.words.0)) || comes_twice(stops.iter().map(|s| s.words.1));
        Self { text, breaks, stops, least_penalties, extremes, fewest, repeats }
    }

    /// The fewest lines, which the author's own breaks demand, and the most.
    pub fn line_counts(&self) -> Range<usize> {
        self.fewest..self.breaks.len() + 1
    }

    /// The least that the breaks of so many lines can cost.
    pub fn least_penalty(&self, lines: usize) -> f64 {
        let soft = lines.saturating_sub(self.fewest).min(self.least_penalties.len() - 1);
        self.least_penalties[soft]
    }

    /// Width of a line from one break to another, in mm at scale 1.
    pub fn width(&self, start: usize, end: usize) -> f64 {
        (self.stops[end].end - self.stops[start].begin).max(0.0)
    }

    /// Where a line that begins after a break begins, in mm at scale 1.
    pub fn begin(&self, at: usize) -> f64 {
        self.stops[at].begin
    }

    /// Where a line that ends at a break ends, in mm at scale 1.
    pub fn end(&self, at: usize) -> f64 {
        self.stops[at].end
    }

    /// The cells that a line shows.
    pub fn shown(&self, start: usize, end: usize) -> Range<usize> {
        let from = if start == 0 { 0 } else { self.breaks[start - 1].cell };
        from..self.breaks[end - 1].shown.max(from)
    }

    /// The cells of a line with the blanks that it ends with.
    pub fn cells(&self, start: usize, end: usize) -> Range<usize> {
        let from = if start == 0 { 0 } else { self.breaks[start - 1].cell };
        from..self.breaks[end - 1].cell
    }

    /// The room that notes take above the first line and below the last, in mm at scale 1.
    pub fn note_rooms(&self, ends: &[usize]) -> (f64, f64) {
        let text = self.text;
        let before = ends.len().checked_sub(2).map_or(0, |i| ends[i]);
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return (0.0, 0.0) };
        let sides = |cells: Range<usize>| text.sides.get(cells).unwrap_or_default();
        let above = sides(self.shown(0, *first)).iter().any(|s| s.above);
        let below = sides(self.shown(before, *last)).iter().any(|s| s.below);
        (if above { text.above } else { 0.0 }, if below { text.below } else { 0.0 })
    }

    /// Width of the longest stretch that cannot be broken, and of all together.
    pub fn extremes(&self) -> (f64, f64) {
        self.extremes
    }

    /// The furthest break that a line from `start` can end at in a room, or `start` where none fits.
    fn furthest(&self, start: usize, room: f64) -> usize {
        let (reach, wall) = (self.stops[start].begin + room, self.stops[start].wall);
        let mut end = start;
        for at in start + 1..=wall {
            if self.stops[at].end <= reach {
                end = at;
            } else if !self.stops[at].hyphen {
                break;
            }
        }
        end
    }

    /// The earliest break that a line to `end` can begin at in a room, or `end` where none fits.
    fn earliest(&self, end: usize, room: f64) -> usize {
        let reach = self.stops[end].end - room;
        let mut start = end;
        while start > 0 && self.stops[start - 1].begin >= reach && self.stops[start - 1].wall >= end {
            start -= 1;
        }
        start
    }

    /// The text fits the outline widened by `widening`, one line for each need or fewer.
    pub fn fits(&self, needs: &[Need], scale: f64, widening: f64) -> bool {
        let mut at = 0;
        for need in needs {
            let end = self.furthest(at, need.room(widening) / scale + SLACK);
            if end == self.breaks.len() {
                return true;
            }
            if end == at {
                return false;
            }
            at = end;
        }
        false
    }

    /// A bound that is quick to have: no way to break fits an outline that is widened less. `rooms` are the width
    /// of each line's room and what padding takes of it.
    pub fn least_widening(&self, rooms: impl Iterator<Item = (f64, f64)>, scale: f64) -> f64 {
        let (longest, all) = self.extremes;
        let (mut room, mut taken) = (0.0, 0.0);
        // The line that asks for least to hold the longest stretch: a fraction, divided once.
        let (mut asked, mut within) = (f64::INFINITY, 1.0);
        for (r, t) in rooms {
            if r <= 0.0 {
                return f64::INFINITY;
            }
            (room, taken) = (room + r, taken + t);
            let needed = longest * scale + t;
            if needed * within < asked * r {
                (asked, within) = (needed, r);
            }
        }
        ((all * scale + taken) / room).max(asked / within)
    }

    /// How far the outline must be widened at least so that the text fits, to a share of [`EXACT`]; `None` where
    /// it never does or only beyond `limit`.
    pub fn tightest(&self, needs: &[Need], scale: f64, limit: f64) -> Option<f64> {
        if needs.is_empty() || needs.len() > self.breaks.len() {
            return None;
        }
        let mut fails = self.least_widening(needs.iter().map(Need::slowest), scale) * 0.999;
        let mut step = 1.03;
        let mut enough = fails.max(1e-6) * step;
        while enough <= limit && !self.fits(needs, scale, enough) {
            fails = enough;
            step = f64::min(step * 1.02, 1.5);
            enough *= step;
        }
        if enough > limit || !enough.is_finite() {
            return None;
        }
        while enough > fails * EXACT {
            let middle = f64::midpoint(enough, fails);
            if self.fits(needs, scale, middle) { enough = middle } else { fails = middle }
        }
        Some(enough)
    }

    /// The ends of lines that look best in the outline widened by `widening`: cost is raggedness and what
    /// the breaks tear, as a share of the balloon's area. Raggedness is judged in the outline widened by
    /// `ideal`. `None` when nothing fits.
    pub fn best(
        &self,
        needs: &[Need],
        scale: f64,
        (widening, ideal): (f64, f64),
        scratch: &mut Scratch,
    ) -> Option<Choice> {
        let (count, lines) = (self.breaks.len(), needs.len());
        scratch.rooms.clear();
        scratch.rooms.extend(needs.iter().map(|n| n.room(widening) / scale + SLACK));
        scratch.ideal.clear();
        scratch.ideal.extend(needs.iter().map(|n| n.room(ideal) / scale));
        let widest = scratch.ideal.iter().copied().fold(0.0, f64::max);
        if lines == 0 || lines > count || widest <= 0.0 || !self.find_windows(scratch) {
            return None;
        }
        let Scratch { rooms, ideal, windows, states, layers, .. } = scratch;
        states.clear();
        layers.clear();
        for i in 0..lines {
            let ((first, last), (low, high)) = (windows[i], windows[i + 1]);
            let before = if i == 0 { 0..0 } else { layers[i - 1]..states.len() };
            let starts = last - first + 1;
            layers.push(states.len());
            let judge_shape = starts <= LOOKS_LIMIT && !self.text.flush;
            for end in low..=high {
                for start in first..=last {
                    let width = self.width(start, end);
                    if start >= end || width > rooms[i] || end > self.stops[start].wall {
                        states.push(UNREACHED);
                        continue;
                    }
                    let mut here = State { width, ..UNREACHED };
                    let cost = self.line_cost((i, lines), (start, end), width, (ideal[i], widest));
                    if i == 0 {
                        here.cost[0] = cost;
                        states.push(here);
                        continue;
                    }
                    // The states of the line before that end where this one starts.
                    let (earlier, latest) = windows[i - 1];
                    let span = latest - earlier + 1;
                    let row = before.start + (start - first) * span;
                    for (place, old) in states[row..row + span].iter().enumerate() {
                        if old.width.is_nan() {
                            continue;
                        }
                        let step = Step::between(old.width, width, widest);
                        let cost = cost + self.same_words((earlier + place, start, end));
                        for narrowing in 0..2 {
                            let bulge = judge_shape && narrowing == 1 && step == Step::Wider;
                            let new =
                                usize::from(step == Step::Narrower || (narrowing == 1 && step == Step::Even));
                            let cost = old.cost[narrowing] + cost + if bulge { SECOND_BULGE } else { 0.0 };
                            if cost < here.cost[new] {
                                here.cost[new] = cost;
                                here.from[new] = u32::try_from(place * 2 + narrowing).unwrap_or(0);
                            }
                        }
                    }
                    states.push(here);
                }
            }
        }
        // The last line's window is the end of the text alone.
        let (first, last) = windows[lines - 1];
        let row = &states[layers[lines - 1]..];
        let ways = (0..=last - first).flat_map(|place| [(place, 0), (place, 1)]);
        let (mut place, mut way) = ways.min_by(|a, b| row[a.0].cost[a.1].total_cmp(&row[b.0].cost[b.1]))?;
        let cost = row[place].cost[way];
        if !cost.is_finite() {
            return None;
        }
        let mut ends = vec![count; lines];
        let mut row = layers[lines - 1];
        for i in (1..lines).rev() {
            let start = windows[i].0 + place;
            ends[i - 1] = start;
            let from = states[row + place].from[way] as usize;
            let span = windows[i - 1].1 - windows[i - 1].0 + 1;
            row = layers[i - 1] + (start - windows[i].0) * span;
            (place, way) = (from / 2, from % 2);
        }
        Some(Choice { cost, ends })
    }

    /// Where each line can end at all; no line is left empty.
    fn find_windows(&self, scratch: &mut Scratch) -> bool {
        let Scratch { rooms, windows, .. } = scratch;
        let (count, lines) = (self.breaks.len(), rooms.len());
        windows.clear();
        windows.resize(lines + 1, (0, 0));
        let mut at = 0;
        for i in 0..lines {
            at = self.furthest(at, rooms[i]).min(count - (lines - 1 - i));
            windows[i + 1].1 = at;
        }
        let mut at = count;
        for i in (0..lines).rev() {
            windows[i + 1].0 = at;
            at = self.earliest(at, rooms[i]).max(i);
        }
        at == 0 && windows[lines].1 == count && windows.iter().all(|(low, high)| low <= high)
    }

    /// What lines that are already chosen cost in the outline widened by `widening`.
    pub fn cost_of(&self, ends: &[usize], needs: &[Need], scale: f64, widening: f64) -> f64 {
        let room = |need: &Need| need.room(widening) / scale;
        let widest = needs.iter().map(room).fold(0.0, f64::max);
        if widest <= 0.0 {
            return f64::INFINITY;
        }
        let (mut earlier, mut start, mut before, mut narrowing, mut cost) = (0, 0, 0.0, false, 0.0);
        for (i, (end, need)) in ends.iter().copied().zip(needs).enumerate() {
            let width = self.width(start, end);
            cost += self.line_cost((i, ends.len()), (start, end), width, (room(need), widest));
            if i > 0 {
                let step = Step::between(before, width, widest);
                cost += if narrowing && step == Step::Wider && !self.text.flush { SECOND_BULGE } else { 0.0 };
                cost += self.same_words((earlier, start, end));
                narrowing = step == Step::Narrower || (narrowing && step == Step::Even);
            }
            (earlier, start, before) = (start, end, width);
        }
        cost
    }

    /// How far the outline must be widened for lines that are already chosen.
    pub fn widening_of(&self, ends: &[usize], needs: &[Need], scale: f64) -> f64 {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let each = starts.zip(ends).zip(needs).map(|((s, e), n)| n.widening(self.width(s, *e) * scale));
        each.fold(0.0, f64::max)
    }

    fn line_cost(
        &self,
        (i, lines): (usize, usize),
        ends: (usize, usize),
        width: f64,
        room: (f64, f64),
    ) -> f64 {
        let (room, widest) = room;
        let (start, end) = (&self.stops[ends.0], &self.stops[ends.1]);
        let share = width / widest;
        let slack = (room / widest - share).min(SHORT_LINE_SLACK);
        let mut cost = RAGGEDNESS * slack * slack / lines as f64;
        let last = i + 1 == lines;
        if lines > 1 && end.letters.1.saturating_sub(start.letters.0) <= WIDOW_LETTERS && (last || !end.hard)
        {
            cost += WIDOW;
        }
        if lines >= 3 && (i == 0 || last) && !self.text.flush {
            // A box has no lens to fill: there the last line may be as long as the others.
            if room < widest * LENS_SHARE {
                cost += END_LINE_EXCESS * (share - END_LINE_SHARE).max(0.0);
            }
            cost += STUMP * (STUMP_SHARE - share).max(0.0);
        }
        if !last {
            cost += end.penalty;
        }
        cost
    }

    /// T09 What it costs that two lines, one under the other, begin or end with the same word.
    fn same_words(&self, (above, start, end): (usize, usize, usize)) -> f64 {
        if !self.repeats {
            return 0.0;
        }
        let same = |a: u32, b: u32| if a != 0 && a == b { SAME_WORD } else { 0.0 };
        same(self.stops[above].words.0, self.stops[start].words.0)
            + same(self.stops[start].words.1, self.stops[end].words.1)
    }

    /// The word that a break divides fits a line of its own.
    fn word_fits(&self, at: usize, width: f64) -> bool {
        let (mut from, mut to) = (at, at);
        while from > 0 && self.stops[from].inside {
            from -= 1;
        }
        while self.stops[to].inside {
            to += 1;
        }
        self.width(from, to) <= width
    }

    /// The ends of lines of a plain block: as few lines as `width` (mm) allows, then evenly filled. A stretch
    /// that is wider stands alone on its line.
    pub fn column(&self, width: f64, short_last: bool) -> Vec<usize> {
        let count = self.breaks.len();
        // (lines, cost, start) of the best way to end a line at each break.
        let mut best: Vec<(usize, f64, usize)> = vec![(usize::MAX, f64::INFINITY, 0); count + 1];
        best[0] = (0, 0.0, 0);
        for start in 0..count {
            let (lines, so_far, _) = best[start];
            if lines == usize::MAX {
                continue;
            }
            let from = &self.stops[start];
            let mut end = start;
            while end < from.wall {
                end += 1;
                if self.stops[end].inside && self.word_fits(end, width) {
                    continue;
                }
                let (taken, known, to) = (self.width(start, end), best[end], &self.stops[end]);
                if taken > width && end > start + 1 {
                    if to.hyphen {
                        continue;
                    }
                    break;
                }
                let slack = ((width - taken) / width.max(1e-9)).max(0.0);
                let weight = if end == count && short_last { SHORT_LAST } else { 1.0 };
                let widow = to.letters.1.saturating_sub(from.letters.0) <= WIDOW_LETTERS && start > 0;
                let mut cost = so_far + slack * slack * weight;
                cost += if to.hard { 0.0 } else { to.penalty } + if widow { WIDOW } else { 0.0 };
                if (lines + 1, cost) < (known.0, known.1) {
                    best[end] = (lines + 1, cost, start);
                }
            }
        }
        let mut ends = Vec::new();
        let mut at = count;
        while at > 0 {
            ends.push(at);
            at = best[at].2;
        }
        ends.reverse();
        ends
    }
}

/// One of the words, given as hashes, comes twice.
fn comes_twice(words: impl Iterator<Item = u32>) -> bool {
    let mut words: Vec<u32> = words.filter(|w| *w != 0).collect();
    words.sort_unstable();
    words.windows(2).any(|pair| pair[0] == pair[1])
}

/// Room that a line may take beyond its own, in mm: sums of advances differ in their last digits.
const SLACK: f64 = 1e-9;
/// How closely the tightest outline is found, as a factor.
const EXACT: f64 = 1.008;
/// Raggedness of a last line that may be short counts for this share.
const SHORT_LAST: f64 = 0.3;

/// B01 How a line follows the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Wider,
    Even,
    Narrower,
}

impl Step {
    fn between(above: f64, below: f64, widest: f64) -> Self {
        let even = EVEN_SHARE * widest;
        if below > above + even {
            Self::Wider
        } else if below < above - even {
            Self::Narrower
        } else {
            Self::Even
        }
    }
}
