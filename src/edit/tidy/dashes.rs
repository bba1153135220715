//! T04 Interruptions and asides.

use super::Fix;
use super::habits::{Dash, Habits, is_east_asian, is_wide_mark};
use super::text::{Chars, is_edge, is_space};

pub(super) fn fixes(text: &str, habits: &Habits) -> Vec<Fix> {
    let chars = Chars::of(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars.get(i).is_some_and(is_dash) {
            i += 1;
            continue;
        }
        let end = chars.run(i, is_dash);
        let run = Run { chars: &chars, from: i, to: end };
        match habits.dash {
            Dash::TwoHyphens => run.two_hyphens(&mut out),
            Dash::Real(dash) => run.real(dash, &mut out),
            Dash::Wide(dash) => run.wide(dash, &mut out),
            Dash::Untouched => {}
        }
        i = end;
    }
    out
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '⸺' | '⸻' | '─')
}

/// Dashes and hyphens that stand together.
struct Run<'a> {
    chars: &'a Chars,
    from: usize,
    to: usize,
}

impl Run<'_> {
    fn text(&self) -> String {
        (self.from..self.to).filter_map(|i| self.chars.get(i)).collect()
    }

    fn hyphens(&self) -> bool {
        self.text().chars().all(|c| c == '-')
    }

    /// Blanks before and after it, as numbers of characters.
    fn gaps(&self) -> (usize, usize) {
        (self.chars.run_before(self.from, is_space), self.chars.run(self.to, is_space))
    }

    /// An arrow's shaft.
    fn is_arrow(&self) -> bool {
        self.chars.before(self.from) == Some('<') || self.chars.get(self.to) == Some('>')
    }

    fn between(&self, is: impl Fn(char) -> bool) -> bool {
        let (left, right) = (self.chars.solid_before(self.from), self.chars.solid_from(self.to));
        left.is_some_and(&is) && right.is_some_and(&is)
    }

    /// A lone hyphen with a space on both sides stands for a dash between words, not between numbers.
    fn stands_for_dash(&self) -> bool {
        let (left, right) = self.gaps();
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        self.text() == "-"
            && left < self.from
            && right > self.to
            && !is_edge(self.chars.before(left))
            && !is_edge(self.chars.get(right))
            && !digit(self.chars.before(left))
            && !digit(self.chars.get(right))
    }

    /// An editor's signature keeps the space before it (rule D04: `--ED.`).
    fn signs(&self) -> bool {
        let letter = |i: usize, c: char| self.chars.get(i).is_some_and(|l| l.eq_ignore_ascii_case(&c));
        let right = self.gaps().1;
        letter(right, 'e')
            && letter(right + 1, 'd')
            && !self.chars.get(right + 2).is_some_and(char::is_alphanumeric)
    }

    fn two_hyphens(&self, out: &mut Vec<Fix>) {
        let run = self.text();
        if self.is_arrow() || (run == "-" && !self.stands_for_dash()) {
            return;
        }
        if self.between(char::is_numeric) {
            // A range of numbers is no interruption; a hyphen joins it.
            if run == "–" {
                out.push((self.chars.bytes(self.from, self.to), "-".to_owned()));
            }
            return;
        }
        let (left, right) = self.gaps();
        if left < self.from && !is_edge(self.chars.before(left)) && !self.signs() {
            out.push((self.chars.bytes(left, self.from), String::new()));
        }
        if run != "--" {
            out.push((self.chars.bytes(self.from, self.to), "--".to_owned()));
        }
        if right > self.to && !is_edge(self.chars.get(right)) {
            out.push((self.chars.bytes(self.to, right), String::new()));
        }
    }

    fn real(&self, dash: char, out: &mut Vec<Fix>) {
        let typed = self.hyphens() && (self.to - self.from >= 2 || self.stands_for_dash());
        if typed && !self.is_arrow() && !self.between(char::is_numeric) {
            out.push((self.chars.bytes(self.from, self.to), dash.to_string()));
        }
    }

    fn wide(&self, dash: char, out: &mut Vec<Fix>) {
        let wide = |c: Option<char>| c.is_some_and(|c| is_east_asian(c) || is_wide_mark(c));
        let (left, right) = self.gaps();
        let (before, after) = (self.chars.before(left), self.chars.get(right));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let run = self.text();
        let here = wide(before) || wide(after) || (is_edge(before) && is_edge(after) && run.len() > 2);
        if !here || self.is_arrow() || run == "-" || (digit(before) && digit(after)) {
            return;
        }
        let first = run.chars().next().unwrap_or(dash);
        let right_so = run.chars().all(|c| c == first) && matches!(first, '—' | '―' | '─');
        let wanted = match (right_so, self.to - self.from) {
            // The author's own kind of dash, and longer ones, stay.
            (true, 1) => first.to_string().repeat(2),
            (true, _) => run.clone(),
            (false, _) if run == "⸺" => run.clone(),
            (false, _) => dash.to_string().repeat(2),
        };
        if left < self.from && wide(before) {
            out.push((self.chars.bytes(left, self.from), String::new()));
        }
        if wanted != run {
            out.push((self.chars.bytes(self.from, self.to), wanted));
        }
        if right > self.to && wide(after) {
            out.push((self.chars.bytes(self.to, right), String::new()));
        }
    }
}
