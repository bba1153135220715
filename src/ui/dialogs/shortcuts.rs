//! The sheet of keys: every command with its keys, to be looked up and to be changed.

use super::super::app::App;
use super::super::command::{self, Command};
use super::super::icons::{self, Icon};
use super::super::keys::{self, Heard};
use super::super::text::{self, Text};
use super::super::units::Ruler;
use super::super::{theme, widgets};
use super::{Verdict, foot, window};
use egui::{Align, Context, KeyboardShortcut, Label, Layout, RichText, TextEdit, Ui, vec2};

/// Height of a line, points.
const LINE: f32 = 28.0;

/// The dialog.
#[derive(Debug, Default)]
pub struct Sheet {
    typed: String,
    /// The field had the focus when the sheet came.
    focused: bool,
    at: Option<Place>,
    /// Keys that were pressed and mean something already.
    clash: Option<(KeyboardShortcut, Command)>,
    /// Keys that were pressed and cannot be had.
    refused: Option<(KeyboardShortcut, Text)>,
}

/// Where a key is awaited.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    command: Command,
    slot: usize,
}

/// What the user did in the list.
#[derive(Clone, Copy)]
enum Act {
    Await(Place),
    Take(Place),
    Reset(Command),
    TakeOver,
    Leave,
}

impl Sheet {
    fn rest(&mut self) {
        (self.at, self.clash, self.refused) = (None, None, None);
    }

    fn hear(&mut self, app: &mut App, ctx: &Context) {
        let Some(place) = self.at else { return };
        let Some(heard) = keys::listen(ctx) else { return };
        (self.clash, self.refused) = (None, None);
        match heard {
            Heard::Nevermind => self.rest(),
            Heard::Not(keys, why) => self.refused = Some((keys, why)),
            Heard::Keys(keys) => match app.settings.keys.owner(keys).filter(|c| *c != place.command) {
                Some(other) => self.clash = Some((keys, other)),
                None => self.give(app, keys),
            },
        }
    }

    fn give(&mut self, app: &mut App, keys: KeyboardShortcut) {
        if let Some(place) = self.at {
            app.settings.keys.give(place.command, place.slot, keys);
            app.remember();
        }
        self.rest();
    }

    fn act(&mut self, app: &mut App, act: Act) {
        match act {
            Act::Await(place) => {
                self.rest();
                self.at = Some(place);
            }
            Act::Take(place) => app.settings.keys.take(place.command, place.slot),
            Act::Reset(command) => app.settings.keys.reset(command),
            Act::TakeOver => {
                if let Some((keys, _)) = self.clash {
                    self.give(app, keys);
                }
            }
            Act::Leave => {}
        }
        if !matches!(act, Act::Await(_)) {
            self.rest();
            app.remember();
        }
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, sheet: &mut Sheet) -> Verdict {
    sheet.hear(app, ctx);
    let height = (ctx.content_rect().height() - 300.0).clamp(160.0, 560.0);
    let mut act = None;
    let ((closed, reset), left) = window(ctx, "shortcuts", app.t(Text::CmdShortcuts), 620.0, |ui| {
        let p = theme::of(ui);
        ui.add(Label::new(RichText::new(app.t(Text::ShortcutsHint)).color(p.weak).size(12.5)).wrap());
        ui.add_space(6.0);
        let find = app.t(Text::ShortcutsFind);
        let field = TextEdit::singleline(&mut sheet.typed).id_salt("shortcuts").hint_text(find);
        let response = ui.add(field.desired_width(f32::INFINITY).margin(vec2(10.0, 6.0)));
        if !std::mem::replace(&mut sheet.focused, true) {
            response.request_focus();
        }
        response.accessible_name(find);
        ui.add_space(6.0);
        super::scrolled(height).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            act = list(app, ui, sheet);
            fixed(app, ui, &sheet.typed);
        });
        let strange = app.settings.keys.strange();
        if !strange.is_empty() {
            ui.add_space(6.0);
            let line = text::fill(app.t(Text::ShortcutsStrange), &[&strange.join("; ")]);
            ui.add(Label::new(RichText::new(line).color(p.warn).size(12.0)).wrap());
        }
        foot(ui, |ui| {
            let closed = widgets::primary(ui, app.t(Text::Close)).clicked();
            let changed = app.settings.keys.any_changed();
            let reset =
                ui.add_enabled_ui(changed, |ui| widgets::secondary(ui, app.t(Text::KeysUsual)).clicked());
            (closed, reset.inner)
        })
    });
    if reset {
        app.settings.keys.reset_all();
        app.remember();
        sheet.rest();
    }
    if let Some(act) = act {
        sheet.act(app, act);
    }
    if closed || left { Verdict::Close } else { Verdict::Stay }
}

/// A command is looked for by its name or by its keys.
fn sought(typed: &str, name: &str, keys: &[String]) -> bool {
    let typed = typed.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&typed);
    typed.is_empty() || has(name) || keys.iter().any(|k| has(k))
}

fn list(app: &App, ui: &mut Ui, sheet: &Sheet) -> Option<Act> {
    let mut act = None;
    let mut heading = None;
    let mut commands = Command::ALL.to_vec();
    // The order of groups is that of their first commands.
    let order = |c: &Command| Command::ALL.iter().position(|other| other.group() == c.group());
    commands.sort_by_key(order);
    for command in commands {
        let spelled: Vec<String> =
            app.settings.keys.of(command).iter().map(|k| command::spell(ui.ctx(), *k)).collect();
        let name = app.t(command.text());
        if !sought(&sheet.typed, name, &spelled) {
            continue;
        }
        if heading.replace(command.group()) != Some(command.group()) {
            head(ui, app.t(command.group()));
        }
        ui.push_id(command.name(), |ui| {
            line(ui, name, |ui| act = act.take().or_else(|| controls(app, ui, sheet, command, &spelled)));
            if let Some(place) = sheet.at.filter(|p| p.command == command) {
                act = act.take().or_else(|| awaited(app, ui, sheet, place, spelled.len()));
            }
        });
    }
    act
}

fn head(ui: &mut Ui, title: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(title).font(theme::bold(12.5)).color(theme::of(ui).text));
}

fn line(ui: &mut Ui, name: &str, controls: impl FnOnce(&mut Ui)) {
    let p = theme::of(ui);
    let size = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(LINE);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(14.0);
        controls(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(name).color(p.text)).truncate());
        });
    });
}

/// From the right: back to the usual keys, another key, the keys that there are.
fn controls(app: &App, ui: &mut Ui, sheet: &Sheet, command: Command, spelled: &[String]) -> Option<Act> {
    let name = app.t(command.text());
    let mut act = None;
    if command.by_event() {
        fixed_keys(ui, &spelled.join(", "));
        return None;
    }
    let named = |what: Text| format!("{}: {name}", app.t(what));
    if app.settings.keys.is_changed(command) {
        let tip = named(Text::KeyUsual);
        if icons::button(ui, Icon::Reset, &tip, &tip, false, 20.0).clicked() {
            act = Some(Act::Reset(command));
        }
    } else {
        ui.add_space(20.0 + ui.spacing().item_spacing.x);
    }
    let awaited = sheet.at.filter(|at| at.command == command).map(|at| at.slot);
    if spelled.len() < keys::MOST && awaited != Some(spelled.len()) {
        let tip = named(Text::KeyAdd);
        if icons::button(ui, Icon::Add, &tip, &tip, false, 20.0).clicked() {
            act = Some(Act::Await(Place { command, slot: spelled.len() }));
        }
    } else if awaited.is_none_or(|slot| slot < spelled.len()) {
        ui.add_space(20.0 + ui.spacing().item_spacing.x);
    }
    let slots = spelled.len() + usize::from(awaited == Some(spelled.len()));
    for slot in (0..slots).rev() {
        let waits = awaited == Some(slot);
        let shown = match spelled.get(slot) {
            Some(keys) if !waits => keys.as_str(),
            _ => app.t(Text::KeyPress),
        };
        let chip = widgets::chip_button(ui, waits, shown);
        let spoken = format!("{name}: {shown}");
        if chip.accessible_name(spoken).clicked() {
            act = Some(if waits { Act::Leave } else { Act::Await(Place { command, slot }) });
        }
    }
    act
}

/// Keys that cannot be changed, where the others have theirs.
fn fixed_keys(ui: &mut Ui, keys: &str) {
    // Beside the others are two buttons, and around them a border.
    ui.add_space(2.0 * (20.0 + ui.spacing().item_spacing.x) + ui.spacing().button_padding.x);
    ui.label(RichText::new(keys).color(theme::of(ui).weak));
}

/// Under a command whose key is awaited: what is in the way, and the key's removal.
fn awaited(app: &App, ui: &mut Ui, sheet: &Sheet, place: Place, have: usize) -> Option<Act> {
    let p = theme::of(ui);
    let mut act = None;
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), LINE),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.add_space(14.0);
            if sheet.clash.is_some() && ui.button(app.t(Text::KeyTakeOver)).clicked() {
                act = Some(Act::TakeOver);
            }
            if ui.button(app.t(Text::Cancel)).clicked() {
                act = Some(Act::Leave);
            }
            if place.slot < have && sheet.clash.is_none() && ui.button(app.t(Text::KeyTake)).clicked() {
                act = Some(Act::Take(place));
            }
            let spell = |keys: KeyboardShortcut| command::spell(ui.ctx(), keys);
            let told = match (sheet.clash, sheet.refused) {
                (Some((keys, other)), _) => {
                    text::fill(app.t(Text::KeyTaken), &[&spell(keys), &app.t(other.text())])
                }
                (None, Some((keys, why))) => text::fill(app.t(why), &[&spell(keys)]),
                (None, None) => return,
            };
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(told).color(p.warn).size(12.0)).wrap());
            });
        },
    );
    act
}

/// What the pointer and the keyboard always do.
fn fixed(app: &App, ui: &mut Ui, typed: &str) {
    let ruler = Ruler::of(ui.ctx());
    let (near, far) = app.settings.nudge;
    let nudge = text::fill(app.t(Text::KeyNudge), &[&ruler.told(near, 1), &ruler.told(far, 1)]);
    let lines = [
        (Text::KeyPan, Text::KeyPanKeys),
        (Text::KeyZoom, Text::KeyZoomKeys),
        (Text::KeyEmphasis, Text::KeyEmphasisKeys),
        (Text::KeyNextWords, Text::KeyNextWordsKeys),
        (Text::KeyDone, Text::KeyDoneKeys),
        (Text::KeyPanes, Text::KeyPanesKeys),
        (Text::KeyContext, Text::KeyContextKeys),
    ];
    let nudge = std::iter::once((nudge.as_str(), app.t(Text::KeyNudgeKeys)));
    let found: Vec<_> = nudge
        .chain(lines.into_iter().map(|(what, keys)| (app.t(what), app.t(keys))))
        .filter(|(what, keys)| sought(typed, what, &[(*keys).to_owned()]))
        .collect();
    if found.is_empty() {
        return;
    }
    head(ui, app.t(Text::ShortcutsFixed));
    for (what, keys) in found {
        line(ui, what, |ui| fixed_keys(ui, keys));
    }
}
