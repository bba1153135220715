//! The cast: who speaks in the comic, what they are called in its languages, and in what their words stand.

use super::super::app::App;
use super::super::desk::{Desk, Hold};
use super::super::icons::{self, Icon};
use super::super::text::{self, Text, Tongue};
use super::super::{choice, theme, widgets};
use super::{Verdict, foot, window};
use crate::edit::Edit;
use crate::editor::Editor;
use crate::model::{CastId, CastMember, LineId, Page, PageId, Project, StyleName};
use egui::{Align, Color32, Context, Label, Layout, RichText, Stroke, TextEdit, Ui, vec2};
use std::sync::Arc;

/// The dialog.
#[derive(Default)]
pub struct Cast {
    /// Whose line it is that a new speaker is wanted for: that one speaks it, and the dialog is done.
    line: Option<(PageId, LineId)>,
    /// The name of a new speaker, as far as it is typed.
    name: String,
    /// The one who had the name that was to be added, until another is typed.
    known: Option<CastId>,
    /// That one is to be brought into sight.
    reveals: bool,
    focused: bool,
}

impl Cast {
    /// For a line whose speaker is not in the cast yet.
    pub fn for_line(page: PageId, line: LineId) -> Self {
        Self { line: Some((page, line)), ..Self::default() }
    }
}

/// What the user wants done.
enum Deed {
    /// Shown while words are typed, one step when they are done.
    Live(egui::Id, CastMember),
    Now(Edit),
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, cast: &mut Cast) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key: Text| text::of(tongue, key);
    let Some(desk) = &mut app.desk else { return Verdict::Close };
    let height = (ctx.content_rect().height() - 330.0).clamp(100.0, 460.0);
    let title = if cast.line.is_some() { Text::TitleNewSpeaker } else { Text::TitleCast };
    let ((added, closed, deed), left) = window(ctx, "cast", t(title), 560.0, |ui| {
        let p = theme::of(ui);
        let mut deed = None;
        if cast.line.is_none() {
            ui.add(Label::new(RichText::new(t(Text::CastHint)).color(p.weak).size(12.5)).wrap());
            ui.add_space(6.0);
            super::scrolled(height)
                .auto_shrink([false, true])
                .show(ui, |ui| deed = members(ui, desk, tongue, cast));
            ui.add_space(6.0);
        }
        let named = called(&desk.editor, &cast.name);
        let picks = cast.line.is_some() && named.is_some();
        let button = t(if picks { Text::ChooseSpeaker } else { Text::AddSpeaker });
        let added = new_name(ui, cast, t(Text::NewSpeakerName), button);
        if let Some(known) = named.as_ref().or(cast.known.as_ref()) {
            let who = desk.editor.project().speaker_name(known, &desk.editor.edition().lang);
            let says = if cast.line.is_some() { Text::SpeakerKnownLine } else { Text::SpeakerKnown };
            ui.add(Label::new(RichText::new(text::fill(t(says), &[&who])).size(12.5)).wrap());
        }
        let closed = foot(ui, |ui| {
            let name = if cast.line.is_some() { Text::Cancel } else { Text::Close };
            widgets::secondary(ui, t(name)).clicked()
        });
        (added, closed, deed)
    });
    match deed {
        Some(Deed::Live(control, member)) => {
            desk.live(control, Hold::Focus, &[Edit::SetCastMember(member)]);
        }
        Some(Deed::Now(edit)) => desk.commit(&[edit]),
        None => {}
    }
    if added {
        add(desk, cast);
        if cast.line.is_some() {
            return Verdict::Close;
        }
    }
    if closed || left { Verdict::Close } else { Verdict::Stay }
}

/// The field in which a new speaker is named; true when that is done.
fn new_name(ui: &mut Ui, cast: &mut Cast, hint: &str, button: &str) -> bool {
    let size = vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let named = !cast.name.trim().is_empty();
        let pressed = ui.add_enabled_ui(named, |ui| widgets::primary(ui, button).clicked()).inner;
        let field = TextEdit::singleline(&mut cast.name).hint_text(hint).desired_width(f32::INFINITY);
        let response = ui.add(field.min_size(vec2(0.0, 28.0))).accessible_name(hint);
        if !std::mem::replace(&mut cast.focused, true) {
            response.request_focus();
        }
        if response.changed() {
            cast.known = None;
        }
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let named = !cast.name.trim().is_empty();
        if entered {
            // The next one can be typed at once.
            response.request_focus();
        }
        named && (entered || pressed)
    })
    .inner
}

/// The one of the cast who has the name in some language, in large or small letters.
fn called(editor: &Editor, name: &str) -> Option<CastId> {
    let project = editor.committed();
    let name = name.trim().to_lowercase();
    let is_it = |m: &&CastMember| {
        let shown = project.speaker_name(&m.id, &editor.edition().lang);
        m.name.values().chain([&shown]).any(|n| n.trim().to_lowercase() == name)
    };
    project.cast().find(is_it).map(|m| m.id.clone())
}

/// Takes the new speaker in. Where there is one of that name, it is shown, or speaks the line, instead.
fn add(desk: &mut Desk, cast: &mut Cast) {
    let name = std::mem::take(&mut cast.name).trim().to_owned();
    let known = called(&desk.editor, &name);
    cast.known.clone_from(&known);
    cast.reveals = known.is_some();
    let project = Arc::clone(desk.editor.committed());
    let lang = desk.editor.edition().lang.clone();
    let mut edits = Vec::new();
    let id = known.unwrap_or_else(|| {
        let id = project.free_cast_id(&name);
        let member = CastMember { name: [(lang, name)].into(), ..CastMember::named(id.clone()) };
        edits.push(Edit::SetCastMember(member));
        id
    });
    if let Some((page, line)) = cast.line {
        edits.push(Edit::SetSpeaker { page, line, speaker: Some(id) });
    }
    desk.commit(&edits);
}

/// Everybody; the one who is `known` by the name that was to be added stands out.
fn members(ui: &mut Ui, desk: &Desk, tongue: Tongue, cast: &mut Cast) -> Option<Deed> {
    let t = |key: Text| text::of(tongue, key);
    let p = theme::of(ui);
    let project = Arc::clone(desk.editor.project());
    let mut deed = None;
    let all: Vec<&CastMember> = project.cast().collect();
    if all.is_empty() {
        ui.add(Label::new(RichText::new(t(Text::CastEmpty)).size(12.5).color(p.weak)).wrap());
    }
    for member in all {
        ui.push_id(&member.id.0, |ui| {
            let is_known = cast.known.as_ref() == Some(&member.id);
            let edge = Stroke::new(1.5, if is_known { p.accent } else { Color32::TRANSPARENT });
            let frame = egui::Frame::NONE.fill(p.field).stroke(edge).corner_radius(8.0).inner_margin(8.0);
            let shown = frame.show(ui, |ui| {
                // The edge at the right is seen whole.
                ui.set_max_width(ui.available_width() - 3.0);
                let of_member = card(ui, &project, member, tongue, desk.editor.edition());
                deed = of_member.or(deed.take());
            });
            if is_known && std::mem::take(&mut cast.reveals) {
                shown.response.scroll_to_me(None);
            }
            ui.add_space(4.0);
        });
    }
    deed
}

/// One of the cast: names, style, and how much they say.
fn card(
    ui: &mut Ui,
    project: &Arc<Project>,
    member: &CastMember,
    tongue: Tongue,
    edition: &crate::model::Edition,
) -> Option<Deed> {
    let t = |key: Text| text::of(tongue, key);
    let p = theme::of(ui);
    let mut deed = None;
    let called = project.speaker_name(&member.id, &edition.lang);
    ui.horizontal(|ui| {
        let said = lines_of(&project.pages, &member.id);
        ui.label(RichText::new(&called).font(theme::bold(13.0)));
        let figure = text::fill(t(Text::LinesSaid), &[&said]);
        ui.label(RichText::new(figure).size(12.0).color(p.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let own = project.book.cast.iter().any(|m| m.id == member.id);
            if !own {
                ui.label(RichText::new(t(Text::OfSeries)).size(12.0).color(p.weak));
            } else if project.shared_member(&member.id).is_some() || !project.needs(&member.id) {
                let tip = format!("{}: {called}", t(Text::RemoveSpeaker));
                if icons::button(ui, Icon::Trash, &tip, t(Text::RemoveSpeaker), false, 24.0).clicked() {
                    deed = Some(Deed::Now(Edit::RemoveCastMember(member.id.clone())));
                }
            }
        });
    });
    for lang in &project.book.languages {
        let label = text::lang_name(lang);
        widgets::row(ui, &label, |ui| {
            let mut name = member.name.get(lang).cloned().unwrap_or_default();
            let field = TextEdit::singleline(&mut name).id_salt(lang.tag()).desired_width(f32::INFINITY);
            let response = ui.add(field).accessible_name(format!("{called}: {label}"));
            if response.changed() {
                let mut member = member.clone();
                if name.trim().is_empty() {
                    member.name.remove(lang);
                } else {
                    member.name.insert(lang.clone(), name);
                }
                deed = Some(Deed::Live(response.id, member));
            }
        });
    }
    let mut styles: Vec<(Option<StyleName>, String)> = vec![(None, t(Text::StyleOfKind).to_owned())];
    let names = project.style_names().into_iter();
    styles.extend(names.map(|name| (Some(name.clone()), text::style_name(tongue, &name))));
    let draw = |ui: &Ui, room: egui::Rect, name: &Option<StyleName>| {
        if let Some(name) = name {
            choice::portrait_of(ui, room, project, name);
        }
    };
    let style = widgets::row(ui, t(Text::Style), |ui| {
        widgets::choice_drawn(ui, "style", &member.style, &styles, &draw)
    });
    if let Some(style) = style {
        deed = Some(Deed::Now(Edit::SetCastMember(CastMember { style, ..member.clone() })));
    }
    deed
}

fn lines_of(pages: &[Arc<Page>], who: &CastId) -> usize {
    pages.iter().flat_map(|page| &page.lines).filter(|line| line.speaker.as_ref() == Some(who)).count()
}
