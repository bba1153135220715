//! Plain blocks of lines: as few as their width allows.

use super::super::cost::{LONE_WORD, WIDOW, WIDOW_LETTERS};
use super::Breaker;

/// What breaks tear counts for this share in columns: a column cannot grow, so that a torn phrase is held against white
/// alone.
const COLUMN_TEAR: f64 = 0.4;
/// Raggedness of a last line that may be short counts for this share.
const SHORT_LAST: f64 = 0.3;

impl Breaker<'_> {
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
                cost += if to.hard { 0.0 } else { to.penalty * COLUMN_TEAR };
                cost += if widow { WIDOW } else { 0.0 };
                let lone = end == count && end == start + 1 && !from.clause;
                cost += if lone { LONE_WORD } else { 0.0 };
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
