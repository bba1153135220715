//! Words in an ordinary text field, with their emphasis.

use super::super::theme;
use crate::model::Words;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontFamily, FontId};

/// How words are set in a text field.
pub struct Setting {
    /// Regular, bold, italic, bold italic.
    pub faces: [FontFamily; 2],
    /// The em in points.
    pub size: f32,
    /// Of letters that have no colour of their own.
    pub colour: Color32,
    /// All of it is italic.
    pub italic: bool,
}

impl Setting {
    /// The laid-out words with their emphasis. Characters keep their number, so that the cursor fits.
    pub fn job(&self, words: &Words, text: &str, width: f32, halign: Align) -> LayoutJob {
        let mut job = LayoutJob { halign, ..LayoutJob::default() };
        job.wrap.max_width = width;
        let mut from = 0;
        while from < text.len() || (from == 0 && text.is_empty()) {
            let emphasis = words.emphasis_at(from);
            let to = text[from..]
                .char_indices()
                .map(|(i, _)| from + i)
                .find(|i| words.emphasis_at(*i) != emphasis)
                .unwrap_or(text.len());
            let family = self.faces[usize::from(emphasis.bold)].clone();
            let format = TextFormat {
                font_id: FontId::new(self.size * emphasis.scale.unwrap_or(1.0) as f32, family),
                color: emphasis.colour.map_or(self.colour, theme::colour32),
                italics: emphasis.italic != self.italic,
                valign: Align::Center,
                ..TextFormat::default()
            };
            job.append(&text[from..to], 0.0, format);
            if to == from {
                break;
            }
            from = to;
        }
        job
    }
}
