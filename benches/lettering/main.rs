//! How well words are set in balloons, and how quickly.
//!
//! `cargo bench --no-default-features --bench lettering` sets about 590 lines of dialogue of 1–40 words in
//! English, French, Chinese and Japanese into growing balloons of the usual squareness, and prints
//!
//! * the share of balloons that pass the rules of lettering, judged by `judge.rs`, which shares no code or list
//!   with the breaker. "Passes" counts balloons, not lines.
//! * the area of the outline against three others of the same shape, of the width to height that the balloon
//!   itself has, at the clearance that it itself keeps (`rivals.rs`): the smallest whose inscribed rectangle
//!   holds the words wrapped greedily, which is how every peer fits words; the smallest around the best of all
//!   rectangular wraps, which no peer looks for; and the smallest that filling line by line by the outline's
//!   own chords reaches at all, at any size and any count of lines, whatever that looks like. Balloons of one
//!   line are left out: there is nothing to choose.
//! * the time to set a balloon, all sizes and line counts tried, against shaping its words alone: cells, faces,
//!   bidi and glyphs, but no breaks. Each line's two turns follow each other at once, so that a busy machine
//!   slows them alike; the ratio is that of the sums, and the median of the lines' own ratios.
//!
//! `-- --list` prints every balloon with a fault.

#![allow(missing_docs, reason = "a program, not a library")]

mod dialogue;
mod judge;
mod rivals;

use dialogue::{Tongue, Utterance, tongues};
use judge::{Verdict, judge};
use panelwright::geom::{BezPath, Rect, outline};
use panelwright::lettering::{Body, Copy, Fitted, FontBook, Grow, Measured, TextStyle, advance, grow};
use rivals::Family;
use std::hint::black_box;
use std::time::Instant;

/// B04 The usual balloon.
const SQUARENESS: f64 = 2.4;
/// Rounds of timing; each line counts with its fastest.
const ROUNDS: usize = 9;

struct Oval;

impl Body for Oval {
    fn outline(&self, width: f64, height: f64) -> BezPath {
        outline::superellipse(Rect::from_center_size((0.0, 0.0), (width, height)), SQUARENESS)
    }

    fn is_similar(&self) -> bool {
        true
    }
}

/// A line as it was set, with what it is held against.
struct Set {
    verdict: Verdict,
    /// Area of the outline against the rivals'.
    of_rectangle: f64,
    of_best_rectangle: f64,
    of_first_fit: f64,
    shaping: f64,
    setting: f64,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let list = args.iter().any(|a| a == "--list");
    let book = FontBook::bundled();
    let tongues = tongues();
    let mut all = Vec::new();
    let total: usize = tongues.iter().map(|t| t.utterances.len()).sum();
    let mut words: Vec<usize> = tongues.iter().flat_map(|t| t.utterances.iter().map(|u| u.words)).collect();
    words.sort_unstable();
    let at = |share: usize| words[(words.len() - 1) * share / 100];
    println!(
        "\nWords in a line: {} to {}, median {}, quarters {} and {}",
        at(0),
        at(100),
        at(50),
        at(25),
        at(75)
    );
    println!("{total} lines of dialogue in growing balloons (superellipse {SQUARENESS}, usual padding)\n");
    header();
    for tongue in &tongues {
        let sets = set_all(&book, tongue, list);
        report(tongue.name, &sets);
        all.extend(sets);
    }
    report("all", &all);
    conclude(&all);
}

fn style_of(tongue: &Tongue) -> TextStyle {
    TextStyle { lang: tongue.lang.to_owned(), ..TextStyle::default() }
}

fn set_all(book: &FontBook, tongue: &Tongue, list: bool) -> Vec<Set> {
    let style = style_of(tongue);
    let how = Grow::usual(&style);
    let mut times = vec![(f64::INFINITY, f64::INFINITY); tongue.utterances.len()];
    for _ in 0..ROUNDS {
        for (said, best) in tongue.utterances.iter().zip(&mut times) {
            let copy = Copy { text: &said.text, marks: &said.marks };
            let start = Instant::now();
            black_box(advance(book, &copy, &style));
            let between = Instant::now();
            black_box(grow(book, &copy, &style, &Oval, &how));
            best.1 = best.1.min(between.elapsed().as_secs_f64());
            best.0 = best.0.min((between - start).as_secs_f64());
        }
    }
    let set = |(said, (shaping, setting)): (&Utterance, (f64, f64))| {
        let copy = Copy { text: &said.text, marks: &said.marks };
        let fitted = grow(book, &copy, &style, &Oval, &how);
        let verdict = judge(said, &fitted, &Oval.outline(fitted.width, fitted.height), style.cap_height_mm);
        if list {
            show(said, &fitted, &verdict);
        }
        let family = Family {
            outline: &|w, h| Oval.outline(w, h),
            aspect: fitted.width / fitted.height,
            padding: verdict.clearance.min(how.padding_mm),
        };
        let text = Measured::of(book, &copy, &style);
        let against = |height: f64| (fitted.height / height).powi(2);
        Set {
            verdict,
            of_rectangle: against(family.inscribed_rectangle(&text)),
            of_best_rectangle: against(family.best_rectangle(&text)),
            of_first_fit: against(family.filled_first_fit(&text)),
            shaping,
            setting,
        }
    };
    tongue.utterances.iter().zip(times).map(set).collect()
}

fn show(said: &Utterance, fitted: &Fitted, v: &Verdict) {
    let faults = [
        (v.lens, "B01 lens"),
        (v.short_ends, "B01 ends"),
        (v.clear, "B03 clearance"),
        (v.even, "B03 spread"),
        (v.fits, "overflow"),
        (v.good_breaks, "break"),
        (v.no_widow, "T09 widow"),
        (v.no_stack, "T09 stack"),
        (v.comfortable, "B06 aspect"),
    ];
    let found: Vec<&str> = faults.iter().filter(|(good, _)| !good).map(|(_, name)| *name).collect();
    if found.is_empty() {
        return;
    }
    println!("  {} ({:.1} x {:.1} mm)", found.join(", "), fitted.width, fitted.height);
    for line in &fitted.lines {
        println!("      {:>5.1}  {}", line.width, &said.text[line.range.clone()]);
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn header() {
    println!(
        "{:<9} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>9} {:>9} {:>9} {:>8} {:>8} {:>7}",
        "",
        "lines",
        "lens",
        "ends",
        "clear",
        "spread",
        "fits",
        "breaks",
        "widow",
        "stack",
        "aspect",
        "rectangle",
        "best rect",
        "first-fit",
        "µs each",
        "x shape",
        "med x"
    );
}

fn report(name: &str, sets: &[Set]) {
    let share = |pass: &dyn Fn(&Verdict) -> bool| {
        let passed = sets.iter().filter(|s| pass(&s.verdict)).count();
        format!("{:.1}", passed as f64 / sets.len() as f64 * 100.0)
    };
    // One line alone leaves nothing to choose: areas are compared where there is a break to take.
    let broken: Vec<&Set> = sets.iter().filter(|s| s.verdict.lines > 1).collect();
    let (setting, shaping): (f64, f64) =
        (sets.iter().map(|s| s.setting).sum(), sets.iter().map(|s| s.shaping).sum());
    println!(
        "{:<9} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>8.1}% {:>8.1}% {:>8.1}% {:>8.1} {:>8.2} {:>7.2}",
        name,
        sets.len(),
        share(&|v| v.lens),
        share(&|v| v.short_ends),
        share(&|v| v.clear),
        share(&|v| v.even),
        share(&|v| v.fits),
        share(&|v| v.good_breaks),
        share(&|v| v.no_widow),
        share(&|v| v.no_stack),
        share(&|v| v.comfortable),
        (median(broken.iter().map(|s| s.of_rectangle).collect()) - 1.0) * 100.0,
        (median(broken.iter().map(|s| s.of_best_rectangle).collect()) - 1.0) * 100.0,
        (median(broken.iter().map(|s| s.of_first_fit).collect()) - 1.0) * 100.0,
        setting / sets.len() as f64 * 1e6,
        setting / shaping,
        median(sets.iter().map(|s| s.setting / s.shaping).collect()),
    );
}

fn conclude(sets: &[Set]) {
    let word = |met: bool| if met { "met" } else { "NOT MET" };
    let lens = sets.iter().filter(|s| s.verdict.lens).count() as f64 / sets.len() as f64;
    let of =
        |f: fn(&Set) -> f64| -> Vec<f64> { sets.iter().filter(|s| s.verdict.lines > 1).map(f).collect() };
    let rectangle = median(of(|s| s.of_rectangle));
    let first_fit = median(of(|s| s.of_first_fit));
    let mean = of(|s| s.of_first_fit).iter().sum::<f64>() / of(|s| s.of_first_fit).len() as f64;
    let long: Vec<f64> = sets.iter().filter(|s| s.verdict.lines >= 3).map(|s| s.of_rectangle).collect();
    let (setting, shaping): (f64, f64) =
        (sets.iter().map(|s| s.setting).sum(), sets.iter().map(|s| s.shaping).sum());
    println!("\n  lenses {:.1} % (at least 98 %: {})", lens * 100.0, word(lens >= 0.98));
    println!(
        "  area {:.1} % below the rectangle's on the median of balloons with a break (at least 20 %: {}); {:.1} % of those of three lines or more",
        (1.0 - rectangle) * 100.0,
        word(rectangle <= 0.8),
        (1.0 - median(long)) * 100.0,
    );
    println!(
        "  area {:.1} % above first-fit's least on the median, {:.1} % on the mean (at most 4 %: {})",
        (first_fit - 1.0) * 100.0,
        (mean - 1.0) * 100.0,
        word(first_fit <= 1.04),
    );
    println!(
        "  setting costs {:.2} times shaping (at most 3: {})",
        setting / shaping,
        word(setting <= 3.0 * shaping)
    );
    println!("  {:.0} balloons a second on one core\n", sets.len() as f64 / setting);
}
