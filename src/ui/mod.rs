//! The window: the only place that knows egui.

mod app;
mod blank;
mod canvas;
mod choice;
mod clipboard;
mod command;
mod context;
mod covers;
mod crop;
mod desk;
mod dialogs;
mod documents;
mod easel;
mod facing;
mod faults;
mod gallery;
mod hints;
mod icons;
mod inspector;
mod keys;
mod keywords;
mod laws;
mod layers;
mod links;
mod menu;
mod names;
mod overlay;
mod overview;
mod panes;
mod phone;
mod picker;
mod pipette;
mod rulers;
mod second;
mod settings;
mod shelf;
mod spoken;
mod starts;
mod status;
mod text;
mod theme;
mod thumbs;
mod toolbar;
mod units;
mod verbs;
mod voices;
mod watch;
mod welcome;
mod widgets;
mod words;
mod worker;

pub use app::App;
use std::path::PathBuf;
use std::time::Instant;

/// The window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum UiFault {
    /// Neither X11 nor Wayland answers.
    #[error("there is no display to open a window on")]
    NoDisplay,
    /// There is a display, and no window on it.
    #[error("the window cannot be opened ({0}); check that OpenGL works here")]
    NoWindow(String),
}

/// Opens the window, with the document at `path` if it is given, and returns when it is closed.
///
/// With `PANELWRIGHT_TRACE` in the environment the way to the first frame is told on standard error, in ms.
pub fn run(path: Option<PathBuf>) -> Result<(), UiFault> {
    let trace = Trace::begin();
    let (remembered, broken) = settings::Settings::load();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Panelwright")
        .with_app_id("panelwright")
        .with_inner_size([remembered.size.0.max(800.0), remembered.size.1.max(500.0)])
        .with_min_inner_size([800.0, 500.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "panelwright",
        options,
        Box::new(move |creation| {
            trace.tell("there is a window");
            let app = App::new(&creation.egui_ctx, remembered, broken, path);
            trace.tell("the window has its state");
            Ok(Box::new(Traced { app, trace, frames: 0 }))
        }),
    )
    .map_err(|fault| {
        let fault = fault.to_string();
        // The toolkit puts the place in its own sources before the reason.
        let reason = fault.rsplit(": ").next().unwrap_or(&fault).trim_end_matches([')', '.']).to_owned();
        if ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
        {
            UiFault::NoDisplay
        } else {
            UiFault::NoWindow(reason)
        }
    })
}

/// Tells how long the way to the first frame took.
#[derive(Clone, Copy)]
struct Trace(Option<Instant>);

impl Trace {
    fn begin() -> Self {
        Self(std::env::var_os("PANELWRIGHT_TRACE").map(|_| Instant::now()))
    }

    fn tell(self, what: &str) {
        if let Some(begun) = self.0 {
            eprintln!("panelwright: {:>5} ms: {what}", begun.elapsed().as_millis());
        }
    }
}

/// The window with its first frames watched.
struct Traced {
    app: App,
    trace: Trace,
    frames: usize,
}

impl eframe::App for Traced {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if self.frames == 1 {
            self.trace.tell("the first frame is on the screen");
        }
        self.app.frame(ui);
        if self.frames == 0 {
            self.trace.tell("the first frame is laid out");
            ui.ctx().request_repaint();
        }
        self.frames = self.frames.saturating_add(1);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::palette(visuals.dark_mode).pasteboard.to_normalized_gamma_f32()
    }
}
