//! Glyph runs as outlines, each glyph of a face read once.

use crate::geom::{Affine, BezPath};
use crate::lettering::font::Face;
use crate::scene::list::GlyphRun;
use std::collections::HashMap;

/// Outlines that were read already, by face and glyph, in ems.
#[derive(Default)]
pub(super) struct Outlines(Vec<(Face, HashMap<u16, Option<BezPath>>)>);

impl Outlines {
    fn glyphs(&mut self, face: &Face) -> &mut HashMap<u16, Option<BezPath>> {
        let at = self.0.iter().position(|(f, _)| f == face).unwrap_or_else(|| {
            self.0.push((face.clone(), HashMap::new()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// All glyphs of a run as one outline in run space (mm): filled non-zero, so that letters that touch
    /// stay one shape even when their colour is see-through.
    pub fn of_run(&mut self, run: &GlyphRun) -> BezPath {
        let glyphs = self.glyphs(&run.face);
        let mut all = BezPath::new();
        for glyph in &run.glyphs {
            let outline = glyphs.entry(glyph.id).or_insert_with(|| run.face.outline(glyph.id));
            let Some(outline) = outline else { continue };
            let run_from_em = Affine::translate((glyph.x, glyph.y))
                * Affine::scale_non_uniform(run.size_mm * glyph.stretch, run.size_mm)
                * Affine::new([1.0, 0.0, -glyph.slant, 1.0, 0.0, 0.0]);
            all.extend(outline.elements().iter().map(|el| run_from_em * *el));
        }
        all
    }
}
