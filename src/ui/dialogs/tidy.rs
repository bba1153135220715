//! The tidy pass: what would change, line by line, and what of it is wanted.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::text::{self, Text, Tongue};
use super::super::{theme, widgets};
use super::{Verdict, entered, foot, window};
use crate::edit::Edit;
use crate::edit::tidy::{Rule, Rules, Scope, Tidied, changes};
use crate::model::{Lang, Project};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, FontId, Label, RichText, Ui};
use std::sync::Arc;

/// The dialog.
pub struct Tidying {
    scopes: Vec<(Scope, Text)>,
    scope: usize,
    lang: Option<Lang>,
    rules: Rules,
    project: Arc<Project>,
    found: Vec<Tidied>,
    /// Which of them are wanted.
    taken: Vec<bool>,
}

impl Tidying {
    /// For what is selected, else for the page that is shown.
    pub fn of(desk: &Desk) -> Self {
        let page = desk.editor.page().id;
        let selected = desk.editor.selection().to_vec();
        let mut scopes = vec![(Scope::Project, Text::AllPages), (Scope::Page(page), Text::ThisPage)];
        if !selected.is_empty() {
            scopes.push((Scope::Items(page, selected), Text::TidySelected));
        }
        let mut tidying = Self {
            scope: if scopes.len() > 2 { 2 } else { 0 },
            scopes,
            lang: None,
            rules: Rules::all(),
            project: Arc::clone(desk.editor.project()),
            found: Vec::new(),
            taken: Vec::new(),
        };
        tidying.look();
        if tidying.found.is_empty() {
            // What is selected is tidy: the rest may not be.
            tidying.scope = 0;
            tidying.look();
        }
        tidying
    }

    fn look(&mut self) {
        self.found = changes(&self.project, &self.scopes[self.scope].0, self.lang.as_ref(), self.rules);
        self.taken = vec![true; self.found.len()];
    }

    fn wanted(&self) -> Vec<Tidied> {
        self.found.iter().zip(&self.taken).filter(|(_, on)| **on).map(|(t, _)| t.clone()).collect()
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, tidying: &mut Tidying) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key: Text| text::of(tongue, key);
    let height = (ctx.content_rect().height() - 330.0).clamp(120.0, 460.0);
    let (pressed, left) = window(ctx, "tidy", t(Text::TitleTidy), 620.0, |ui| {
        let p = theme::of(ui);
        ui.add(Label::new(RichText::new(t(Text::TidyHint)).color(p.weak).size(12.5)).wrap());
        ui.add_space(8.0);
        if choices(ui, tongue, tidying) {
            tidying.look();
        }
        ui.add_space(8.0);
        list(ui, tongue, tidying, height);
        let count = tidying.taken.iter().filter(|on| **on).count();
        foot(ui, |ui| {
            let now = text::fill(t(Text::TidyNow), &[&count]);
            let go = ui.add_enabled_ui(count > 0, |ui| widgets::primary(ui, &now).clicked()).inner;
            let go = go || (count > 0 && entered(ctx));
            (go, widgets::secondary(ui, t(Text::Cancel)).clicked())
        })
    });
    let (go, cancel) = pressed;
    if go && let Some(desk) = &mut app.desk {
        desk.commit(&[Edit::TidyWords(tidying.wanted())]);
    }
    if go || cancel || left { Verdict::Close } else { Verdict::Stay }
}

/// Where, in which language, by which rules. True if one of them changed.
fn choices(ui: &mut Ui, tongue: Tongue, tidying: &mut Tidying) -> bool {
    let t = |key: Text| text::of(tongue, key);
    let mut changed = false;
    ui.horizontal(|ui| {
        let scopes: Vec<(usize, String)> =
            tidying.scopes.iter().enumerate().map(|(n, (_, key))| (n, t(*key).to_owned())).collect();
        if let Some(scope) = widgets::segments(ui, &tidying.scope, &scopes) {
            tidying.scope = scope;
            changed = true;
        }
        let mut langs: Vec<(Option<Lang>, String)> = vec![(None, t(Text::TidyLanguages).to_owned())];
        langs.extend(tidying.project.book.languages.iter().map(|l| (Some(l.clone()), text::lang_name(l))));
        if langs.len() > 2 {
            let choose = |ui: &mut Ui| widgets::choice(ui, "tidy languages", &tidying.lang, &langs);
            if let Some(lang) = ui.name_inputs(t(Text::Languages), choose) {
                tidying.lang = lang;
                changed = true;
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for rule in Rule::ALL {
            let on = tidying.rules.has(rule);
            if widgets::chip_button(ui, on, t(text::rule(rule))).clicked() {
                tidying.rules = tidying.rules.with(rule, !on);
                changed = true;
            }
        }
    });
    changed
}

fn list(ui: &mut Ui, tongue: Tongue, tidying: &mut Tidying, height: f32) {
    let t = |key: Text| text::of(tongue, key);
    let p = theme::of(ui);
    egui::Frame::NONE.fill(p.field).corner_radius(6.0).inner_margin(10.0).show(ui, |ui| {
        super::scrolled(height).auto_shrink([false, false]).show(ui, |ui| {
            if tidying.found.is_empty() {
                ui.label(RichText::new(t(Text::TidyNothing)).color(p.weak));
            }
            for (n, change) in tidying.found.iter().enumerate() {
                let page = tidying.project.page(change.page).map_or(0, |(n, _)| n + 1);
                let place = format!(
                    "{}  {}",
                    text::fill(t(Text::PageN), &[&page]),
                    text::lang_in(tongue, &change.lang)
                );
                ui.horizontal(|ui| {
                    if let Some(on) = tidying.taken.get_mut(n) {
                        ui.checkbox(on, "")
                            .accessible_name(t(Text::TidyTake))
                            .on_hover_text(t(Text::TidyTake));
                    }
                    ui.vertical(|ui| {
                        ui.label(RichText::new(place).size(11.0).color(p.weak));
                        let (before, after) = (change.before.text(), change.after.text());
                        let (gone, come) = changed(before, after);
                        marked(ui, before, &gone, p.weak, p.error);
                        marked(ui, after, &come, p.text, p.accent);
                    });
                });
                ui.add_space(6.0);
            }
        });
    });
}

/// A line with some of its letters in another colour, on a field of their own: a mark alone is easily overlooked.
fn marked(ui: &mut Ui, text: &str, marks: &[bool], ink: Color32, mark: Color32) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for (letter, marked) in text.chars().zip(marks) {
        let (color, background) =
            if *marked { (mark, mark.gamma_multiply(0.18)) } else { (ink, Color32::TRANSPARENT) };
        let font_id = FontId::proportional(13.5);
        job.append(
            letter.encode_utf8(&mut [0; 4]),
            0.0,
            TextFormat { font_id, color, background, ..Default::default() },
        );
    }
    ui.label(job);
}

/// Which letters of the first text are not in the second, and the other way round: the rest is their longest common
/// sequence.
fn changed(before: &str, after: &str) -> (Vec<bool>, Vec<bool>) {
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    // How long the common sequence of what follows is.
    let mut common = vec![vec![0_u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] =
                if a[i] == b[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut gone, mut come) = (vec![true; a.len()], vec![true; b.len()]);
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            (gone[i], come[j]) = (false, false);
            (i, j) = (i + 1, j + 1);
        } else if common[i + 1][j] >= common[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (gone, come)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_marked() {
        let letters = |text: &str, marks: &[bool]| -> String {
            text.chars().zip(marks).filter(|(_, on)| **on).map(|(c, _)| c).collect()
        };
        for (before, after, gone, come) in
            [("It's here...", "It’s here…", "'...", "’…"), ("same", "same", "", ""), ("", "new", "", "new")]
        {
            let (a, b) = changed(before, after);
            assert_eq!((letters(before, &a), letters(after, &b)), (gone.to_owned(), come.to_owned()));
        }
    }
}
