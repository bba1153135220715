//! The parts of the window as the keyboard goes through them: F6 from one to the next, Tab within.

use super::app::App;
use super::text::Text;
use super::theme;
use egui::{Context, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The menu bar.
    Menu,
    /// The bar of actions.
    Bar,
    /// The strip of tools.
    Tools,
    /// The list of pages.
    Pages,
    /// The page itself.
    Canvas,
    /// The inspector.
    Inspector,
    /// The lists of layers and of the reading order.
    Layers,
    /// The status line.
    Status,
}

impl Pane {
    /// In the order of F6.
    const ALL: [Self; 8] = [
        Self::Menu,
        Self::Bar,
        Self::Tools,
        Self::Pages,
        Self::Canvas,
        Self::Inspector,
        Self::Layers,
        Self::Status,
    ];

    /// What has the focus when the part as a whole has it.
    pub fn id(self) -> Id {
        Id::unique(("pane", self as u8))
    }

    fn text(self) -> Text {
        match self {
            Self::Menu => Text::PaneMenu,
            Self::Bar => Text::PaneBar,
            Self::Tools => Text::Tools,
            Self::Pages => Text::Pages,
            Self::Canvas => Text::Canvas,
            Self::Inspector => Text::PaneInspector,
            Self::Layers => Text::CmdLayers,
            Self::Status => Text::PaneStatus,
        }
    }
}

/// Marks the beginning of a part: a place that can have the focus and says what comes.
pub fn begin(app: &mut App, ui: &mut Ui, pane: Pane) {
    let area = ui.max_rect();
    // F6 leads to a part as a whole, Tab from control to control.
    let asked = ui.memory(|m| m.has_focus(pane.id()));
    let sense = if asked { Sense::focusable_noninteractive() } else { Sense::hover() };
    let response = ui.interact(area, pane.id(), sense);
    let name = app.t(pane.text());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    place(app, pane, area);
    if response.has_focus() {
        ring(ui, area);
    }
}

/// Tells where a part lies in this frame.
pub fn place(app: &mut App, pane: Pane, area: Rect) {
    app.panes.retain(|(known, _)| *known != pane);
    app.panes.push((pane, area));
}

/// The line around a part that has the focus.
pub fn ring(ui: &Ui, area: Rect) {
    let line = Stroke::new(2.0, theme::of(ui).accent);
    ui.painter().rect_stroke(area.shrink(1.0), 0.0, line, StrokeKind::Inside);
}

/// Goes to the next or the part before by F6.
pub fn step(app: &App, ctx: &Context) {
    let (on, back) = ctx.input_mut(|i| {
        // A pattern without the shift key fits with it, too.
        let back = i.consume_key(Modifiers::SHIFT, Key::F6);
        (i.consume_key(Modifiers::NONE, Key::F6), back)
    });
    if !on && !back {
        return;
    }
    let there: Vec<Pane> =
        Pane::ALL.into_iter().filter(|p| app.panes.iter().any(|(known, _)| known == p)).collect();
    let now = ctx.memory(egui::Memory::focused).and_then(|id| {
        let whole = there.iter().position(|p| p.id() == id);
        whole.or_else(|| {
            let at = ctx.read_response(id)?.rect.center();
            // A part may lie within another: the smallest is where the focus is.
            let holding = app.panes.iter().filter(|(_, r)| r.contains(at));
            let (pane, _) = holding.min_by(|a, b| a.1.area().total_cmp(&b.1.area()))?;
            there.iter().position(|p| p == pane)
        })
    });
    let count = there.len();
    let to = match now {
        // From nowhere the first step leads to the page.
        None => there.iter().position(|p| *p == Pane::Canvas).unwrap_or(0),
        Some(n) if back => (n + count - 1) % count.max(1),
        Some(n) => (n + 1) % count.max(1),
    };
    if let Some(pane) = there.get(to) {
        ctx.memory_mut(|m| m.request_focus(pane.id()));
    }
}

/// Arrows are the canvas's own while it has the focus, and Tab where words go on.
pub fn keep_arrows(ctx: &Context, tab: bool) {
    let arrows =
        EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ctx.memory_mut(|m| m.set_focus_lock_filter(Pane::Canvas.id(), arrows));
}

fn no_control_has_the_keys(ctx: &Context) -> bool {
    // An open menu has the keys, though it takes no focus when the pointer opened it.
    ctx.memory(egui::Memory::focused).is_none_or(|id| id == Pane::Canvas.id())
        && !egui::Popup::is_any_open(ctx)
}

fn keys_before() -> egui::Id {
    egui::Id::unique("keys")
}

/// Remembers whose the keyboard is as a frame ends: a field that Escape ends, or a menu that it closes, is gone by the
/// time that the canvas hears of the key in the next one.
pub fn note_keys(ctx: &Context) {
    let free = no_control_has_the_keys(ctx);
    ctx.data_mut(|d| d.insert_temp(keys_before(), free));
}

/// No control wants the keyboard, or had it when the keys were pressed: it is the canvas's.
pub fn keys_are_the_canvas(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp(keys_before())).unwrap_or(true) && no_control_has_the_keys(ctx)
}
