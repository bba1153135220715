//! What a new comic begins with, as pictures: one page of each template, painted as every page is.

use super::app::App;
use super::gallery::{Gallery, Sitter};
use super::text::{self, Text, Tongue};
use super::theme;
use crate::file::templates::{self, Template};
use crate::file::{Materials, new_materials};
use crate::model::{
    Balloon, Edition, IdSource, Item, ItemId, ItemKind, Lang, Line, LineId, Project, Spot, Tail, Words,
};
use egui::{Color32, Context, Rect, Shadow, Stroke, StrokeKind, Ui, Vec2, pos2};
use std::path::Path;
use std::sync::Arc;

/// Borders and letters of a page that is drawn so small, against the page's width: a line of a pixel, words that can be
/// guessed.
const LINE: f64 = 0.009;
const LETTERS: f64 = 0.022;

/// The templates with the comics that their pictures show.
pub struct Starts {
    /// Each template and a page of it.
    pub all: Vec<(Template, Arc<Project>)>,
    tongue: Tongue,
    materials: Arc<Materials>,
    gallery: Gallery,
}

impl Starts {
    /// The templates, with words in the language of the window.
    pub fn new(ctx: &Context, tongue: Tongue) -> Self {
        let all = templates::all().into_iter().zip(1..);
        let all = all.map(|(template, seed)| {
            let shown = Arc::new(example(&template, tongue, seed));
            (template, shown)
        });
        let materials = Arc::new(new_materials(Path::new("")));
        Self { all: all.collect(), tongue, materials, gallery: Gallery::new(ctx) }
    }

    /// They are for this language of the window.
    pub fn speak(&self, tongue: Tongue) -> bool {
        self.tongue == tongue
    }

    /// Takes what was painted. Called once in a frame.
    pub fn receive(&mut self, ctx: &Context) {
        // Issues of examples are nobody's.
        drop(self.gallery.receive(ctx));
    }

    /// The one that a comic begins with unless another is chosen.
    pub fn usual(&self) -> usize {
        let chinese = self.tongue == Tongue::SimplifiedChinese;
        self.all.iter().position(|(t, _)| t.bilingual && chinese).unwrap_or(0)
    }

    /// Draws the page of the `index`th template in the middle of `room`.
    pub fn draw(&mut self, ui: &Ui, index: usize, room: Rect) {
        let Some((template, shown)) = self.all.get(index) else { return };
        let trim = template.setup.trim;
        let scale = (f64::from(room.width()) / trim.x).min(f64::from(room.height()) / trim.y);
        let size = Vec2::new((trim.x * scale) as f32, (trim.y * scale) as f32);
        let paper = Rect::from_center_size(room.center(), size);
        let p = theme::of(ui);
        let shadow = Shadow { offset: [0, 1], blur: 5, spread: 0, color: p.shadow };
        ui.painter().add(shadow.as_shape(paper, 0.0));
        ui.painter().rect_filled(paper, 0.0, Color32::WHITE);
        let px = (size.x * ui.pixels_per_point()).round().max(1.0) as u32;
        let edition = Edition::pages(shown.source_lang());
        let materials = &self.materials;
        let sitter = Sitter { project: shown, index: 0, edition: &edition, materials, width: px };
        let picture = self.gallery.thumbnail(&sitter, Some(index as f32));
        if let Some(picture) = picture {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(picture.id(), paper, whole, Color32::WHITE);
        }
        ui.painter().rect_stroke(paper, 0.0, Stroke::new(1.0, p.line), StrokeKind::Outside);
    }
}

impl App {
    /// What new comics begin with; made when it is first looked at.
    pub(super) fn starts(&mut self, ctx: &Context) -> &mut Starts {
        let tongue = self.settings.tongue;
        let kept = self.starts.take().filter(|starts| starts.speak(tongue));
        let starts = self.starts.insert(kept.unwrap_or_else(|| Starts::new(ctx, tongue)));
        starts.receive(ctx);
        starts
    }
}

/// A page of a template with tints in its panels and two balloons.
fn example(template: &Template, tongue: Tongue, seed: u64) -> Project {
    let mut ids = IdSource::seeded(seed);
    let lang = tongue.lang();
    let mut project =
        templates::comic(&template.setup, Some(&template.layout), std::slice::from_ref(&lang), 1, &mut ids);
    let Some(page) = project.pages.first_mut().map(Arc::make_mut) else { return project };
    let mut frames = Vec::new();
    for (n, item) in page.items.iter_mut().enumerate() {
        let item = Arc::make_mut(item);
        if let ItemKind::Panel(panel) = &mut item.kind {
            panel.fill = theme::TINTS[n % theme::TINTS.len()];
            panel.border_mm = template.setup.trim.x * LINE;
            frames.push((item.id, panel.outline.bounds()));
        }
    }
    // The two widest have room for words, the one that is read first says the first.
    frames.sort_by(|a, b| b.1.width().total_cmp(&a.1.width()));
    frames.truncate(2);
    frames.sort_by_key(|(id, _)| page.reading.iter().position(|other| other == id));
    for ((panel, frame), words) in frames.into_iter().zip([Text::StartHello, Text::StartWhat]) {
        let at = |x: f64, y: f64| Spot::new(frame.width() * x, frame.height() * y);
        let line = LineId(ids.next_number());
        page.lines.push(Arc::new(spoken(line, &lang, text::of(tongue, words))));
        let mut balloon = Balloon::new(line, at(0.5, 0.38));
        balloon.tails = vec![Tail::towards(at(0.62, 0.9))];
        balloon.look.scale = Some(template.setup.trim.x * LETTERS);
        page.items.push(Arc::new(Item {
            id: ItemId(ids.next_number()),
            panel: Some(panel),
            locked: false,
            hidden: false,
            kind: ItemKind::Balloon(balloon),
            variants: Vec::new(),
        }));
    }
    project
}

fn spoken(id: LineId, lang: &Lang, words: &str) -> Line {
    let mut line = Line::new(id);
    line.words.insert(lang.clone(), Words::plain(words));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::invariants::breaches;

    #[test]
    fn the_pages_of_the_pictures_are_sound() {
        for template in templates::all() {
            for tongue in Tongue::ALL {
                let shown = example(&template, tongue, 7);
                assert_eq!(breaches(&shown), Vec::new());
                assert_eq!(shown.pages[0].lines.len(), 2);
            }
        }
    }
}
