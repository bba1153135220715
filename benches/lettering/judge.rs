//! What a letterer would say of a balloon. Independent of the code that breaks lines: it has its own lists and
//! measures the outline itself.

use crate::dialogue::Utterance;
use panelwright::geom::outline::{distance_to_edge, rings};
use panelwright::geom::{BezPath, Point};
use panelwright::lettering::{Fitted, TextIssue};

/// B01 Widths closer than this share of the widest are the same to the eye.
const SAME_WIDTH: f64 = 0.03;
/// B01 First and last line of three or more against the widest.
const SHORT_END: f64 = 0.8;
/// B03 The least clearance from ink to outline, in heights of a capital.
const LEAST_CLEARANCE: f64 = 0.35;
/// B03 The most that the clearances of lines' ends may differ, largest to smallest of the four sides.
const MOST_SPREAD: f64 = 2.5;
/// B06 Comfortable width to height.
const COMFORTABLE: std::ops::RangeInclusive<f64> = 1.15..=2.6;

/// What was found in one balloon; `true` is well.
#[derive(Debug, Default, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is a rule that a balloon keeps or not")]
pub struct Verdict {
    pub lines: usize,
    pub lens: bool,
    pub short_ends: bool,
    pub clear: bool,
    pub even: bool,
    pub fits: bool,
    pub good_breaks: bool,
    pub no_widow: bool,
    pub no_stack: bool,
    pub comfortable: bool,
    /// The least clearance, in mm.
    pub clearance: f64,
}

/// Words that should not end a line.
const SMALL: [&str; 24] = [
    "a", "an", "the", "i", "mr.", "mrs.", "dr.", "le", "la", "les", "un", "une", "des", "du", "de", "je",
    "ma", "mon", "m.", "mme", "l'", "à", "au", "ce",
];

/// Judges one balloon.
pub fn judge(said: &Utterance, fitted: &Fitted, outline: &BezPath, cap_mm: f64) -> Verdict {
    let lines: Vec<&str> = fitted.lines.iter().map(|l| said.text[l.range.clone()].trim()).collect();
    let widths: Vec<f64> = fitted.lines.iter().map(|l| l.width).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let several = widths.len() >= 3;
    let ends = [widths.first(), widths.last()];
    let clearances = clearances(fitted, outline);
    let least = clearances.iter().copied().fold(f64::INFINITY, f64::min);
    Verdict {
        lines: lines.len(),
        lens: peaks(&widths, SAME_WIDTH * widest) <= 1,
        short_ends: !several || ends.into_iter().flatten().all(|w| *w <= SHORT_END * widest + 1e-9),
        clear: least >= LEAST_CLEARANCE * cap_mm,
        even: spread(fitted, outline) <= MOST_SPREAD,
        fits: !fitted.issues.iter().any(|i| matches!(i, TextIssue::Overflow { .. })),
        good_breaks: (1..lines.len()).all(|i| is_good(said, &lines, fitted.lines[i].range.start, i)),
        no_widow: lines.len() == 1 || lines.iter().all(|l| !is_widow(l)),
        no_stack: lines.windows(2).all(|pair| !stacked(pair[0], pair[1])),
        clearance: least,
        comfortable: COMFORTABLE.contains(&(fitted.width / fitted.height)),
    }
}

/// Local maxima of a row of widths, where steps within `same` are none.
fn peaks(widths: &[f64], same: f64) -> usize {
    let (mut peaks, mut rising) = (1, true);
    for pair in widths.windows(2) {
        let step = pair[1] - pair[0];
        if step > same && !rising {
            peaks += 1;
            rising = true;
        } else if step < -same {
            rising = false;
        }
    }
    peaks
}

/// From the corners of lines' ink to the outline, in mm.
fn clearances(fitted: &Fitted, outline: &BezPath) -> Vec<f64> {
    let edge = rings(outline, 0.002);
    let corners = fitted.lines.iter().flat_map(|l| {
        let (top, foot) = (l.baseline_y - l.ascent, l.baseline_y + l.descent);
        [(l.left, top), (l.left + l.width, top), (l.left, foot), (l.left + l.width, foot)].map(Point::from)
    });
    corners.map(|p| distance_to_edge(&edge, p)).collect()
}

/// B03 The white beside the widest line against the white above the first and below the last: largest to
/// smallest of the four.
fn spread(fitted: &Fitted, outline: &BezPath) -> f64 {
    let edge = rings(outline, 0.002);
    let side = |x: f64, y: f64| distance_to_edge(&edge, Point::new(x, y));
    let Some(widest) = fitted.lines.iter().max_by(|a, b| a.width.total_cmp(&b.width)) else { return 1.0 };
    let middle = widest.baseline_y - widest.ascent / 2.0;
    let (Some(first), Some(last)) = (fitted.lines.first(), fitted.lines.last()) else { return 1.0 };
    let centre = |l: &panelwright::lettering::SetLine| l.left + l.width / 2.0;
    let sides = [
        side(widest.left, middle),
        side(widest.left + widest.width, middle),
        side(centre(first), first.baseline_y - first.ascent),
        side(centre(last), last.baseline_y + last.descent),
    ];
    let (most, least) =
        (sides.iter().copied().fold(0.0, f64::max), sides.iter().copied().fold(f64::INFINITY, f64::min));
    most / least
}

/// T09 One or two letters, or one Chinese character, alone on a line.
fn is_widow(line: &str) -> bool {
    let weight = |c: char| if u32::from(c) >= 0x3000 { 2 } else { 1 };
    line.chars().filter(|c| c.is_alphanumeric()).map(weight).sum::<u32>() <= 2
}

/// T09 The same word begins or ends two lines, one under the other.
fn stacked(above: &str, below: &str) -> bool {
    let word = |w: Option<&str>| w.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let same = |a: Option<String>, b: Option<String>| a.is_some_and(|a| !a.is_empty() && Some(a) == b);
    above.contains(' ')
        && below.contains(' ')
        && (same(word(above.split(' ').next()), word(below.split(' ').next()))
            || same(word(above.rsplit(' ').next()), word(below.rsplit(' ').next())))
}

fn is_good(said: &Utterance, lines: &[&str], at: usize, i: usize) -> bool {
    let (above, below) = (lines[i - 1], lines[i]);
    if said.bound.contains(&at)
        || below.starts_with("--")
        || below.starts_with("...")
        || below.starts_with(['…', '—'])
    {
        return false;
    }
    if let Some(seams) = &said.seams {
        let after_mark = above.ends_with(|c: char| !c.is_alphanumeric() && c != '·');
        return after_mark || seams.contains(&at) || said.text[at..].starts_with(['“', '「']);
    }
    let last = above.rsplit(' ').next().unwrap_or("").to_lowercase();
    !SMALL.contains(&last.as_str()) && !above.ends_with('-') | above.ends_with("--")
}
