//! How words become lines: their direction, what may begin and end a line, where words may be divided.

use super::super::text::Text;
use super::super::widgets::{self, row, row_of_style};
use super::Bench;
use super::lettering::took_at_once;
use crate::model::{Direction, Kinsoku, Lang, Lettering, LetteringChange, Upright};
use egui::Ui;

/// Which way lines run, for editions that are written both ways.
pub(super) fn direction_row(bench: &Bench<'_>, ui: &mut Ui, style: &Lettering, own: &mut LetteringChange) {
    if !bench.desk.editor.edition().lang.is_cjk() {
        return;
    }
    let name = bench.t(Text::Direction);
    let all = named(
        bench,
        &[
            (Direction::ByLanguage, Text::DirectionByLanguage),
            (Direction::Horizontal, Text::DirectionAcross),
            (Direction::Vertical, Text::DirectionDown),
        ],
    );
    let (gone, picked) = row_of_style(ui, name, own.direction.is_some(), bench.t(Text::FromStyle), |ui| {
        widgets::choice(ui, "direction", &own.direction.unwrap_or(style.direction), &all)
    });
    took_at_once(&mut own.direction, gone, picked);
}

/// The rules of a style for the lines of the edition's language.
pub(super) fn rows(bench: &Bench<'_>, ui: &mut Ui, lettering: &mut Lettering, lang: &Lang) {
    let now = lettering.for_lang(lang);
    let own = lettering.in_lang.get_mut(lang);
    if lang.is_cjk() {
        let levels = named(
            bench,
            &[
                (Kinsoku::ByLanguage, Text::KinsokuUsual),
                (Kinsoku::Loosest, Text::KinsokuLoosest),
                (Kinsoku::Loose, Text::KinsokuLoose),
                (Kinsoku::Strict, Text::KinsokuStrict),
                (Kinsoku::Strictest, Text::KinsokuStrictest),
            ],
        );
        let kinsoku =
            row(ui, bench.t(Text::Kinsoku), |ui| widgets::choice(ui, "kinsoku", &now.kinsoku, &levels));
        let ways = named(
            bench,
            &[
                (Upright::Marked, Text::UprightMarked),
                (Upright::Usual, Text::UprightUsual),
                (Upright::More, Text::UprightMore),
            ],
        );
        let upright =
            row(ui, bench.t(Text::UprightFigures), |ui| widgets::choice(ui, "upright", &now.upright, &ways));
        let hang = check(bench, ui, Text::Hang, now.hang);
        let [a, b, c] = match own {
            Some(own) => {
                [put(&mut own.kinsoku, kinsoku), put(&mut own.upright, upright), put(&mut own.hang, hang)]
            }
            None => [false; 3],
        };
        lettering.kinsoku = kinsoku.filter(|_| !a).unwrap_or(lettering.kinsoku);
        lettering.upright = upright.filter(|_| !b).unwrap_or(lettering.upright);
        lettering.hang = hang.filter(|_| !c).unwrap_or(lettering.hang);
    } else {
        let hyphenate = check(bench, ui, Text::Hyphenate, now.hyphenate);
        let cut = check(bench, ui, Text::CutWords, now.cut_words);
        let [a, b] = match own {
            Some(own) => [put(&mut own.hyphenate, hyphenate), put(&mut own.cut_words, cut)],
            None => [false; 2],
        };
        lettering.hyphenate = hyphenate.filter(|_| !a).unwrap_or(lettering.hyphenate);
        lettering.cut_words = cut.filter(|_| !b).unwrap_or(lettering.cut_words);
    }
}

/// What a language has of its own is changed there; whether it has.
fn put<T>(own: &mut Option<T>, new: Option<T>) -> bool {
    let has = own.is_some();
    if has && new.is_some() {
        *own = new;
    }
    has
}

fn check(bench: &Bench<'_>, ui: &mut Ui, name: Text, now: bool) -> Option<bool> {
    let mut on = now;
    row(ui, bench.t(name), |ui| ui.checkbox(&mut on, "")).changed().then_some(on)
}

fn named<T: Copy>(bench: &Bench<'_>, all: &[(T, Text)]) -> Vec<(T, String)> {
    all.iter().map(|(value, key)| (*value, bench.t(*key).to_owned())).collect()
}
