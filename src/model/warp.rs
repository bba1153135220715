//! How the letters of a sound effect are bent: a live envelope, never baked into outlines.

use super::place::SHARE;
use crate::geom::{Point, Size, sin_cos_degrees};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// What the block of letters is bent into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Envelope {
    /// Along a circle; the letters turn with it.
    #[default]
    Arc,
    /// Raised in the middle; the letters stay upright.
    Arch,
    /// The top raised in the middle, the foot straight: a blast.
    Dome,
    /// The foot lowered in the middle, the top straight.
    Bowl,
    /// Both: the middle swells.
    Bulge,
    /// Up and down like a flag.
    Wave,
}

impl Envelope {
    /// All of them, in the order that pickers show.
    pub const ALL: [Self; 6] = [Self::Arc, Self::Arch, Self::Dome, Self::Bowl, Self::Bulge, Self::Wave];
}

/// How letters are bent, slanted and shaken.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Warp {
    /// What the block is bent into.
    #[serde(skip_serializing_if = "is_default")]
    pub envelope: Envelope,
    /// How much, -1 to 1; 0 is straight, negative bends the other way.
    #[serde(skip_serializing_if = "is_default")]
    pub bend: f64,
    /// Growth towards the end of the line, -0.9 to 0.9: the letters come nearer, or go away.
    #[serde(skip_serializing_if = "is_default")]
    pub taper: f64,
    /// Growth towards the top, -0.9 to 0.9.
    #[serde(skip_serializing_if = "is_default")]
    pub flare: f64,
    /// Degrees that the letters lean to the right.
    #[serde(skip_serializing_if = "is_default")]
    pub slant: f64,
    /// Width as a multiple of the font's.
    #[serde(skip_serializing_if = "is_one")]
    pub stretch: f64,
    /// How much each letter is turned, shifted and sized by itself, 0 to 1.
    #[serde(skip_serializing_if = "is_default")]
    pub jitter: f64,
    /// Another number shakes the letters in another way.
    #[serde(skip_serializing_if = "is_default")]
    pub shuffle: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_one(value: &f64) -> bool {
    *value == 1.0
}

impl Default for Warp {
    fn default() -> Self {
        Self {
            envelope: Envelope::Arc,
            bend: 0.0,
            taper: 0.0,
            flare: 0.0,
            slant: 0.0,
            stretch: 1.0,
            jitter: 0.0,
            shuffle: 0,
        }
    }
}

/// How far letters can be bent, as a share of the most.
pub const BEND_RANGE: RangeInclusive<f64> = -1.0..=1.0;
/// The growth that letters may have from end to end.
pub const GROWTH_RANGE: RangeInclusive<f64> = -0.9..=0.9;
/// The degrees that letters may lean.
pub const SLANT_RANGE: RangeInclusive<f64> = -60.0..=60.0;
/// The widths that letters may have, as multiples of the font's.
pub const STRETCH_RANGE: RangeInclusive<f64> = 0.25..=4.0;

/// The angle of a fully bent arc.
const FULL_ARC_DEGREES: f64 = 300.0;
/// An arc's inside is kept this far from its centre, as a share of half the letters' height.
const ARC_HOLE: f64 = 1.25;
/// How far a full bend raises the middle, as a share of the letters' height.
const FULL_LIFT: f64 = 1.0;
/// How much a full bend swells the middle.
const FULL_SWELL: f64 = 1.2;
/// How far a full wave goes up and down, as a share of the letters' height.
const FULL_WAVE: f64 = 0.5;

/// A shaken letter is turned by at most this many degrees, moved by this share of a capital's height, and grown or
/// shrunk by this share of its size.
const SHAKE: (f64, f64, f64) = (12.0, 0.16, 0.14);

/// What shaking does to one letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shake {
    /// Degrees clockwise.
    pub turn: f64,
    /// Downward, as a multiple of a capital's height.
    pub drop: f64,
    /// Its size as a multiple.
    pub scale: f64,
}

impl Warp {
    /// The letters are as the font has them.
    pub fn is_plain(&self) -> bool {
        let Self { envelope: _, bend, taper, flare, slant, stretch, jitter, shuffle: _ } = *self;
        [bend, taper, flare, slant, jitter] == [0.0; 5] && stretch == 1.0
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        BEND_RANGE.contains(&self.bend)
            && GROWTH_RANGE.contains(&self.taper)
            && GROWTH_RANGE.contains(&self.flare)
            && SLANT_RANGE.contains(&self.slant)
            && STRETCH_RANGE.contains(&self.stretch)
            && SHARE.contains(&self.jitter)
    }

    /// Where a point of a block of `size` goes, both counted from the block's middle, y down.
    pub fn map(&self, size: Size, p: Point) -> Point {
        let (half_w, half_h) = ((size.width / 2.0).max(1e-6), (size.height / 2.0).max(1e-6));
        let (sin, cos) = sin_cos_degrees(self.slant);
        let mut p = Point::new(p.x * self.stretch - p.y * sin / cos, p.y);
        let half_w = half_w * self.stretch;
        // Growth to the top, then along the line: each letter by a factor of the one before, so that it is as much
        // wider as it is higher and none is drawn out, and the edges of the block stay straight.
        p.x *= 1.0 - self.flare * p.y / half_h;
        if self.taper != 0.0 {
            let (near, far) = (1.0 + self.taper, 1.0 - self.taper);
            let growth = near / far;
            let grown = libm::pow(growth, 0.5 * (p.x / half_w + 1.0));
            p = Point::new(half_w * (2.0 * (grown - 1.0) / (growth - 1.0) - 1.0), p.y * far * grown);
        }
        let u = p.x / half_w;
        match self.envelope {
            _ if self.bend == 0.0 => p,
            Envelope::Arc => self.arc(half_w, half_h, p),
            Envelope::Arch => Point::new(p.x, p.y - self.bend * FULL_LIFT * size.height * (1.0 - u * u)),
            Envelope::Dome => Point::new(p.x, half_h - (half_h - p.y) * self.swell(u)),
            Envelope::Bowl => Point::new(p.x, -half_h + (p.y + half_h) * self.swell(u)),
            Envelope::Bulge => Point::new(p.x, p.y * self.swell(u)),
            Envelope::Wave => {
                let (sin, _) = sin_cos_degrees(180.0 * u);
                Point::new(p.x, p.y - self.bend * FULL_WAVE * size.height * sin)
            }
        }
    }

    /// How much higher the letters are at `u`, -1 at the line's start to 1 at its end.
    fn swell(&self, u: f64) -> f64 {
        let rise = (1.0 - u * u).max(-0.5);
        // The other way it never turns inside out.
        if self.bend > 0.0 {
            1.0 + self.bend * FULL_SWELL * rise
        } else {
            1.0 / (1.0 - self.bend * FULL_SWELL * rise)
        }
    }

    fn arc(&self, half_w: f64, half_h: f64, p: Point) -> Point {
        let wanted = self.bend * FULL_ARC_DEGREES;
        // A short, high block is bent less, so that its inside does not meet itself.
        let most = (2.0 * half_w / (half_h * ARC_HOLE)).to_degrees();
        let degrees = wanted.clamp(-most, most);
        let radius = 2.0 * half_w / degrees.to_radians();
        let (sin, cos) = sin_cos_degrees(p.x / (2.0 * half_w) * degrees);
        Point::new((radius - p.y) * sin, radius - (radius - p.y) * cos)
    }

    /// The bend whose handle is nearest to a place, counted from the block's middle.
    pub fn bent_to(&self, size: Size, handle: Point) -> f64 {
        // A hundredth is finer than a hand can drag.
        let at = |bend: f64| Self { bend, ..*self }.handle(size);
        let (mut best, mut least) = (0.0, f64::INFINITY);
        for step in -100..=100_i32 {
            let bend = f64::from(step) / 100.0;
            let far = (at(bend) - handle).hypot();
            if far < least {
                (best, least) = (bend, far);
            }
        }
        best
    }

    /// Where the handle that bends is, counted from the block's middle: above the middle for what rises there,
    /// at the line's end for arcs, a quarter in for waves.
    pub fn handle(&self, size: Size) -> Point {
        let (w, h) = (size.width / 2.0, size.height / 2.0);
        let at = match self.envelope {
            Envelope::Arc => Point::new(w, 0.0),
            Envelope::Arch | Envelope::Dome | Envelope::Bulge => Point::new(0.0, -h),
            Envelope::Bowl => Point::new(0.0, h),
            Envelope::Wave => Point::new(w / 2.0, -h),
        };
        let upright = Self { slant: 0.0, ..*self };
        upright.map(size, at)
    }

    /// What shaking does to the letter of this number of the item that `seed` stands for.
    pub fn shake(&self, seed: u64, letter: usize) -> Shake {
        let noise = |salt: u64| {
            let mut z = seed ^ (u64::from(self.shuffle) << 40) ^ ((letter as u64) << 8) ^ salt;
            // SplitMix64: three lines of arithmetic that are the same everywhere.
            z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
        };
        // Neighbours lean against each other: the side alternates, only how far is left to chance.
        let side =
            if (letter as u64 + (seed & 1) + u64::from(self.shuffle)).is_multiple_of(2) { 1.0 } else { -1.0 };
        let far = |salt: u64| 0.35 + 0.65 * noise(salt);
        Shake {
            turn: side * far(1) * SHAKE.0 * self.jitter,
            drop: -side * (0.2 + 0.8 * noise(2)) * SHAKE.1 * self.jitter,
            scale: 1.0 + (2.0 * noise(3) - 1.0) * SHAKE.2 * self.jitter,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size::new(40.0, 10.0);

    fn bent(envelope: Envelope, bend: f64) -> Warp {
        Warp { envelope, bend, ..Warp::default() }
    }

    #[test]
    fn nothing_set_moves_nothing() {
        assert!(Warp::default().is_plain() && Warp::default().is_sound());
        for p in [Point::new(3.0, -4.0), Point::new(-20.0, 5.0)] {
            assert_eq!(Warp::default().map(SIZE, p), p);
        }
    }

    #[test]
    fn an_arc_spaces_letters_evenly_along_its_middle() {
        let warp = bent(Envelope::Arc, 0.4);
        let at: Vec<Point> =
            (0..=8).map(|i| warp.map(SIZE, Point::new(-20.0 + 5.0 * f64::from(i), 0.0))).collect();
        let steps: Vec<f64> = at.windows(2).map(|w| (w[1] - w[0]).hypot()).collect();
        assert!(steps.iter().all(|s| (s - steps[0]).abs() < 1e-9), "{steps:?}");
        assert!(at[0].y > at[4].y, "a positive bend rises in the middle");
        assert!(bent(Envelope::Arc, -0.4).map(SIZE, Point::new(20.0, 0.0)).y < 0.0);
    }

    #[test]
    fn the_inside_of_an_arc_never_meets_itself() {
        let high = Size::new(6.0, 30.0);
        let warp = bent(Envelope::Arc, 1.0);
        let (a, b) = (warp.map(high, Point::new(-3.0, 15.0)), warp.map(high, Point::new(3.0, 15.0)));
        assert!(b.x > a.x, "{a:?} {b:?}");
    }

    #[test]
    fn envelopes_keep_what_they_promise() {
        let top = |e, x| bent(e, 0.5).map(SIZE, Point::new(x, -5.0)).y;
        let foot = |e, x| bent(e, 0.5).map(SIZE, Point::new(x, 5.0)).y;
        assert!(top(Envelope::Dome, 0.0) < -8.0);
        assert_eq!((top(Envelope::Dome, 20.0), foot(Envelope::Dome, 0.0)), (-5.0, 5.0));
        assert_eq!((top(Envelope::Bowl, 0.0), foot(Envelope::Bowl, 20.0)), (-5.0, 5.0));
        assert!(top(Envelope::Bulge, 0.0) < -6.0 && foot(Envelope::Bulge, 0.0) > 6.0);
        assert!(top(Envelope::Wave, 10.0) < -5.0 && top(Envelope::Wave, -10.0) > -5.0);
        assert!((top(Envelope::Arch, 0.0) - foot(Envelope::Arch, 0.0) + 10.0).abs() < 1e-12);
        // A pinch never turns inside out.
        assert!(bent(Envelope::Bulge, -1.0).map(SIZE, Point::new(0.0, -5.0)).y < 0.0);
    }

    #[test]
    fn a_taper_is_higher_at_its_end() {
        let warp = Warp { taper: 0.5, ..Warp::default() };
        let high = |x| warp.map(SIZE, Point::new(x, 5.0)).y - warp.map(SIZE, Point::new(x, -5.0)).y;
        assert!((high(-20.0) - 5.0).abs() < 1e-9 && (high(20.0) - 15.0).abs() < 1e-9);
        assert_eq!(warp.map(SIZE, Point::new(20.0, 0.0)).x, 20.0);
        assert!(warp.map(SIZE, Point::new(0.0, 0.0)).x < 0.0, "what is far is narrow");
        // No letter is drawn out: width and height grow alike, and edges are straight.
        let wide =
            |x: f64| warp.map(SIZE, Point::new(x + 0.01, 0.0)).x - warp.map(SIZE, Point::new(x, 0.0)).x;
        let shape = |x: f64| wide(x) / high(x + 0.005);
        assert!((shape(-20.0) / shape(19.9) - 1.0).abs() < 1e-3);
        let edge = |x: f64| warp.map(SIZE, Point::new(x, -5.0));
        let (a, b, c) = (edge(-20.0), edge(3.0), edge(20.0));
        assert!((b - a).cross(c - a).abs() < 1e-9);
    }

    #[test]
    fn the_handle_finds_the_bend_that_it_shows() {
        for envelope in Envelope::ALL {
            for bend in [-0.8, -0.25, 0.0, 0.3, 0.9] {
                let warp = bent(envelope, bend);
                let found = warp.bent_to(SIZE, warp.handle(SIZE));
                assert!((found - bend).abs() < 0.011, "{envelope:?} {bend}: {found}");
            }
        }
    }

    #[test]
    fn shaking_is_the_same_each_time_and_none_at_nought() {
        let warp = Warp { jitter: 1.0, ..Warp::default() };
        assert_eq!(warp.shake(7, 3), warp.shake(7, 3));
        assert_ne!(warp.shake(7, 3), warp.shake(8, 3));
        assert_ne!(warp.shake(7, 3), Warp { shuffle: 1, ..warp }.shake(7, 3));
        assert!(warp.shake(7, 0).turn * warp.shake(7, 1).turn < 0.0, "neighbours lean against each other");
        let still = Warp::default().shake(7, 3);
        assert_eq!((still.turn, still.drop, still.scale), (0.0, 0.0, 1.0));
    }
}
