//! The bodies that balloons can have: a closed list, one file a kind.
//!
//! Each kind gives two outlines that fill a size: the one that is drawn, and the *room* inside it, in which words
//! may stand. Where a body is smooth the two are the same; where it has lobes or spikes, the room is the curve
//! through their valleys, so that no word touches a spike and padding (rule B03) counts from what the eye takes
//! for the edge.
//!
//! What varies from one balloon to the next follows from a seed (the item's id) alone. Lobes and spikes are counted
//! out from the top to both sides: a body that grows gets its next one at the foot, and the others barely move.

mod around;
mod burst;
mod cloud;
mod drawn;
mod electric;
mod ellipse;
mod plain;
mod robot;
mod rounded;
mod wavy;

pub use around::noise;
pub use burst::Burst;
pub use cloud::Cloud;
pub use drawn::{Drawn, DrawnPoint, MAX_POINTS};
pub use electric::Electric;
pub use robot::Robot;
pub use wavy::Wavy;

use crate::geom::{BezPath, Point, Rect, Size};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The squareness of a balloon that nobody touched: slightly squarer than an ellipse (rule B04, n 2.3–2.6).
pub const DEFAULT_SQUARENESS: f64 = 2.4;

/// A balloon's body without its tails.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BodyShape {
    /// An ellipse to a squarer one; the number is the superellipse's exponent, 2 to 5.
    Ellipse(f64),
    /// A box with round corners; the number is their radius in mm.
    Rounded(f64),
    /// A box.
    Box,
    /// Lobes all around: thoughts.
    Cloud(Cloud),
    /// Irregular spikes: shouts.
    Burst(Burst),
    /// An uneven wave: weak, dying or drunken voices.
    Wavy(Wavy),
    /// Regular teeth: voices over a wire.
    Electric(Electric),
    /// A box with its corners cut off: machines.
    Robot(Robot),
    /// An outline of the author's own.
    Drawn(Drawn),
}

/// What a kind of body must be able to do. Sizes are mm; outlines are closed, centred on the origin and fill the
/// size.
trait Kind {
    /// What is drawn.
    fn outline(&self, size: Size, seed: u64) -> BezPath;

    /// Where words may stand.
    fn room(&self, size: Size, seed: u64) -> BezPath {
        self.outline(size, seed)
    }

    /// Where the outline turns in between two lobes or spikes, in order: a tail stands between two of these.
    /// None where the outline is smooth.
    fn valleys(&self, _size: Size, _seed: u64) -> Vec<Point> {
        Vec::new()
    }

    /// The numbers that can be set.
    fn dials(&self) -> Vec<Dial>;

    /// Sets the number of that place in `dials`; others are let be.
    fn set(&mut self, dial: usize, value: f64);

    /// Its numbers can be drawn.
    fn is_sound(&self) -> bool {
        self.dials().iter().all(|d| d.range.contains(&d.value))
    }
}

/// What a number of a body means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The exponent of a superellipse.
    Squareness,
    /// The radius of corners, mm.
    CornerRadius,
    /// What is cut off corners, mm.
    CornerCut,
    /// The width of a lobe, mm.
    LobeWidth,
    /// The width of a spike, mm.
    SpikeWidth,
    /// How far spikes stick out, as a share of half the shorter side.
    SpikeDepth,
    /// The length of a wave, mm.
    WaveLength,
    /// How high waves are, mm.
    WaveDepth,
    /// The width of a tooth, mm.
    ToothWidth,
    /// How far teeth stick out, mm.
    ToothDepth,
}

/// A number of a body, for sliders.
#[derive(Debug, Clone, PartialEq)]
pub struct Dial {
    /// What it means.
    pub what: Measure,
    /// What it is.
    pub value: f64,
    /// What it may be.
    pub range: RangeInclusive<f64>,
}

impl Dial {
    fn new(what: Measure, value: f64, range: RangeInclusive<f64>) -> Self {
        Self { what, value, range }
    }
}

impl Default for BodyShape {
    fn default() -> Self {
        Self::Ellipse(DEFAULT_SQUARENESS)
    }
}

impl BodyShape {
    /// The same with each of its lengths so many times as long.
    #[must_use]
    pub fn scaled(&self, by: f64) -> Self {
        match self {
            Self::Rounded(radius) => Self::Rounded(radius * by),
            Self::Cloud(own) => Self::Cloud(Cloud { lobe_mm: own.lobe_mm * by }),
            Self::Burst(own) => Self::Burst(Burst { spike_mm: own.spike_mm * by, ..*own }),
            Self::Wavy(own) => Self::Wavy(Wavy { wave_mm: own.wave_mm * by, depth_mm: own.depth_mm * by }),
            Self::Electric(own) => {
                Self::Electric(Electric { tooth_mm: own.tooth_mm * by, depth_mm: own.depth_mm * by })
            }
            Self::Robot(own) => Self::Robot(Robot { cut_mm: own.cut_mm * by }),
            Self::Ellipse(_) | Self::Box | Self::Drawn(_) => self.clone(),
        }
    }

    /// Each kind with its usual numbers, in the order that pickers show.
    pub fn kinds() -> [Self; 9] {
        [
            Self::Ellipse(DEFAULT_SQUARENESS),
            Self::Rounded(rounded::USUAL_RADIUS_MM),
            Self::Box,
            Self::Cloud(Cloud::default()),
            Self::Burst(Burst::default()),
            Self::Wavy(Wavy::default()),
            Self::Electric(Electric::default()),
            Self::Robot(Robot::default()),
            Self::Drawn(Drawn::default()),
        ]
    }

    fn with<T>(&self, act: impl FnOnce(&dyn Kind) -> T) -> T {
        match self {
            Self::Ellipse(squareness) => act(&ellipse::Ellipse(*squareness)),
            Self::Rounded(radius) => act(&rounded::Rounded(*radius)),
            Self::Box => act(&plain::Plain),
            Self::Cloud(kind) => act(kind),
            Self::Burst(kind) => act(kind),
            Self::Wavy(kind) => act(kind),
            Self::Electric(kind) => act(kind),
            Self::Robot(kind) => act(kind),
            Self::Drawn(kind) => act(kind),
        }
    }

    /// The closed outline that fills `size` (mm), centred on the origin. `seed` decides what varies.
    pub fn outline(&self, size: Size, seed: u64) -> BezPath {
        self.with(|kind| kind.outline(size, seed))
    }

    /// The closed outline within which words may stand, for the same `size` (mm), centred on the origin.
    pub fn room(&self, size: Size, seed: u64) -> BezPath {
        self.with(|kind| kind.room(size, seed))
    }

    /// The size of the body whose room is as large as `room` (mm), as near as a thousandth.
    pub fn size_around(&self, room: Size, seed: u64) -> Size {
        let mut size = room;
        for _ in 0..24 {
            let Some(now) = crate::geom::outline::bounds(&self.room(size, seed)) else { return size };
            let (more_w, more_h) = (room.width - now.width(), room.height - now.height());
            if more_w.abs() < 1e-3 && more_h.abs() < 1e-3 {
                break;
            }
            size = Size::new((size.width + more_w).max(1e-3), (size.height + more_h).max(1e-3));
        }
        size
    }

    /// Where the outline turns in between its lobes or spikes, clockwise; none where it is smooth.
    pub fn valleys(&self, size: Size, seed: u64) -> Vec<Point> {
        self.with(|kind| kind.valleys(size, seed))
    }

    /// The numbers that can be set, for sliders.
    pub fn dials(&self) -> Vec<Dial> {
        self.with(|kind| kind.dials())
    }

    /// The same with another number at that place of [`Self::dials`].
    #[must_use]
    pub fn turned(&self, dial: usize, value: f64) -> Self {
        let mut next = self.clone();
        match &mut next {
            Self::Ellipse(squareness) if dial == 0 => *squareness = value,
            Self::Rounded(radius) if dial == 0 => *radius = value,
            Self::Ellipse(_) | Self::Rounded(_) | Self::Box => {}
            Self::Cloud(kind) => kind.set(dial, value),
            Self::Burst(kind) => kind.set(dial, value),
            Self::Wavy(kind) => kind.set(dial, value),
            Self::Electric(kind) => kind.set(dial, value),
            Self::Robot(kind) => kind.set(dial, value),
            Self::Drawn(kind) => kind.set(dial, value),
        }
        next
    }

    /// Its numbers can be drawn.
    pub fn is_sound(&self) -> bool {
        self.with(|kind| kind.is_sound())
    }

    /// The two are of one kind, whatever their numbers.
    pub fn same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A rectangle of a size around the origin; a side is never less than a hair, so that every kind can be drawn.
fn around_origin(size: Size) -> Rect {
    Rect::from_center_size(Point::ZERO, (size.width.max(1e-3), size.height.max(1e-3)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::outline::{bounds, distance_to_edge, ring_area, rings};
    use crate::geom::{Shape as _, boolean};

    const SIZES: [(f64, f64); 6] =
        [(46.0, 24.0), (18.0, 11.0), (14.0, 44.0), (90.0, 20.0), (5.0, 3.0), (0.01, 0.01)];

    #[test]
    fn every_kind_fills_its_size_and_keeps_the_room_inside() {
        for kind in BodyShape::kinds() {
            for (w, h) in SIZES {
                for seed in [0, 1, 99, u64::MAX] {
                    let size = Size::new(w, h);
                    let (drawn, room) = (kind.outline(size, seed), kind.room(size, seed));
                    let b = bounds(&drawn).unwrap();
                    let slack = 0.02 * w.max(h) + 0.01;
                    assert!(b.width() <= w + slack && b.height() <= h + slack, "{kind:?} {w}×{h}: {b:?}");
                    assert!(
                        b.width() >= w * 0.82 && b.height() >= h * 0.8,
                        "{kind:?} {w}×{h} is too small: {b:?}"
                    );
                    if w < 1.0 {
                        continue;
                    }
                    let outside = boolean::difference(&room, &drawn);
                    let area: f64 = rings(&outside, 0.01).iter().map(|r| ring_area(r)).sum();
                    assert!(area < 0.01 * w * h, "{kind:?} {w}×{h}: {area} mm² of the room lie outside");
                    assert!(drawn.contains(Point::ZERO) && room.contains(Point::ZERO));
                }
            }
        }
    }

    #[test]
    fn words_have_most_of_the_body() {
        for kind in BodyShape::kinds() {
            let size = Size::new(46.0, 24.0);
            let area = |p: &BezPath| rings(p, 0.01).iter().map(|r| ring_area(r)).sum::<f64>();
            let share = area(&kind.room(size, 7)) / area(&kind.outline(size, 7));
            assert!(share > 0.6, "{kind:?}: {share}");
        }
    }

    #[test]
    fn a_body_is_found_by_the_room_that_it_is_to_have() {
        for kind in BodyShape::kinds() {
            for (w, h) in [(40.0, 20.0), (12.0, 9.0), (9.0, 40.0)] {
                let size = kind.size_around(Size::new(w, h), 4);
                let room = bounds(&kind.room(size, 4)).unwrap();
                assert!(
                    (room.width() - w).abs() < 0.01 && (room.height() - h).abs() < 0.01,
                    "{kind:?} {room:?}"
                );
            }
        }
    }

    #[test]
    fn a_seed_gives_the_same_outline_again_and_another_one_another() {
        let size = Size::new(46.0, 24.0);
        for kind in [BodyShape::Cloud(Cloud::default()), BodyShape::Burst(Burst::default())] {
            assert_eq!(kind.outline(size, 5), kind.outline(size, 5));
            assert_ne!(kind.outline(size, 5), kind.outline(size, 6));
        }
    }

    #[test]
    fn a_body_that_grows_a_little_changes_a_little() {
        for kind in [BodyShape::Cloud(Cloud::default()), BodyShape::Burst(Burst::default())] {
            let mut before = kind.outline(Size::new(40.0, 22.0), 3);
            for step in 1..=60 {
                let width = 40.0 + 0.2 * f64::from(step);
                let after = kind.outline(Size::new(width, 22.0), 3);
                // The upper half keeps its lobes: no point of it is far from where the outline was.
                let was = rings(&before, 0.01);
                let far = rings(&after, 0.01)
                    .iter()
                    .flatten()
                    .filter(|p| p.y < -6.0)
                    .map(|p| distance_to_edge(&was, *p))
                    .fold(0.0, f64::max);
                assert!(far < 1.6, "{kind:?} at {width}: {far}");
                before = after;
            }
        }
    }

    #[test]
    fn dials_turn_what_they_name() {
        for kind in BodyShape::kinds() {
            assert!(kind.is_sound(), "{kind:?}");
            for (n, dial) in kind.dials().iter().enumerate() {
                let end = *dial.range.end();
                let turned = kind.turned(n, end);
                assert_eq!(turned.dials()[n].value, end);
                assert!(turned.is_sound() && !kind.turned(n, end * 2.0 + 1.0).is_sound());
                assert!(!kind.turned(n, f64::NAN).is_sound());
            }
        }
    }
}
