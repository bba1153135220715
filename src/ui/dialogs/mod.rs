//! Dialogs: one at a time, over everything else.

pub mod cast;
pub mod colours;
mod completion;
pub mod divide;
pub mod export;
pub mod fonts;
pub mod layouts;
pub mod message;
pub mod new;
pub mod open_path;
pub mod palette;
pub mod settings;
pub mod setup;
pub mod shortcuts;
pub mod tidy;
pub mod unsaved;

use super::app::App;
use super::text::{self, Text};
use super::worker::After;
use super::{theme, widgets};
use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, RichText, Ui, vec2};

/// The dialog that is open.
pub enum Dialog {
    /// The preset picker.
    New(Box<new::New>),
    /// A path is typed.
    Path(Box<open_path::Typed>),
    /// Pages are exported.
    Export(Box<export::Export>),
    /// What the tidy pass would change.
    Tidy(Box<tidy::Tidying>),
    /// The gallery of page layouts.
    Layouts(Box<layouts::Gallery>),
    /// Rows and columns of the selected panels.
    Divide(divide::Dividing),
    /// The page setup.
    Setup(Box<setup::Setup>),
    /// The fonts that the comic asks for.
    Fonts,
    /// The colours that the comic has.
    Colours,
    /// Who speaks in the comic.
    Cast(cast::Cast),
    /// What becomes of unsaved work, before something else is done.
    Unsaved(After),
    /// Something to be read.
    Message {
        /// What it is about.
        title: String,
        /// What there is to say.
        text: String,
    },
    /// Every command by its name.
    Palette(palette::Palette),
    /// What the user has set.
    Settings,
    /// The sheet of keys.
    Shortcuts(shortcuts::Sheet),
    /// Who made this.
    About,
}

impl Dialog {
    /// Something to be read.
    pub fn message(title: &str, text: String) -> Self {
        Self::Message { title: title.to_owned(), text }
    }
}

/// What a dialog says at the end of a frame.
pub enum Verdict {
    /// It stays.
    Stay,
    /// It goes.
    Close,
}

/// Shows the dialog that is open.
pub fn show(app: &mut App, ctx: &Context) {
    let Some(mut dialog) = app.dialog.take() else { return };
    let verdict = match &mut dialog {
        Dialog::New(new) => new::show(app, ctx, new),
        Dialog::Path(typed) => open_path::show(app, ctx, typed),
        Dialog::Export(export) => export::show(app, ctx, export),
        Dialog::Tidy(tidying) => tidy::show(app, ctx, tidying),
        Dialog::Layouts(gallery) => layouts::show(app, ctx, gallery),
        Dialog::Setup(setup) => setup::show(app, ctx, setup),
        Dialog::Divide(dividing) => divide::show(app, ctx, dividing),
        Dialog::Fonts => fonts::show(app, ctx),
        Dialog::Colours => colours::show(app, ctx),
        Dialog::Cast(cast) => cast::show(app, ctx, cast),
        Dialog::Unsaved(then) => unsaved::show(app, ctx, then),
        Dialog::Message { title, text } => message::show(app, ctx, title, text),
        Dialog::Palette(palette) => palette::show(app, ctx, palette),
        Dialog::Settings => settings::show(app, ctx),
        Dialog::Shortcuts(sheet) => shortcuts::show(app, ctx, sheet),
        Dialog::About => message::about(app, ctx),
    };
    if matches!(verdict, Verdict::Close) {
        return;
    }
    // What a dialog opened in its place stays; a path that is typed leads back.
    match (&mut app.dialog, dialog) {
        (Some(Dialog::Path(typed)), Dialog::Export(export)) => typed.lead_back_to(export),
        (Some(_), _) => {}
        (none, dialog) => *none = Some(dialog),
    }
}

/// The frame of every dialog: a title, contents, and a row of buttons at the foot. True if it was left by
/// Escape or a click beside it.
pub fn window<R>(
    ctx: &Context,
    name: &str,
    title: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let p = theme::palette(ctx.global_style().visuals.dark_mode);
    let modal = Modal::new(Id::unique(name)).backdrop_color(p.veil);
    framed(ctx, modal, title, width, contents)
}

/// The same without a veil, at the side of the canvas: what it does is seen there.
pub fn aside<R>(
    ctx: &Context,
    name: &str,
    title: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let id = Id::unique(name);
    let area = Modal::default_area(id)
        .anchor(egui::Align2::RIGHT_TOP, vec2(-theme::INSPECTOR_WIDTH - 16.0, theme::BAR_HEIGHT + 48.0));
    let modal = Modal::new(id).area(area).backdrop_color(egui::Color32::TRANSPARENT);
    framed(ctx, modal, title, width, contents)
}

fn framed<R>(
    ctx: &Context,
    modal: Modal,
    title: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let p = theme::palette(ctx.global_style().visuals.dark_mode);
    let frame = Frame::NONE
        .fill(p.raised)
        .stroke(egui::Stroke::new(1.0, p.outline))
        .corner_radius(12.0)
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(Margin::same(22));
    let response = modal.frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        if !title.is_empty() {
            ui.label(RichText::new(title).font(theme::bold(17.0)).color(p.text));
            ui.add_space(8.0);
        }
        contents(ui)
    });
    let leave = ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    (response.inner, leave && !response.any_popup_open)
}

/// A list that is scrolled within a height, which it has from the first frame on: one that grows to it moves the dialog.
pub fn scrolled(height: f32) -> egui::ScrollArea {
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height)
}

/// The row of buttons at the foot: from the right, the one that the dialog is there for first.
pub fn foot<R>(ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(14.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 30.0), Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        buttons(ui)
    })
    .inner
}

/// Enter was pressed while no control had the focus: it means what the dialog is there for.
pub fn entered(ctx: &Context) -> bool {
    ctx.memory(|m| m.focused().is_none())
        && !egui::Popup::is_any_open(ctx)
        && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
}

/// While a native dialog is open: what to do if it does not come. While pages are taken in: how many there are, and
/// how to call it off.
pub fn waiting(app: &mut App, ctx: &Context) {
    if let Some(why) = app.picking.clone() {
        if told_below(ctx, app.t(Text::DialogOpen), app.t(Text::TypePath)) {
            app.picking = None;
            app.type_path(why);
        }
    } else if let Some((count, cancel)) = &app.gathering {
        let told = text::fill(app.t(Text::PagesComing), &[count]);
        if told_below(ctx, &told, app.t(Text::StopHere)) {
            super::worker::stop(cancel);
        }
    }
}

/// A line at the foot of the window with one button; whether that was pressed.
fn told_below(ctx: &Context, told: &str, button: &str) -> bool {
    let p = theme::palette(ctx.global_style().visuals.dark_mode);
    egui::Area::new(Id::unique("waiting"))
        .anchor(egui::Align2::CENTER_BOTTOM, vec2(0.0, -48.0))
        .order(egui::Order::Foreground)
        .show(ctx, |ui| {
            Frame::NONE
                .fill(p.raised)
                .stroke(egui::Stroke::new(1.0, p.outline))
                .corner_radius(10.0)
                .inner_margin(Margin::symmetric(14, 8))
                .shadow(ui.visuals().popup_shadow)
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(told);
                        widgets::secondary(ui, button).clicked()
                    })
                    .inner
                })
                .inner
        })
        .inner
}
