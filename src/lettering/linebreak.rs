//! Which breaks to take: dynamic programming over the legal ones, for a known number of lines that each have
//! their own room. [`Breaker::tightest`] asks how small the outline can be, [`Breaker::best`] which of the
//! ways to fill it looks best.

use super::breaks::Break;
use super::cost::{
    END_LINE_EXCESS, END_LINE_SHARE, RAGGEDNESS, SECOND_BULGE, STUMP, STUMP_SHARE, WIDOW, WIDOW_LETTERS,
    letters_before,
};
use super::prepare::Prepared;
use super::region::Need;
use std::ops::Range;

/// B01 Lines that differ by less than this share of the widest room count as equally wide.
pub(super) const EVEN_SHARE: f64 = 0.03;
/// More breaks than this and the text is no balloon's: then looks are judged line by line only.
const LOOKS_LIMIT: usize = 260;

/// A text's lines before they are chosen.
#[derive(Debug)]
pub(super) struct Breaker<'a> {
    pub text: &'a Prepared,
    pub breaks: &'a [Break],
    /// Where a line that begins with each break's cell begins, in mm at scale 1; the first is the text's start.
    begin: Vec<f64>,
    /// Where a line that ends at each break ends, in mm at scale 1; 0 for the text's start.
    end: Vec<f64>,
    /// For each line start the first break that it must not run over.
    wall: Vec<usize>,
    letters: Vec<u32>,
}

/// Where lines end, as indices into the breaks counted from 1, with what it costs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    pub cost: f64,
    pub ends: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct State {
    start: usize,
    end: usize,
    width: f64,
    falling: bool,
    cost: f64,
    from: usize,
}

impl<'a> Breaker<'a> {
    pub fn new(text: &'a Prepared, breaks: &'a [Break]) -> Self {
        let count = breaks.len();
        let mut begin = Vec::with_capacity(count + 1);
        let mut end = Vec::with_capacity(count + 1);
        let mut from = 0;
        for at in 0..=count {
            let cell = if at == 0 { 0 } else { breaks[at - 1].cell };
            let trim = text.trim_start.get(cell).copied().unwrap_or(0.0);
            begin.push(text.pen.get(cell).copied().unwrap_or(0.0) + trim);
            let shown = if at == 0 { 0 } else { breaks[at - 1].shown };
            let trim = if shown > from { text.trim_end[shown - 1] } else { 0.0 };
            end.push(text.pen.get(shown).copied().unwrap_or(0.0) - trim);
            from = cell;
        }
        let mut wall = vec![count; count + 1];
        for at in (0..count).rev() {
            wall[at] = if breaks[at].hard { at + 1 } else { wall[at + 1] };
        }
        Self { text, breaks, begin, end, wall, letters: letters_before(&text.cells) }
    }

    /// The fewest lines, which the author's own breaks demand, and the most.
    pub fn line_counts(&self) -> Range<usize> {
        self.breaks.iter().filter(|b| b.hard).count()..self.breaks.len() + 1
    }

    /// Width of a line from one break to another, in mm at scale 1.
    pub fn width(&self, start: usize, end: usize) -> f64 {
        (self.end[end] - self.begin[start]).max(0.0)
    }

    /// Where a line that begins after a break begins, in mm at scale 1.
    pub fn begin(&self, at: usize) -> f64 {
        self.begin[at]
    }

    /// Where a line that ends at a break ends, in mm at scale 1.
    pub fn end(&self, at: usize) -> f64 {
        self.end[at]
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

    /// Width of the longest stretch that cannot be broken, and of all together.
    pub fn extremes(&self) -> (f64, f64) {
        let longest = (1..=self.breaks.len()).map(|at| self.width(at - 1, at)).fold(0.0, f64::max);
        (longest, (1..=self.breaks.len()).map(|at| self.width(at - 1, at)).sum())
    }

    /// The ends of lines that let the outline be widened least, one line for each need. The cost is that
    /// widening; `limit` is one that is known to be too much.
    pub fn tightest(&self, needs: &[Need], scale: f64, limit: f64) -> Option<Choice> {
        let (count, lines) = (self.breaks.len(), needs.len());
        if lines == 0 || lines > count {
            return None;
        }
        let mut before = vec![f64::INFINITY; count + 1];
        before[0] = 0.0;
        let mut from = vec![0_u32; lines * (count + 1)];
        for (i, need) in needs.iter().enumerate() {
            let mut here = vec![f64::INFINITY; count + 1];
            let last = i + 1 == lines;
            let room = need.room(limit) / scale;
            for (start, so_far) in before.iter().copied().enumerate().take(count).skip(i) {
                if so_far >= limit {
                    continue;
                }
                let wall = self.wall[start];
                let first = if last { count } else { start + 1 };
                for end in first..=wall.min(count - (lines - 1 - i)) {
                    let width = self.width(start, end);
                    if width > room {
                        break;
                    }
                    let widening = so_far.max(need.widening(width * scale));
                    if widening < here[end] {
                        here[end] = widening;
                        from[i * (count + 1) + end] = u32::try_from(start).unwrap_or(u32::MAX);
                    }
                }
            }
            before = here;
        }
        if before[count] >= limit {
            return None;
        }
        let mut ends = vec![count; lines];
        for i in (1..lines).rev() {
            ends[i - 1] = from[i * (count + 1) + ends[i]] as usize;
        }
        Some(Choice { cost: before[count], ends })
    }

    /// The ends of lines that look best in the outline widened by `widening`: cost is raggedness and what
    /// the breaks tear, as a share of the balloon's area. `None` when nothing fits.
    pub fn best(&self, needs: &[Need], scale: f64, widening: f64) -> Option<Choice> {
        let (count, lines) = (self.breaks.len(), needs.len());
        if lines == 0 || lines > count {
            return None;
        }
        let rooms: Vec<f64> = needs.iter().map(|n| n.room(widening) / scale + 1e-9).collect();
        let widest = rooms.iter().copied().fold(0.0, f64::max);
        if widest <= 0.0 {
            return None;
        }
        let judge_shape = count <= LOOKS_LIMIT;
        let mut states: Vec<State> =
            vec![State { start: 0, end: 0, width: 0.0, falling: false, cost: 0.0, from: usize::MAX }];
        let mut layers: Vec<Range<usize>> = Vec::with_capacity(lines + 1);
        layers.push(0..1);
        for (i, room) in rooms.iter().enumerate() {
            let previous = layers[i].clone();
            let begun = states.len();
            let last = i + 1 == lines;
            let furthest = count - (lines - 1 - i);
            for at in previous {
                let state = states[at];
                let first = if last { count } else { state.end + 1 };
                for end in first..=self.wall[state.end].min(furthest) {
                    let width = self.width(state.end, end);
                    if width > *room {
                        break;
                    }
                    let wider = width > state.width + EVEN_SHARE * widest;
                    let narrower = width < state.width - EVEN_SHARE * widest;
                    let bulge = judge_shape && state.falling && wider;
                    let falling = judge_shape && i > 0 && (narrower || (state.falling && !wider));
                    let cost = state.cost
                        + self.line_cost(i, lines, (state.end, end), width, (*room, widest))
                        + if bulge { SECOND_BULGE } else { 0.0 };
                    let new = State { start: state.end, end, width, falling, cost, from: at };
                    keep(&mut states, begun, new, judge_shape);
                }
            }
            if states.len() == begun {
                return None;
            }
            layers.push(begun..states.len());
        }
        let (mut at, best) = layers[lines]
            .clone()
            .map(|at| (at, states[at]))
            .filter(|(_, s)| s.end == count)
            .min_by(|a, b| a.1.cost.total_cmp(&b.1.cost))?;
        let mut ends = vec![count; lines];
        for slot in ends.iter_mut().rev() {
            *slot = states[at].end;
            at = states[at].from;
        }
        Some(Choice { cost: best.cost, ends })
    }

    /// What lines that are already chosen cost in the outline widened by `widening`.
    pub fn cost_of(&self, ends: &[usize], needs: &[Need], scale: f64, widening: f64) -> f64 {
        let rooms: Vec<f64> = needs.iter().map(|n| n.room(widening) / scale).collect();
        let widest = rooms.iter().copied().fold(0.0, f64::max);
        if widest <= 0.0 {
            return f64::INFINITY;
        }
        let (mut start, mut before, mut falling, mut cost) = (0, 0.0, false, 0.0);
        for (i, end) in ends.iter().copied().enumerate() {
            let width = self.width(start, end);
            let wider = width > before + EVEN_SHARE * widest;
            cost += self.line_cost(i, ends.len(), (start, end), width, (rooms[i], widest));
            cost += if falling && wider { SECOND_BULGE } else { 0.0 };
            falling = i > 0 && (width < before - EVEN_SHARE * widest || (falling && !wider));
            (start, before) = (end, width);
        }
        cost
    }

    /// How far the outline must be widened for lines that are already chosen.
    pub fn widening_of(&self, ends: &[usize], needs: &[Need], scale: f64) -> f64 {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let each = starts.zip(ends).zip(needs).map(|((s, e), n)| n.widening(self.width(s, *e) * scale));
        each.fold(0.0, f64::max)
    }

    fn line_cost(&self, i: usize, lines: usize, ends: (usize, usize), width: f64, room: (f64, f64)) -> f64 {
        let (room, widest) = room;
        let slack = (room - width) / widest;
        let mut cost = RAGGEDNESS * slack * slack / lines as f64;
        let shown = self.shown(ends.0, ends.1);
        let letters = self.letters[shown.end] - self.letters[shown.start];
        let last = i + 1 == lines;
        if lines > 1 && letters <= WIDOW_LETTERS && (last || !self.breaks[ends.1 - 1].hard) {
            cost += WIDOW;
        }
        if lines >= 3 && (i == 0 || last) {
            cost += END_LINE_EXCESS * (width / widest - END_LINE_SHARE).max(0.0);
            cost += STUMP * (STUMP_SHARE - width / widest).max(0.0);
        }
        if !last {
            cost += self.breaks[ends.1 - 1].penalty;
        }
        cost
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
            let mut end = start;
            while end < self.wall[start] {
                end += 1;
                let (taken, known) = (self.width(start, end), best[end]);
                if taken > width && end > start + 1 {
                    break;
                }
                let last = end == count;
                let slack = ((width - taken) / width.max(1e-9)).max(0.0);
                let letters = {
                    let shown = self.shown(start, end);
                    self.letters[shown.end] - self.letters[shown.start]
                };
                let mut cost = so_far + slack * slack * if last && short_last { 0.3 } else { 1.0 };
                cost += if self.breaks[end - 1].hard { 0.0 } else { self.breaks[end - 1].penalty };
                cost += if letters <= WIDOW_LETTERS && start > 0 { WIDOW } else { 0.0 };
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

/// Keeps one state for each way that lines to come can tell apart.
fn keep(states: &mut Vec<State>, begun: usize, new: State, judge_shape: bool) {
    let same = states[begun..]
        .iter_mut()
        .find(|s| s.end == new.end && (!judge_shape || (s.start == new.start && s.falling == new.falling)));
    match same {
        Some(old) if old.cost <= new.cost => {}
        Some(old) => *old = new,
        None => states.push(new),
    }
}
