//! Properties of the page.

use super::super::desk::Hold;
use super::super::icons::{self, Icon};
use super::super::text::{self, Text};
use super::super::units::Ruler;
use super::super::widgets::{self, row, section};
use super::{Bench, heading};
use crate::edit::Edit;
use crate::model::{Page, PageId, PageSetup, Reading, Sides, Spot};
use egui::Ui;
use std::sync::Arc;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui) {
    let title = text::fill(bench.t(Text::PageN), &[&(bench.desk.editor.page_index() + 1)]);
    heading(ui, Icon::New, &title);
    let page = Arc::clone(bench.desk.editor.page());
    let paper = bench.t(Text::Paper);
    if let Some((id, c)) = row(ui, paper, |ui| widgets::colour(ui, paper, page.paper, false)) {
        bench.desk.live(id, Hold::Pointer, &[Edit::SetPaper { page: page.id, paper: c }]);
    }
    let printed = (!bench.desk.editor.project().book.running.is_empty()).then_some(Text::Printed);
    for (name, on, edit) in [
        (Some(Text::IsCover), page.cover, Edit::SetCover { page: page.id, on: !page.cover }),
        (printed.filter(|_| !page.cover), !page.bare, Edit::SetBare { page: page.id, on: !page.bare }),
    ] {
        let mut on = on;
        if name.is_some_and(|name| ui.checkbox(&mut on, bench.t(name)).changed()) {
            bench.desk.commit(&[edit]);
        }
    }
    let book = Arc::clone(&bench.desk.editor.project().book.setup);
    let mut double = page.setup.as_ref().unwrap_or(&book).double;
    if ui.checkbox(&mut double, bench.t(Text::DoublePage)).on_hover_text(bench.t(Text::DoubleHint)).changed()
    {
        bench.desk.settle();
        bench.desk.editor.set_double(&[page.id], double);
    }
    let own = bench.t(Text::OwnSetup);
    let measures = bench.t(Text::Measures);
    row(ui, measures, |ui| {
        let mut on = page.setup.is_some();
        if ui.checkbox(&mut on, own).changed() {
            let setup = on.then(|| Arc::clone(&book));
            bench.desk.commit(&[Edit::SetSetup { page: Some(page.id), setup }]);
        }
    });
    if let Some(setup) = &page.setup {
        ui.push_id("own", |ui| setup_rows(bench, ui, setup, Some(page.id)));
    }
    guides(bench, ui, &page);
}

/// The guides of the page, each at its place in the unit of the rulers.
fn guides(bench: &mut Bench<'_>, ui: &mut Ui, page: &Page) {
    if page.guides.is_empty() {
        return;
    }
    section(ui, bench.t(Text::MenuGuides));
    let ruler = Ruler::of(ui.ctx());
    let mut new = page.guides.clone();
    let mut control = None;
    for (n, guide) in page.guides.iter().enumerate() {
        let kind = bench.t(if guide.is_upright() { Text::GuideUpright } else { Text::GuideLevel });
        let remove = bench.t(Text::RemoveGuide);
        ui.push_id(("guide", n), |ui| {
            row(ui, kind, |ui| {
                let tip = format!("{remove}: {kind} {}", ruler.told(guide.at(), 1));
                if icons::button(ui, Icon::Trash, &tip, remove, false, 24.0).clicked() {
                    new.remove(n.min(new.len().saturating_sub(1)));
                }
                if let Some((id, mm)) = widgets::mm(ui, kind, guide.at(), -2000.0..=4000.0, 96.0) {
                    control = Some(id);
                    new[n] = guide.moved_to(mm);
                }
            });
        });
    }
    if new != page.guides {
        let edit = Edit::SetGuides { page: page.id, guides: new };
        match control {
            Some(control) => bench.desk.live(control, Hold::Pointer, &[edit]),
            None => bench.desk.commit(&[edit]),
        }
    }
}

/// The measures of a page or of the book.
pub(super) fn setup_rows(bench: &mut Bench<'_>, ui: &mut Ui, setup: &PageSetup, page: Option<PageId>) {
    let mut new = setup.clone();
    let mut control = None;
    let (w, h) = (bench.t(Text::WidthShort), bench.t(Text::HeightShort));
    row(ui, bench.t(Text::TrimSize), |ui| {
        pair(ui, (w, h), &mut new.trim, 1.0..=2000.0, &mut control);
    });
    let plain = ((Text::SideLeft, Text::SignLeft), (Text::SideRight, Text::SignRight));
    let turned = ((Text::SideInner, Text::SignInner), (Text::SideOuter, Text::SignOuter));
    let safe = if setup.mirrored { turned } else { plain };
    // As they were before a drag: its fields stay while it goes on.
    let before = bench.desk.editor.committed();
    let own = page.and_then(|id| before.page(id)).and_then(|(_, page)| page.setup.as_ref());
    let before = Arc::clone(own.unwrap_or(&before.book.setup));
    margins(bench, ui, (Text::Bleed, plain, 50.0), (&before.bleed, &mut new.bleed), &mut control);
    margins(bench, ui, (Text::SafeArea, safe, 200.0), (&before.safe, &mut new.safe), &mut control);
    row(ui, bench.t(Text::Gutter), |ui| {
        pair(ui, ("X", "Y"), &mut new.gutter, 0.0..=100.0, &mut control);
    });
    let border = bench.t(Text::NewBorder);
    if let Some((id, v)) = row(ui, border, |ui| widgets::mm(ui, border, setup.border, 0.0..=20.0, 84.0)) {
        new.border = v;
        control = Some(id);
    }
    let dpi = bench.t(Text::Resolution);
    let number = widgets::Number {
        name: dpi,
        value: setup.dpi,
        range: 10.0..=2400.0,
        speed: 5.0,
        decimals: 0,
        suffix: " dpi",
        width: 84.0,
    };
    if let Some((id, v)) = row(ui, dpi, |ui| number.show(ui)) {
        new.dpi = v;
        control = Some(id);
    }
    let tongue = bench.tongue;
    let all = text::readings(&|key| text::of(tongue, key));
    if let Some(reading) =
        row(ui, bench.t(Text::ReadingOrder), |ui| widgets::choice(ui, "reading", &setup.reading, &all))
    {
        new.reading = reading;
    }
    // A strip has no spine, and no page of it faces another.
    let bound = setup.reading != Reading::TopToBottom;
    let bindings = text::bindings(&|key| text::of(tongue, key));
    if bound
        && let Some(binding) = row(ui, bench.t(Text::BindingSide), |ui| {
            widgets::choice(ui, "binding", &setup.binding, &bindings)
        })
    {
        new.binding = binding;
    }
    if bound && page.is_none() {
        let all = text::facings(&|key| text::of(tongue, key));
        let facing = bench.t(Text::PagesFace);
        if let Some(facing) = row(ui, facing, |ui| widgets::choice(ui, "facing", &setup.facing, &all)) {
            new.facing = facing;
        }
    }
    if new != *setup {
        let edit = Edit::SetSetup { page, setup: Some(Arc::new(new)) };
        match control {
            Some(control) => bench.desk.live(control, Hold::Pointer, &[edit]),
            None => bench.desk.commit(&[edit]),
        }
    }
}

/// The name of a side, and the letter that stands for it in a field.
type Side = (Text, Text);

/// What is kept free around a page: one field where it is the same on all sides, else one for each.
fn margins(
    bench: &Bench<'_>,
    ui: &mut Ui,
    (key, (left, right), most): (Text, (Side, Side), f64),
    (before, sides): (&Sides, &mut Sides),
    control: &mut Option<egui::Id>,
) {
    let name = bench.t(key);
    if [before.right, before.bottom, before.left].iter().all(|mm| *mm == before.top) {
        if let Some((id, mm)) = row(ui, name, |ui| widgets::mm(ui, name, sides.top, 0.0..=most, 84.0)) {
            *sides = Sides::all(mm);
            *control = Some(id);
        }
        return;
    }
    let (top, bottom) = ((Text::SideTop, Text::SignTop), (Text::SideBottom, Text::SignBottom));
    // Rows are filled from the right.
    let rows = [
        [(bottom, &mut sides.bottom), (top, &mut sides.top)],
        [(right, &mut sides.right), (left, &mut sides.left)],
    ];
    for (n, pair) in rows.into_iter().enumerate() {
        row(ui, if n == 0 { name } else { "" }, |ui| {
            for ((side, sign), mm) in pair {
                let full = format!("{name}: {}", bench.t(side));
                let number = widgets::Number {
                    name: &full,
                    value: *mm,
                    range: 0.0..=most,
                    speed: 0.1,
                    decimals: 2,
                    suffix: widgets::MM,
                    width: 84.0,
                };
                if let Some((id, new)) = number.signed(ui, bench.t(sign)) {
                    *mm = new;
                    *control = Some(id);
                }
            }
        });
    }
}

fn pair(
    ui: &mut Ui,
    names: (&str, &str),
    spot: &mut Spot,
    range: std::ops::RangeInclusive<f64>,
    control: &mut Option<egui::Id>,
) {
    if let Some((id, v)) = widgets::mm(ui, names.1, spot.y, range.clone(), 84.0) {
        spot.y = v;
        *control = Some(id);
    }
    if let Some((id, v)) = widgets::mm(ui, names.0, spot.x, range, 84.0) {
        spot.x = v;
        *control = Some(id);
    }
}
