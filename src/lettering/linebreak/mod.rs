//! Which breaks to take, for a known number of lines that each have their own room. [`Breaker::fits`] fills the
//! lines one by one, which says how small the outline can be at all; [`Breaker::best`] finds by dynamic
//! programming which of all ways to fill it looks best.
//!
//! No line can end further on than filling from the front reaches, or earlier than filling from the back does.
//! In an outline that is nearly as small as it can be, that leaves each line a handful of ends.

mod column;

use super::breaks::Break;
use super::cost::{
    END_LINE_EXCESS, END_LINE_SHARE, LENS_SHARE, LONE_WORD, LONE_WORD_SHARE, LONGEST_WORD, RAGGEDNESS,
    SAME_WORD, SECOND_BULGE, SHORT_LINE_SLACK, STRAIGHT_SHARES, STUMP, STUMP_IN_BOX, STUMP_SHARE,
    STUMP_SHARE_IN_BOX, WIDOW, WIDOW_LETTERS, letters_before, word_at, word_before,
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
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own about the place")]
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
    /// A clause ends before it.
    clause: bool,
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
    /// Some break shows a hyphen.
    hyphens: bool,
    /// The sum of the smallest costs of so many soft breaks: no way to break can cost less.
    least_penalties: Vec<f64>,
    /// Width of the longest stretch that cannot be broken, and of all together.
    extremes: (f64, f64),
    /// Lines that the author's own breaks demand.
    fewest: usize,
    /// Some word comes twice at the start of a line, or at the end of one (T09).
    repeats: bool,
}

/// What a line is held against, and what its faults cost. Shares are of the widest room.
#[derive(Debug, Clone, Copy)]
struct Judge {
    /// One by the widest room.
    unit: f64,
    /// The line's own room, as a share.
    room: f64,
    /// What its squared slack costs.
    raggedness: f64,
    /// B01 What a share costs that it is too long for a first or last line.
    excess: f64,
    /// B01 What a share costs that it is too short for one, and what is too short.
    stump: (f64, f64),
    /// B01 What a first or last line of one short word costs.
    lone: f64,
    /// T09 What too few letters cost.
    widow: f64,
    last: bool,
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
    /// For each line, and each break that it can end at, its states.
    rows: Vec<Range<usize>>,
}

/// The best way to a line from one break to another: while the block widens, and while it narrows.
#[derive(Debug, Clone, Copy)]
struct State {
    start: usize,
    width: f64,
    cost: [f64; 2],
    /// The state of the line before, doubled; one more while that was narrowing.
    from: [usize; 2],
}

impl Scratch {
    /// Memory that is enough for so many lines, as a rule.
    pub fn for_lines(lines: usize) -> Self {
        Self {
            rooms: Vec::with_capacity(lines),
            ideal: Vec::with_capacity(lines),
            windows: Vec::with_capacity(lines + 1),
            states: Vec::with_capacity(lines * 8),
            rows: Vec::with_capacity(lines * 4),
        }
    }
}

impl State {
    #[inline]
    fn take(&mut self, new: usize, cost: f64, (at, way): (usize, usize)) {
        if cost < self.cost[new] {
            (self.cost[new], self.from[new]) = (cost, at * 2 + way);
        }
    }
}

impl<'a> Breaker<'a> {
    pub fn new(text: &'a Prepared, breaks: &'a [Break]) -> Self {
        let count = breaks.len();
        let letters = letters_before(&text.cells);
        let mut stops = Vec::with_capacity(count + 1);
        let mut from = 0;
        let mut word = (0, 0);
        for at in 0..=count {
            let before = if at == 0 { None } else { Some(breaks[at - 1]) };
            let (cell, shown) = before.map_or((0, 0), |b| (b.cell, b.shown));
            let trim_start = text.trim_start.get(cell).copied().unwrap_or(0.0);
            let trim_end = if shown > from { text.trim_end[shown - 1] } else { 0.0 };
            let hyphen = before.filter(|b| b.hyphen).and_then(|b| shown_before(text, b.cell));
            // Between most breaks there is one word, which ends the one line or begins the other.
            let single = word.1 == shown && shown > from && shown - from < LONGEST_WORD;
            let single = single && (from == 0 || text.cells[from - 1].ch.is_whitespace());
            let ended = if single { word.0 } else { word_before(&text.cells, shown) };
            word = word_at(&text.cells, cell);
            stops.push(Stop {
                begin: text.pen.get(cell).copied().unwrap_or(0.0) + trim_start,
                end: text.pen.get(shown).copied().unwrap_or(0.0) - trim_end
                    + hyphen.map_or(0.0, |h| h.advance),
                letters: (letters[cell], letters[shown]),
                wall: count,
                words: (word.0, ended),
                penalty: before.map_or(0.0, |b| b.penalty),
                hard: before.is_some_and(|b| b.hard),
                clause: before.is_some_and(|b| b.clause),
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
        let hyphens = stops.iter().any(|s| s.hyphen);
        let repeats =
            comes_twice(stops.iter().map(|s| s.words.0)) || comes_twice(stops.iter().map(|s| s.words.1));
        Self { text, breaks, stops, hyphens, least_penalties, extremes, fewest, repeats }
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
        let further = &self.stops[start + 1..(wall + 1).max(start + 1)];
        let fitting = further.iter().take_while(|s| s.end <= reach).count();
        if !self.hyphens {
            return start + fitting;
        }
        let tried = further.iter().enumerate().skip(fitting).take_while(|(_, s)| s.end <= reach || s.hyphen);
        start + tried.filter(|(_, s)| s.end <= reach).last().map_or(fitting, |(i, _)| i + 1)
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
        matches!(self.fill(needs, scale, widening), Filled::Whole(_))
    }

    /// Fills the lines of the outline widened by `widening` one by one.
    fn fill(&self, needs: &[Need], scale: f64, widening: f64) -> Filled {
        let (count, mut at) = (self.breaks.len(), 0);
        let mut ends = [0; MOST_COUNTED];
        let (mut lines, mut stuck) = (0, false);
        for need in needs {
            let end = self.furthest(at, need.room(widening) / scale + SLACK);
            if let Some(slot) = ends.get_mut(lines) {
                *slot = end;
            }
            stuck = end == at;
            (at, lines) = (end, lines + 1);
            if stuck || at == count {
                break;
            }
        }
        let known = lines <= MOST_COUNTED;
        let filled = std::iter::once(0).chain(ends).zip(&ends[..lines.min(MOST_COUNTED)]).zip(needs);
        if at == count && !stuck {
            let takes = filled.map(|((start, end), need)| need.widening(self.width(start, *end) * scale));
            let taken = takes.fold(0.0, f64::max);
            return Filled::Whole(if known { taken.min(widening) } else { widening });
        }
        let more = filled.filter(|((start, end), _)| **end < self.stops[*start].wall);
        let next = more.map(|((start, end), need)| need.widening(self.width(start, end + 1) * scale));
        let next = if known { next.fold(f64::INFINITY, f64::min) } else { widening };
        Filled::Part { next, left: self.width(at, count) * scale }
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
        // Room that the lines gain together for each widening.
        let gained: f64 = needs.iter().map(|n| n.slowest().0).sum();
        let (mut step, mut enough) = (LEAST_STEP, f64::INFINITY);
        let mut guess = fails.max(1e-6) * step;
        while enough > fails * EXACT {
            match self.fill(needs, scale, guess) {
                // What the lines take is as good as what they were given.
                Filled::Whole(taken) => enough = taken,
                // Nothing changes before the first line takes one piece more.
                Filled::Part { next, left } => {
                    fails = guess.max(next - SLACK);
                    step *= 1.02;
                    guess += left / gained;
                }
            }
            guess = if enough.is_finite() {
                f64::midpoint(enough, fails)
            } else {
                guess.clamp(fails * step.min(LEAST_STEP), fails * step.max(1.5))
            };
            if fails > limit || !guess.is_finite() {
                return None;
            }
        }
        (enough <= limit).then_some(enough)
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
        let Scratch { rooms, ideal, windows, states, rows } = scratch;
        states.clear();
        rows.clear();
        let even = EVEN_SHARE * widest;
        // The rows of the line before, one for each of its ends.
        let mut before = 0;
        for i in 0..lines {
            let ((first, last), (low, high)) = (windows[i], windows[i + 1]);
            let judge = self.judge((i, lines), ideal[i], widest);
            let bulge = if last - first < LOOKS_LIMIT && !self.text.flush { SECOND_BULGE } else { 0.0 };
            let (above, mut least) = (before, first);
            before = rows.len();
            for end in low..=high {
                // The further on a line ends, the further on it begins.
                while least < end && (self.width(least, end) > rooms[i] || self.stops[least].wall < end) {
                    least += 1;
                }
                rows.push(states.len()..states.len());
                for start in least..=last.min(end - 1) {
                    let width = self.width(start, end);
                    let cost = self.line_cost(&judge, (start, end), width);
                    let mut here = State { width, start, cost: [f64::INFINITY; 2], from: [0; 2] };
                    if i == 0 {
                        here.cost[0] = cost;
                        states.push(here);
                        continue;
                    }
                    // The states of the line before that end where this one starts.
                    for at in rows[above + start - first].clone() {
                        let old = &states[at];
                        let cost = cost + self.same_words((old.start, start, end));
                        let [widening, narrowing] = [old.cost[0] + cost, old.cost[1] + cost];
                        match Step::between(old.width, width, even) {
                            Step::Wider => {
                                here.take(0, widening, (at, 0));
                                here.take(0, narrowing + bulge, (at, 1));
                            }
                            Step::Even => {
                                here.take(0, widening, (at, 0));
                                here.take(1, narrowing, (at, 1));
                            }
                            Step::Narrower => {
                                here.take(1, widening, (at, 0));
                                here.take(1, narrowing, (at, 1));
                            }
                        }
                    }
                    states.push(here);
                }
                if let Some(row) = rows.last_mut() {
                    row.end = states.len();
                }
            }
        }
        // The last line's window is the end of the text alone.
        let ways = rows.last()?.clone().flat_map(|at| [(at, 0), (at, 1)]);
        let (mut at, mut way) =
            ways.min_by(|a, b| states[a.0].cost[a.1].total_cmp(&states[b.0].cost[b.1]))?;
        let cost = states[at].cost[way];
        if !cost.is_finite() {
            return None;
        }
        let mut ends = vec![count; lines];
        for i in (1..lines).rev() {
            ends[i - 1] = states[at].start;
            let from = states[at].from[way];
            (at, way) = (from / 2, from % 2);
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
        let even = EVEN_SHARE * widest;
        let (mut earlier, mut start, mut before, mut narrowing, mut cost) = (0, 0, 0.0, false, 0.0);
        for (i, (end, need)) in ends.iter().copied().zip(needs).enumerate() {
            let width = self.width(start, end);
            cost += self.line_cost(&self.judge((i, ends.len()), room(need), widest), (start, end), width);
            if i > 0 {
                let step = Step::between(before, width, even);
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

    /// What a line with this room is held against, where the widest has `widest`; both in mm at scale 1.
    fn judge(&self, (i, lines): (usize, usize), room: f64, widest: f64) -> Judge {
        let (unit, last) = (1.0 / widest, i + 1 == lines);
        let edge = lines >= 3 && (i == 0 || last) && !self.text.flush;
        // A box has no lens to fill: there the last line may be as long as the others, and none should be short.
        let lens = edge && room < widest * LENS_SHARE;
        let (from, to) = STRAIGHT_SHARES;
        let box_like = ((room * unit - from) / (to - from)).clamp(0.0, 1.0);
        let between = |lens: f64, boxed: f64| lens + (boxed - lens) * box_like;
        Judge {
            unit,
            room: room * unit,
            raggedness: RAGGEDNESS / lines as f64,
            excess: if lens { END_LINE_EXCESS } else { 0.0 },
            stump: if edge {
                (between(STUMP, STUMP_IN_BOX), between(STUMP_SHARE, STUMP_SHARE_IN_BOX))
            } else {
                (0.0, 0.0)
            },
            lone: if edge { LONE_WORD } else { 0.0 },
            widow: if lines > 1 { WIDOW } else { 0.0 },
            last,
        }
    }

    #[inline]
    fn line_cost(&self, judge: &Judge, ends: (usize, usize), width: f64) -> f64 {
        let (start, end) = (&self.stops[ends.0], &self.stops[ends.1]);
        let share = width * judge.unit;
        let slack = (judge.room - share).min(SHORT_LINE_SLACK);
        let mut cost = judge.raggedness * slack * slack;
        cost += judge.excess * (share - END_LINE_SHARE).max(0.0);
        cost += judge.stump.0 * (judge.stump.1 - share).max(0.0);
        let said_alone = if judge.last { start.clause } else { end.clause };
        if ends.1 - ends.0 == 1 && share < LONE_WORD_SHARE && !said_alone {
            cost += judge.lone;
        }
        if end.letters.1.saturating_sub(start.letters.0) <= WIDOW_LETTERS && (judge.last || !end.hard) {
            cost += judge.widow;
        }
        if !judge.last {
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
/// Where the tightest outline is looked for, each try is larger than the last that failed by this factor at least.
const LEAST_STEP: f64 = 1.02;

/// Lines of an outline that are remembered while it is filled: more than balloons have.
const MOST_COUNTED: usize = 24;

/// How far a text reaches in an outline whose lines are filled one by one.
#[derive(Debug, Clone, Copy)]
enum Filled {
    /// To its end: the outline need be widened by no more than this.
    Whole(f64),
    /// Not so far. No line takes more before the outline is widened to `next`; `left` is the width, in mm, of
    /// what found no line.
    Part { next: f64, left: f64 },
}

/// B01 How a line follows the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Wider,
    Even,
    Narrower,
}

impl Step {
    fn between(above: f64, below: f64, even: f64) -> Self {
        if below > above + even {
            Self::Wider
        } else if below < above - even {
            Self::Narrower
        } else {
            Self::Even
        }
    }
}
