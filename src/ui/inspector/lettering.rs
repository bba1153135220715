//! How words are lettered: by this item alone, or by its style for everything that wears it.

use super::super::icons::{self, Icon};
use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets::{self, row, row_of_style};
use super::{Bench, took};
use crate::edit::Edit;
use crate::geom::{Rgba, units};
use crate::model::letters::{MAX_OUTLINES, REACH_CAPS};
use crate::model::{
    BalloonStyle, Features, Lang, LetterGlow, LetterOutline, LetterShadow, Lettering, LetteringChange, Spot,
    StyleName, Writing,
};
use egui::{Id, RichText, TextEdit, Ui};

/// What a letterer begins with when an outline, a shadow or a glow is switched on.
const NEW_OUTLINE_CAPS: f64 = 0.08;
const NEW_SHADOW: LetterShadow =
    LetterShadow { colour: Rgba::BLACK, by_caps: Spot::new(0.08, 0.08), soft_caps: 0.0, solid: false };
const NEW_GLOW: LetterGlow = LetterGlow { colour: Rgba::rgb(0xff, 0xf2, 0xa8), reach_caps: 0.4 };

/// The rows that say how letters look, against what the style has. Changes go into `own`.
pub(super) fn rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    style: &Lettering,
    own: &mut LetteringChange,
    control: &mut Option<Id>,
) {
    let back = bench.t(Text::FromStyle);
    let weight = bench.t(Text::Weight);
    let weights: Vec<(u16, String)> = [
        (300, Text::WeightLight),
        (400, Text::WeightRegular),
        (500, Text::WeightMedium),
        (700, Text::WeightBold),
        (900, Text::WeightBlack),
    ]
    .into_iter()
    .map(|(w, key)| (w, bench.t(key).to_owned()))
    .collect();
    let (gone, picked) = row_of_style(ui, weight, own.weight.is_some(), back, |ui| {
        let now = own.weight.unwrap_or(style.weight);
        // Weights between those that have names are shown as the nearest.
        let near = weights.iter().min_by_key(|(w, _)| w.abs_diff(now)).map_or(now, |(w, _)| *w);
        widgets::choice(ui, "weight", &near, &weights)
    });
    took_at_once(&mut own.weight, gone, picked);
    for (name, slot, of_style) in [
        (bench.t(Text::Italic), &mut own.italic, style.italic),
        (bench.t(Text::Capitals), &mut own.capitals, style.capitals),
    ] {
        let (gone, picked) = row_of_style(ui, name, slot.is_some(), back, |ui| {
            let mut on = slot.unwrap_or(of_style);
            ui.checkbox(&mut on, "").changed().then_some(on)
        });
        took_at_once(slot, gone, picked);
    }
    super::lines::direction_row(bench, ui, style, own);
    let leading = bench.t(Text::Leading);
    let (gone, picked) = row_of_style(ui, leading, own.leading.is_some(), back, |ui| {
        widgets::slider(ui, own.leading.unwrap_or(style.leading) * 100.0, 80.0..=200.0, 0, " %", false)
    });
    took(&mut own.leading, gone, picked.map(|(id, v)| (id, (v / 100.0).clamp(0.3, 5.0))), control);
    let tracking = bench.t(Text::Tracking);
    let (gone, picked) = row_of_style(ui, tracking, own.tracking_em.is_some(), back, |ui| {
        // Thousandths of an em, as letterers count them (rule F05).
        widgets::slider(
            ui,
            own.tracking_em.unwrap_or(style.tracking_em) * 1000.0,
            -50.0..=300.0,
            0,
            "",
            false,
        )
    });
    took(&mut own.tracking_em, gone, picked.map(|(id, v)| (id, (v / 1000.0).clamp(-0.2, 1.0))), control);
    outline_rows(bench, ui, style, own, control);
    shadow_rows(bench, ui, style, own, control);
    glow_rows(bench, ui, style, own, control);
    let opacity = bench.t(Text::Opacity);
    let (gone, picked) = row_of_style(ui, opacity, own.opacity.is_some(), back, |ui| {
        widgets::slider(ui, own.opacity.unwrap_or(style.opacity) * 100.0, 0.0..=100.0, 0, " %", false)
    });
    took(&mut own.opacity, gone, picked.map(|(id, v)| (id, (v / 100.0).clamp(0.0, 1.0))), control);
}

pub(super) fn took_at_once<T>(slot: &mut Option<T>, gone: bool, new: Option<T>) {
    if gone {
        *slot = None;
    } else if new.is_some() {
        *slot = new;
    }
}

fn percent(ui: &mut Ui, caps: f64, least: f64, most: f64) -> Option<(Id, f64)> {
    let shown = widgets::slider(ui, caps * 100.0, least * 100.0..=most * 100.0, 1, " %", false);
    shown.map(|(id, v)| (id, v / 100.0))
}

fn outline_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    style: &Lettering,
    own: &mut LetteringChange,
    control: &mut Option<Id>,
) {
    let back = bench.t(Text::FromStyle);
    let mut outlines = own.outlines.clone().unwrap_or_else(|| style.outlines.clone());
    let before = outlines.clone();
    let mut removed = None;
    for (n, outline) in outlines.iter_mut().enumerate() {
        ui.push_id(("outline", n), |ui| {
            let name = text::fill(bench.t(Text::OutlineN), &[&(n + 1)]);
            let (gone, ()) = row_of_style(ui, &name, own.outlines.is_some() && n == 0, back, |ui| {
                let remove = format!("{}: {name}", bench.t(Text::Remove));
                if icons::button(ui, Icon::Trash, &remove, &remove, false, 22.0).clicked() {
                    removed = Some(n);
                }
                if let Some((id, colour)) = widgets::colour(ui, &name, outline.colour, true) {
                    outline.colour = colour;
                    *control = Some(id);
                }
            });
            if gone {
                own.outlines = None;
            }
            if let Some((id, v)) =
                row(ui, bench.t(Text::LineWidth), |ui| percent(ui, outline.width_caps, 0.0, 0.5))
            {
                outline.width_caps = v.clamp(*REACH_CAPS.start(), *REACH_CAPS.end());
                *control = Some(id);
            }
            row(ui, "", |ui| ui.checkbox(&mut outline.mitred, bench.t(Text::Pointed)));
        });
    }
    if own.outlines.is_none() && outlines.is_empty() && before.is_empty() {
        // Nothing to show but the button.
    }
    if let Some(n) = removed {
        outlines.remove(n);
    }
    let room = outlines.len() < MAX_OUTLINES;
    if ui.add_enabled(room, egui::Button::new(bench.t(Text::AddOutline))).clicked() {
        let colour = if outlines.len().is_multiple_of(2) { Rgba::BLACK } else { Rgba::WHITE };
        outlines.push(LetterOutline { colour, width_caps: NEW_OUTLINE_CAPS, mitred: false });
    }
    if outlines != before {
        own.outlines = Some(outlines);
    }
}

fn shadow_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    style: &Lettering,
    own: &mut LetteringChange,
    control: &mut Option<Id>,
) {
    let back = bench.t(Text::FromStyle);
    let now = own.shadow.or(style.shadow).filter(|s| s.colour.a > 0);
    let mut on = now.is_some();
    let (gone, toggled) = row_of_style(ui, bench.t(Text::Shadow), own.shadow.is_some(), back, |ui| {
        ui.checkbox(&mut on, "").changed()
    });
    if gone {
        own.shadow = None;
    } else if toggled {
        // A clear one is none, where the style has one.
        let none = style.shadow.map(|s| LetterShadow { colour: Rgba::CLEAR, ..s });
        own.shadow = if on { Some(NEW_SHADOW) } else { none };
    }
    let Some(mut shadow) = own.shadow.or(style.shadow).filter(|s| s.colour.a > 0) else { return };
    let was = shadow;
    let name = bench.t(Text::ShadowColour);
    if let Some((id, colour)) = row(ui, name, |ui| widgets::colour(ui, name, shadow.colour, true)) {
        shadow.colour = colour;
        *control = Some(id);
    }
    for (key, slot, least) in [
        (Text::ShadowRight, &mut shadow.by_caps.x, -0.6),
        (Text::ShadowDown, &mut shadow.by_caps.y, -0.6),
        (Text::ShadowSoft, &mut shadow.soft_caps, 0.0),
    ] {
        if let Some((id, v)) = row(ui, bench.t(key), |ui| percent(ui, *slot, least, 0.6)) {
            *slot = v.clamp(if least < 0.0 { -*REACH_CAPS.end() } else { 0.0 }, *REACH_CAPS.end());
            *control = Some(id);
        }
    }
    row(ui, bench.t(Text::ShadowBlock), |ui| ui.checkbox(&mut shadow.solid, ""));
    if shadow != was {
        own.shadow = Some(shadow);
    }
}

fn glow_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    style: &Lettering,
    own: &mut LetteringChange,
    control: &mut Option<Id>,
) {
    let back = bench.t(Text::FromStyle);
    let mut on = own.glow.or(style.glow).is_some_and(|g| g.colour.a > 0);
    let (gone, toggled) = row_of_style(ui, bench.t(Text::Glow), own.glow.is_some(), back, |ui| {
        ui.checkbox(&mut on, "").changed()
    });
    if gone {
        own.glow = None;
    } else if toggled {
        let none = style.glow.map(|g| LetterGlow { colour: Rgba::CLEAR, ..g });
        own.glow = if on { Some(NEW_GLOW) } else { none };
    }
    let Some(mut glow) = own.glow.or(style.glow).filter(|g| g.colour.a > 0) else { return };
    let was = glow;
    let name = bench.t(Text::GlowColour);
    if let Some((id, colour)) = row(ui, name, |ui| widgets::colour(ui, name, glow.colour, true)) {
        glow.colour = colour;
        *control = Some(id);
    }
    if let Some((id, v)) = row(ui, bench.t(Text::GlowReach), |ui| percent(ui, glow.reach_caps, 0.0, 1.5)) {
        glow.reach_caps = v.clamp(*REACH_CAPS.start(), *REACH_CAPS.end());
        *control = Some(id);
    }
    if glow != was {
        own.glow = Some(glow);
    }
}

/// The lettering of a style, folded away until it is wanted: what is changed here changes everything that wears it.
pub(super) fn style_section(bench: &mut Bench<'_>, ui: &mut Ui, name: &StyleName) {
    let project = bench.desk.editor.project();
    let Some(style) = project.style(name) else { return };
    let own = project.book.styles.contains_key(name);
    let lang = bench.desk.editor.edition().lang.clone();
    let title = text::fill(bench.t(Text::StyleLettering), &[&text::style_name(bench.tongue, name)]);
    ui.add_space(8.0);
    egui::CollapsingHeader::new(RichText::new(title).font(theme::bold(12.5))).id_salt("style").show(
        ui,
        |ui| {
            let p = theme::of(ui);
            ui.label(RichText::new(bench.t(Text::StyleEverywhere)).size(11.5).color(p.weak));
            let mut new = style.clone();
            let mut control = None;
            fonts_rows(bench, ui, &mut new.lettering, &lang, &mut control);
            size_rows(bench, ui, &mut new.lettering, &lang, &mut control);
            // Against itself: whatever is changed is the style's from then on.
            let mut change = LetteringChange::default();
            rows(bench, ui, &style.lettering.for_lang(&lang), &mut change, &mut control);
            into_style(&mut new.lettering, &change, &lang);
            super::lines::rows(bench, ui, &mut new.lettering, &lang);
            let size = bench.t(Text::MinScale);
            let least = style.lettering.min_scale;
            if let Some((id, v)) =
                row(ui, size, |ui| widgets::slider(ui, least * 100.0, 50.0..=100.0, 0, " %", false))
            {
                new.lettering.min_scale = (v / 100.0).clamp(0.5, 1.0);
                control = Some(id);
            }
            feature_row(bench, ui, &mut new, &mut control);
            if own && ui.button(bench.t(Text::StyleBack)).clicked() {
                bench.desk.commit(&[Edit::SetStyle { name: name.clone(), style: None }]);
                return;
            }
            if new != style {
                let edit = Edit::SetStyle { name: name.clone(), style: Some(Box::new(new)) };
                match control {
                    Some(control) => bench.desk.live(control, super::super::desk::Hold::Pointer, &[edit]),
                    None => bench.desk.commit(&[edit]),
                }
            }
        },
    );
}

/// Puts changes into a style: what a language has of its own is changed there.
fn into_style(lettering: &mut Lettering, by: &LetteringChange, lang: &Lang) {
    let mut rest = by.clone();
    if let Some(own) = lettering.in_lang.get_mut(lang) {
        if own.weight.is_some() {
            own.weight = rest.weight.take().or(own.weight);
        }
        if own.direction.is_some() {
            own.direction = rest.direction.take().or(own.direction);
        }
        if own.leading.is_some() {
            own.leading = rest.leading.take().or(own.leading);
        }
        if own.tracking_em.is_some() {
            own.tracking_em = rest.tracking_em.take().or(own.tracking_em);
        }
    }
    let in_lang = std::mem::take(&mut lettering.in_lang);
    lettering.change(&rest);
    lettering.in_lang = in_lang;
}

/// The families in order, and those for one kind of writing.
fn fonts_rows(
    bench: &mut Bench<'_>,
    ui: &mut Ui,
    lettering: &mut Lettering,
    lang: &Lang,
    _: &mut Option<Id>,
) {
    let own = lettering.in_lang.get(lang).is_some_and(|l| !l.fonts.is_empty());
    let mut fonts = if own { lettering.in_lang[lang].fonts.clone() } else { lettering.fonts.clone() };
    let before = fonts.clone();
    for n in 0..=fonts.len().min(3) {
        let key = if n == 0 { Text::FontOrder } else { Text::FontMore };
        let now = fonts.get(n).cloned();
        ui.push_id(("font", n), |ui| {
            let none = bench.t(Text::FontNone);
            if let Some(chosen) = bench.font_row(ui, bench.t(key), now.as_ref(), none) {
                match (chosen.family(), n < fonts.len()) {
                    (Some(family), true) => fonts[n] = family,
                    (Some(family), false) => fonts.push(family),
                    (None, true) => drop(fonts.remove(n)),
                    (None, false) => {}
                }
            }
        });
    }
    if fonts != before && !fonts.is_empty() {
        match lettering.in_lang.get_mut(lang).filter(|_| own) {
            Some(own) => own.fonts = fonts,
            None => lettering.fonts = fonts,
        }
    }
    // Composite fonts: those that the comic's languages call for.
    let wanted: &[Writing] = match lang.primary() {
        "ja" => &[Writing::Kana, Writing::Han, Writing::Latin, Writing::WideMarks],
        "zh" => &[Writing::Han, Writing::Latin, Writing::WideMarks],
        "ko" => &[Writing::Hangul, Writing::Latin],
        "ar" | "fa" | "ur" => &[Writing::Arabic, Writing::Latin],
        "he" => &[Writing::Hebrew, Writing::Latin],
        _ => &[],
    };
    for writing in wanted {
        let now = lettering.for_lang(lang).fonts_for.get(writing).and_then(|f| f.first()).cloned();
        let none = bench.t(Text::FontNone);
        let name = text::fill(bench.t(Text::FontFor), &[&bench.t(text::writing(*writing))]);
        ui.push_id(("writing", *writing), |ui| {
            if let Some(chosen) = bench.font_row(ui, &name, now.as_ref(), none) {
                let list = &mut lettering.in_lang.entry(lang.clone()).or_default().fonts_for;
                if let Some(family) = chosen.family() {
                    list.insert(*writing, vec![family]);
                } else {
                    list.remove(writing);
                    lettering.fonts_for.remove(writing);
                }
            }
        });
    }
}

fn size_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    lettering: &mut Lettering,
    lang: &Lang,
    control: &mut Option<Id>,
) {
    let cap = lettering.for_lang(lang).cap_height_mm;
    let height = bench.t(Text::LetterHeight);
    if let Some((id, v)) = row(ui, height, |ui| widgets::slider(ui, cap, 1.0..=30.0, 2, " mm", true)) {
        let own = lettering.in_lang.get_mut(lang).filter(|l| l.cap_height_mm.is_some());
        match own {
            Some(own) => own.cap_height_mm = Some(v.max(0.05)),
            None => lettering.cap_height_mm = v.max(0.05),
        }
        *control = Some(id);
    }
    let p = theme::of(ui);
    // Capitals of comic faces are about seven tenths of the size in points (rule F03).
    let points = cap / 0.7 / units::MM_PER_PT;
    let told = text::fill(bench.t(Text::CapsAndPoints), &[&format!("{cap:.2}"), &format!("{points:.1}")]);
    ui.label(RichText::new(told).size(11.5).color(p.weak));
    let colour = bench.t(Text::Colour);
    if let Some((id, c)) = row(ui, colour, |ui| widgets::colour(ui, colour, lettering.colour, true)) {
        lettering.colour = c;
        *control = Some(id);
    }
}

/// Features as they are typed: `ss01, liga=0`.
fn feature_row(bench: &Bench<'_>, ui: &mut Ui, style: &mut BalloonStyle, control: &mut Option<Id>) {
    let now = spelt(&style.lettering.features);
    let id = ui.scope_id().with("features");
    let mut typed = ui.ctx().data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| now.clone());
    let name = bench.t(Text::Features);
    let response = row(ui, name, |ui| {
        ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY).hint_text("ss01, liga=0"))
    })
    .on_hover_text(bench.t(Text::FeaturesTip));
    if response.has_focus() {
        ui.ctx().data_mut(|d| d.insert_temp(id, typed));
        return;
    }
    ui.ctx().data_mut(|d| d.remove::<String>(id));
    if response.lost_focus() && typed != now {
        style.lettering.features = read(&typed);
        *control = None;
    }
}

fn spelt(features: &Features) -> String {
    let one = |(tag, value): (&String, &u32)| match value {
        1 => tag.clone(),
        value => format!("{tag}={value}"),
    };
    features.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn read(typed: &str) -> Features {
    let one = |part: &str| {
        let (tag, value) = part.split_once('=').unwrap_or((part, "1"));
        let tag = tag.trim().to_lowercase();
        crate::model::letters::is_feature_tag(&tag).then(|| Some((tag, value.trim().parse().ok()?))).flatten()
    };
    typed.split([',', ' ', '，']).filter(|p| !p.is_empty()).filter_map(one).collect()
}
