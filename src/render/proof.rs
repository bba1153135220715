//! A painted view that is kept: when the scene changes, only what changed is painted again.
//!
//! Everything is painted in tiles on a fixed grid, each always as a whole and by itself. So a proof that went through
//! a hundred changes has the very pixels of one that was painted at once.

use super::painter::{Painter, area_of};
use super::view::{Pixels, Quality, View, ViewFault};
use crate::asset::ArtStore;
use crate::geom::{Rect, Rgba};
use crate::scene::list::{Part, Scene};
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// Width and height of a tile in pixels. A balloon that is dragged over a view of 1600 × 1000 touches four or six of
/// them; smaller ones repeat more work at their seams, larger ones paint more that did not change.
pub const TILE_PX: (u32, u32) = (256, 128);
/// Soft edges reach this far past the bounds of what they belong to.
const SOFT_PX: f64 = 2.0;

/// How much care is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Everything as well as can be.
    Leisure,
    /// While something moves: pictures that would have to be resampled for it are drawn from what is kept of them whole.
    /// Where that shows, [`Proof::refine`] has something to do; where it would not, there is no difference.
    Haste,
}

/// A painted view that is kept between frames. Shows the pictures that one store has: with another store, or after
/// pictures came to it, a new proof is needed.
#[derive(Default)]
pub struct Proof {
    of: Option<(View, Rgba, Quality)>,
    parts: Vec<Arc<Part>>,
    pixels: Vec<u8>,
    /// Tiles that were painted in haste.
    rough: HashSet<[u32; 4]>,
    /// Nothing is behind the scene, in the place of its paper.
    bare: bool,
}

/// What was painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Painted {
    /// Nothing had changed.
    Nothing,
    /// All pixels.
    Whole,
    /// Pixels within a rectangle: left, top, width, height.
    Area([u32; 4]),
}

impl Proof {
    /// A proof of what is drawn alone, with see-through pixels where the paper would be seen: for views that reach past
    /// it. On the paper its pixels are those of the scene.
    pub fn without_paper() -> Self {
        Self { bare: true, ..Self::default() }
    }

    fn paper(&self, scene: &Scene) -> Rgba {
        if self.bare { Rgba::CLEAR } else { scene.paper }
    }

    /// Brings the pixels to what the scene shows in the view.
    ///
    /// # Errors
    /// The view has no pixels, or more than 65,535 across.
    pub fn paint(
        &mut self,
        scene: &Scene,
        art: &ArtStore,
        view: &View,
        quality: Quality,
        pace: Pace,
    ) -> Result<Painted, ViewFault> {
        let (of, haste) = ((*view, self.paper(scene), quality), pace == Pace::Haste);
        let same = self.of == Some(of);
        let tiles = if same {
            let mut tiles = self.changed(scene, &of.0);
            if !haste {
                tiles.extend(
                    self.rough.iter().filter(|tile| !tiles.contains(tile)).copied().collect::<Vec<_>>(),
                );
            }
            tiles
        } else {
            self.rough.clear();
            grid(&of.0).collect()
        };
        let painted = self.tiles(tiles, scene, art, of, haste)?;
        self.parts.clone_from(&scene.parts);
        Ok(if same { painted } else { Painted::Whole })
    }

    /// Paints anew what was painted in haste and is not as it should be.
    ///
    /// # Errors
    /// As [`Proof::paint`].
    pub fn refine(&mut self, scene: &Scene, art: &ArtStore) -> Result<Painted, ViewFault> {
        let Some(of) = self.of else { return Ok(Painted::Nothing) };
        let tiles = self.rough.drain().collect();
        self.tiles(tiles, scene, art, of, false)
    }

    /// Makes what pictures of the scene are drawn from in haste, so that the first moving frame is quick.
    pub fn prepare(&self, scene: &Scene, art: &ArtStore) {
        if let Some((view, _, quality)) = self.of
            && let Ok(painter) = Painter::new(scene, art, &view, quality)
        {
            painter.prepare_haste();
        }
    }

    /// The tiles in which the scene differs from what is painted.
    fn changed(&self, scene: &Scene, view: &View) -> Vec<[u32; 4]> {
        let dirty: Vec<Rect> = changes(&self.parts, &scene.parts)
            .into_iter()
            .map(|r| view.px_from_page.transform_rect_bbox(r).inflate(SOFT_PX, SOFT_PX))
            .filter(|r| !r.intersect(view.rect_px()).is_zero_area())
            .collect();
        grid(view).filter(|tile| dirty.iter().any(|r| !r.intersect(area_of(*tile)).is_zero_area())).collect()
    }

    fn tiles(
        &mut self,
        tiles: Vec<[u32; 4]>,
        scene: &Scene,
        art: &ArtStore,
        of: (View, Rgba, Quality),
        haste: bool,
    ) -> Result<Painted, ViewFault> {
        let Some(around) = tiles.iter().map(|t| area_of(*t)).reduce(|a, b| a.union(b)) else {
            return Ok(Painted::Nothing);
        };
        let (view, paper, quality) = of;
        let seen = |part: &&Arc<Part>| {
            let bounds = view.px_from_page.transform_rect_bbox(part.bounds).inflate(SOFT_PX, SOFT_PX);
            !bounds.intersect(around).is_zero_area()
        };
        let parts: Vec<Arc<Part>> = scene.parts.iter().filter(seen).cloned().collect();
        let painter = Painter::of_parts(&parts, Some(paper), art, &view, quality)?;
        // Where nothing would be drawn softer, haste gains nothing.
        let haste = haste && painter.gains_by_haste();
        let painter = if haste { painter.hasty() } else { painter };
        if !haste {
            painter.load();
        }
        if haste && tiles.len() == grid(&view).count() {
            // Straight into place, without pieces that are copied.
            self.pixels.resize(view.width as usize * view.height as usize * 4, 0);
            painter.band(0, view.height, &mut self.pixels);
            self.rough.extend(tiles);
            self.of = Some(of);
            return Ok(Painted::Whole);
        }
        let pieces = if haste { gathered(&tiles) } else { tiles.clone() };
        let painted: Vec<([u32; 4], Vec<u8>)> = pieces
            .into_par_iter()
            .map(|tile| {
                let mut rgba = vec![0; tile[2] as usize * tile[3] as usize * 4];
                painter.tile(tile, &mut rgba);
                (tile, rgba)
            })
            .collect();
        self.pixels.resize(view.width as usize * view.height as usize * 4, 0);
        let row = view.width as usize * 4;
        for (tile, rgba) in &painted {
            let [x, y, width, _] = tile.map(|v| v as usize);
            for (n, line) in rgba.chunks_exact(width * 4).enumerate() {
                let start = (y + n) * row + x * 4;
                self.pixels[start..start + line.len()].copy_from_slice(line);
            }
        }
        if haste {
            self.rough.extend(tiles);
        } else {
            self.rough.retain(|tile| !tiles.contains(tile));
        }
        self.of = Some(of);
        let [x0, y0, x1, y1] = [around.x0, around.y0, around.x1, around.y1].map(|v| v as u32);
        Ok(Painted::Area([x0, y0, x1 - x0, y1 - y0]))
    }

    /// All pixels, premultiplied.
    pub fn pixels(&self) -> Pixels {
        let (width, height) = self.of.map_or((0, 0), |(view, ..)| (view.width, view.height));
        let opaque = self.of.is_some_and(|(_, paper, _)| paper.a == 255);
        Pixels { width, height, rgba: self.pixels.clone(), opaque }
    }

    /// The pixels of a rectangle within the view (left, top, width, height), premultiplied RGBA row by row.
    pub fn cut(&self, [x, y, width, height]: [u32; 4]) -> Vec<u8> {
        let row = self.of.map_or(0, |(view, ..)| view.width as usize * 4);
        let mut out = Vec::with_capacity(width as usize * height as usize * 4);
        for line in y..y + height {
            let start = line as usize * row + x as usize * 4;
            out.extend_from_slice(&self.pixels[start..start + width as usize * 4]);
        }
        out
    }
}

/// The tiles of a view, each as left, top, width, height.
fn grid(view: &View) -> impl Iterator<Item = [u32; 4]> {
    let (width, height) = (view.width, view.height);
    let across = move |y: u32| {
        (0..width.div_ceil(TILE_PX.0)).map(move |n| {
            let x = n * TILE_PX.0;
            [x, y, TILE_PX.0.min(width - x), TILE_PX.1.min(height - y)]
        })
    };
    (0..height.div_ceil(TILE_PX.1)).flat_map(move |n| across(n * TILE_PX.1))
}

/// Tiles of a row that lie side by side as one piece, and two such rows as one: quicker, and the same but for the last bit
/// of soft edges.
fn gathered(tiles: &[[u32; 4]]) -> Vec<[u32; 4]> {
    let mut pieces: Vec<[u32; 4]> = Vec::new();
    for &[x, y, width, height] in tiles {
        match pieces.last_mut() {
            Some(last) if last[1] == y && last[0] + last[2] == x => last[2] += width,
            _ => pieces.push([x, y, width, height]),
        }
    }
    let mut tall: Vec<[u32; 4]> = Vec::new();
    for [x, y, width, height] in pieces {
        let above = |p: &&mut [u32; 4]| p[0] == x && p[2] == width && p[1] + p[3] == y && p[3] == TILE_PX.1;
        match tall.iter_mut().find(above) {
            Some(piece) => piece[3] += height,
            None => tall.push([x, y, width, height]),
        }
    }
    tall
}

/// Where two lists of parts differ, page mm.
fn changes(before: &[Arc<Part>], now: &[Arc<Part>]) -> Vec<Rect> {
    let addresses = |parts: &[Arc<Part>]| parts.iter().map(Arc::as_ptr).collect::<HashSet<*const Part>>();
    let (old, new) = (addresses(before), addresses(now));
    let gone = before.iter().filter(|p| !new.contains(&Arc::as_ptr(p)));
    let come = now.iter().filter(|p| !old.contains(&Arc::as_ptr(p)));
    let mut dirty: Vec<Rect> = gone.chain(come).map(|p| p.bounds).collect();
    // What stayed may lie above and below each other the other way round.
    let stayed = before.iter().filter(|p| new.contains(&Arc::as_ptr(p)));
    let still = now.iter().filter(|p| old.contains(&Arc::as_ptr(p)));
    dirty.extend(
        stayed.zip(still).filter(|(a, b)| !Arc::ptr_eq(a, b)).flat_map(|(a, b)| [a.bounds, b.bounds]),
    );
    dirty
}
