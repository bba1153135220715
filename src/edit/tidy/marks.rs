//! T06 Marks that stand together.

use super::Fix;
use super::habits::Habits;
use super::text::{Chars, is_grawlix};

/// T06 No more marks than this stand together.
const MOST: usize = 3;

pub(super) fn fixes(text: &str, habits: &Habits) -> Vec<Fix> {
    let chars = Chars::of(text);
    let is_mark = |c| matches!(c, '!' | '?' | '！' | '？' | '؟');
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars.get(i).is_some_and(is_mark) {
            i += 1;
            continue;
        }
        let end = chars.run(i, is_mark);
        let run: Vec<char> = (i..end).filter_map(|j| chars.get(j)).collect();
        // Marks within a curse are part of it (rule T15).
        if run.len() >= 2 && !is_grawlix(chars.before(i)) && !is_grawlix(chars.get(end)) {
            let latin = run.iter().all(char::is_ascii);
            let wanted = if habits.question_first && latin { sorted(&run) } else { shortened(&run) };
            if wanted != run {
                out.push((chars.bytes(i, end), wanted.into_iter().collect()));
            }
        }
        i = end;
    }
    out
}

/// Question marks first; of both kinds one at least.
fn sorted(run: &[char]) -> Vec<char> {
    let asks = run.iter().filter(|c| **c == '?').count();
    let shouts = run.len() - asks;
    let asks = asks.min(MOST - usize::from(shouts > 0));
    let shouts = shouts.min(MOST - asks);
    [vec!['?'; asks], vec!['!'; shouts]].concat()
}

/// In the author's order: the first ones and the last.
fn shortened(run: &[char]) -> Vec<char> {
    if run.len() <= MOST {
        return run.to_vec();
    }
    let mut kept = run[..MOST - 1].to_vec();
    kept.extend(run.last());
    kept
}
