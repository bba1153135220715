//! Copying and pasting through the system's clipboard: items and pages as text of their own kinds, anything as a picture,
//! pictures and words from other programs.

use super::app::App;
use super::desk::Desk;
use super::dialogs::Dialog;
use super::faults;
use super::keys::Pasted;
use super::text::Text;
use super::worker::{After, ArtGoes, Purpose};
use crate::editor::Clip;
use crate::file::{clip, excerpt};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{ArtPath, ItemId};
use crate::render::{Painter, Quality, View};
use crate::scene::Part;
use egui::{ColorImage, Context, ViewportCommand};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

/// More pixels than this are not given to other programs: the picture is made smaller.
const MAX_PIXELS: f64 = 40e6;

impl App {
    /// Copies what is selected; nothing is done, and told, when nothing is.
    pub(super) fn copy(&mut self, ctx: &Context) -> bool {
        let Some(desk) = &self.desk else { return false };
        let Some(copied) = desk.editor.copy() else { return false };
        // Without the text it can still be pasted in this window.
        let text = clip::to_text(&desk.editor.carried(&copied), copied.items(), &desk.materials.folder)
            .unwrap_or_default();
        ctx.copy_text(text.clone());
        (self.clip, self.clip_text) = (Some(copied), text);
        true
    }

    /// Copies what is selected, or the page, as a picture for other programs.
    pub(super) fn copy_picture(&mut self, ctx: &Context) {
        if let Some(picture) = self.desk.as_mut().and_then(Desk::picture) {
            ctx.copy_image(picture);
        }
    }

    /// Pastes what the system's clipboard holds, asking for it first where a menu and not its keys said so.
    pub(super) fn paste(&mut self, ctx: &Context) {
        let Some(pasted) = self.pasted.take() else {
            if self.headless {
                self.paste_own();
            } else {
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            return;
        };
        match pasted {
            Pasted::Text(text) if excerpt::is_pages(&text) => self.paste_pages(&text),
            // Items, words and pictures go onto a page, and none is to be seen.
            _ if self.overview.open => {}
            Pasted::Picture(picture) => self.paste_picture(picture),
            Pasted::Text(text) if text == self.clip_text => self.paste_own(),
            Pasted::Text(text) if clip::is_clip(&text) => self.paste_text(&text),
            Pasted::Text(text) => {
                if let Some(desk) = &mut self.desk {
                    let at = desk.middle_of_view();
                    desk.editor.paste_words(at, &text);
                }
            }
        }
    }

    fn paste_own(&mut self) {
        if let Some((clip, desk)) = self.clip.as_ref().zip(self.desk.as_mut()) {
            desk.editor.paste(clip);
        }
    }

    /// Items that were copied in another window.
    fn paste_text(&mut self, text: &str) {
        let Some(desk) = &mut self.desk else { return };
        match clip::from_text(text, Arc::make_mut(&mut desk.materials)) {
            Ok((excerpt, items)) => {
                if let Some(clip) = Clip::of(excerpt, items) {
                    desk.editor.paste(&clip);
                }
            }
            Err(fault) => {
                let told = faults::clip(self.settings.tongue, &fault);
                self.dialog = Some(Dialog::message(self.t(Text::CannotPaste), told));
            }
        }
    }

    /// A picture from another program goes into the selected panel, or a new one. It becomes a file beside the
    /// document, which therefore is saved first if it never was.
    pub(super) fn paste_picture(&mut self, picture: Arc<ColorImage>) {
        let Some(desk) = &mut self.desk else { return };
        let Some(stem) = desk.path.as_deref().and_then(Path::file_stem) else {
            self.waiting = Some(picture);
            return self.pick(Purpose::Save(After::PastePicture));
        };
        let stem = format!("{}-pasted", stem.to_string_lossy());
        desk.settle();
        let goes = match desk.selected().filter(|i| i.as_panel().is_some() && !i.locked) {
            Some(panel) => ArtGoes::Into(panel.id, None),
            None => ArtGoes::NewPanel(desk.middle_of_view()),
        };
        self.jobs.keep(picture, stem, Arc::clone(&desk.materials), goes, desk.home());
    }
}

impl Desk {
    /// The middle of what the canvas shows, on the page.
    fn middle_of_view(&mut self) -> Point {
        let page = self.scene().trim;
        let at = self.camera.centre;
        Point::new(at.x.clamp(page.x0, page.x1), at.y.clamp(page.y0, page.y1))
    }

    /// Where a new panel for a picture goes: around a point, in the picture's proportion, within the safe area.
    pub(super) fn panel_for(&self, path: &ArtPath, at: Point) -> Rect {
        let safe = self.editor.project().safe_rect_of(self.editor.page());
        let (w, h) = super::desk::natural_size(&self.materials, path).unwrap_or((4.0, 3.0));
        let scale = (safe.width() * 0.6 / w.max(1.0)).min(safe.height() * 0.6 / h.max(1.0));
        let size = Vec2::new((w * scale).max(5.0), (h * scale).max(5.0));
        let area = Rect::from_center_size(at, (size.x, size.y));
        let into = |a: f64, b: f64, from: f64, to: f64| {
            if b - a > to - from {
                f64::midpoint(from, to) - f64::midpoint(a, b)
            } else {
                (from - a).max(0.0) + (to - b).min(0.0)
            }
        };
        area + Vec2::new(into(area.x0, area.x1, safe.x0, safe.x1), into(area.y0, area.y1, safe.y0, safe.y1))
    }

    /// What is selected, with what belongs to it, on nothing; or the page on its paper.
    fn picture(&mut self) -> Option<ColorImage> {
        let scene = self.scene();
        let page = Arc::clone(self.editor.page());
        let chosen: HashSet<ItemId> = self.editor.selection().iter().copied().collect();
        let shows = |part: &&Arc<Part>| {
            let home = page.item(part.item).and_then(|item| item.panel);
            chosen.contains(&part.item) || home.is_some_and(|panel| chosen.contains(&panel))
        };
        let parts: Vec<Arc<Part>> = scene.parts.iter().filter(shows).cloned().collect();
        let (parts, paper, area) = match parts.iter().map(|p| p.bounds).reduce(|a, b| a.union(b)) {
            Some(area) => (parts.as_slice(), None, area),
            None => (scene.parts.as_slice(), Some(scene.paper), scene.trim),
        };
        let dpi = self.editor.project().setup_of(&page).dpi;
        let pixels = area.area() * (dpi / crate::geom::units::MM_PER_INCH).powi(2);
        let view = View::page(area, dpi * (MAX_PIXELS / pixels.max(1.0)).sqrt().min(1.0));
        let painter = Painter::of_parts(parts, paper, &self.materials.store, &view, Quality::Fast).ok()?;
        Some(super::easel::image(&painter.whole()))
    }
}
