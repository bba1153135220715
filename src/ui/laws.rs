//! What must hold of a comic, in the language of the window: one sentence for each law of the model. No case is left to
//! others here, so that a new law is told before it can be broken.

use super::text::{Text, Tongue, fill, of};
use crate::model::art::ZOOM_RANGE;
use crate::model::border::{MAX_HALO_MM, MAX_OPEN, MAX_OVERSHOOT_MM};
use crate::model::colours::MAX_SWATCHES;
use crate::model::guide::MAX_GUIDES;
use crate::model::invariants::{
    LEADING_RANGE, MAX_TAILS, MIN_DASH_MM, MIN_LETTER_MM, PADDING_RANGE, STROKE_SCALES, WEIGHT_RANGE,
};
use crate::model::item::SCALE_RANGE;
use crate::model::law::Place;
use crate::model::letters::{MAX_OUTLINES, MIN_SCALE_RANGE, REACH_CAPS, TRACKING_RANGE};
use crate::model::mark::MAX_MARKS;
use crate::model::place::{MAX_LENGTH_M, SHARE};
use crate::model::running::{DISTANCE_MM, MAX_RUNNING};
use crate::model::setup::{DPI_RANGE, LETTERS_RANGE, MAX_BLEED_MM, MAX_SIDE_MM, MIN_PAGE_MM};
use crate::model::warp::{BEND_RANGE, GROWTH_RANGE, SLANT_RANGE, STRETCH_RANGE};
use crate::model::{Law, SetupFault, StyleFault, tail};
use std::fmt::Display;
use std::ops::RangeInclusive;

/// Where in a comic a law is broken.
pub fn place(tongue: Tongue, place: Place) -> String {
    let t = |key| of(tongue, key);
    match place {
        Place::Book => t(Text::PlaceBook).to_owned(),
        Place::Series => t(Text::PlaceSeries).to_owned(),
        Place::Excerpt => t(Text::PlaceExcerpt).to_owned(),
        Place::Page(page) => fill(t(Text::PlacePage), &[&page]),
        Place::Item { page, id } => fill(t(Text::PlaceItem), &[&page, &id]),
    }
}

/// A range in words.
fn between<T: Display>(tongue: Tongue, range: &RangeInclusive<T>) -> String {
    fill(of(tongue, Text::Between), &[range.start(), range.end()])
}

/// What a law demands.
pub fn law(tongue: Tongue, law: &Law) -> String {
    let told = |key, values: &[&dyn Display]| fill(of(tongue, key), values);
    let within = |key| told(key, &[&MAX_LENGTH_M]);
    let range = |range: &RangeInclusive<f64>| between(tongue, range);
    match law {
        Law::NoPages => told(Text::LawNoPages, &[]),
        Law::NoLanguage => told(Text::LawNoLanguage, &[]),
        Law::CoverBehind => told(Text::LawCoverBehind, &[]),
        Law::Palette => told(Text::LawPalette, &[&MAX_SWATCHES]),
        Law::RunningTexts => told(Text::LawRunningTexts, &[&MAX_RUNNING]),
        Law::RunningPlace => told(Text::LawRunningPlace, &[&range(&DISTANCE_MM)]),
        Law::RunningLetters => within(Text::LawRunningLetters),
        Law::Setup(fault) => setup(tongue, *fault),
        Law::StyleName => told(Text::LawStyleName, &[]),
        Law::Style(name, fault) => told(Text::LawStyle, &[&name.0, &style(tongue, *fault)]),
        Law::PageTwice(id) => told(Text::LawPageTwice, &[id]),
        Law::LineTwice(id) => told(Text::LawLineTwice, &[id]),
        Law::ItemTwice(id) => told(Text::LawItemTwice, &[id]),
        Law::Guides => told(Text::LawGuides, &[&MAX_GUIDES]),
        Law::GuidePlace => within(Text::LawGuidePlace),
        Law::GroupSize => told(Text::LawGroupSize, &[]),
        Law::GroupStranger => told(Text::LawGroupStranger, &[]),
        Law::GroupsCross => told(Text::LawGroupsCross, &[]),
        Law::Reading => told(Text::LawReading, &[]),
        Law::NoSuchLine(id) => told(Text::LawNoSuchLine, &[id]),
        Law::LineShownTwice(id) => told(Text::LawLineShownTwice, &[id]),
        Law::NoSuchPanel(id) => told(Text::LawNoSuchPanel, &[id]),
        Law::PanelInPanel => told(Text::LawPanelInPanel, &[]),
        Law::ArtZoom => told(Text::LawArtZoom, &[&range(&ZOOM_RANGE)]),
        Law::ArtPlace => within(Text::LawArtPlace),
        Law::ArtOpacity => told(Text::LawArtOpacity, &[&range(&SHARE)]),
        Law::ArtSides => told(Text::LawArtSides, &[&MAX_OPEN]),
        Law::Variant => told(Text::LawVariant, &[&MAX_LENGTH_M, &range(&SCALE_RANGE)]),
        Law::Tails => told(Text::LawTails, &[&MAX_TAILS]),
        Law::Outline => within(Text::LawOutline),
        Law::Marks => told(Text::LawMarks, &[&MAX_MARKS]),
        Law::MarkPlace => within(Text::LawMarkPlace),
        Law::BorderStyle => {
            told(Text::LawBorderStyle, &[&range(&SHARE), &MAX_OVERSHOOT_MM, &MAX_HALO_MM, &MAX_OPEN])
        }
        Law::Border => within(Text::SetupFaultBorder),
        Law::BalloonPlace => within(Text::LawBalloonPlace),
        Law::CaptionPlace => within(Text::LawCaptionPlace),
        Law::EffectPlace => within(Text::LawEffectPlace),
        Law::Warp => warp(tongue),
        Law::LetterHeight => told(Text::LawLetterHeight, &[&MIN_LETTER_MM, &MAX_LENGTH_M]),
        Law::Frame => within(Text::LawFrame),
        Law::Look(fault) => told(Text::LawLook, &[&style(tongue, *fault)]),
        Law::Tail => {
            let ranges = [&SHARE, &tail::BEND_RANGE, &tail::ROOT_RANGE].map(range);
            told(Text::LawTail, &[&MAX_LENGTH_M, &ranges[0], &ranges[1], &ranges[2]])
        }
    }
}

fn warp(tongue: Tongue) -> String {
    let [bend, growth, slant, stretch, jitter] =
        [&BEND_RANGE, &GROWTH_RANGE, &SLANT_RANGE, &STRETCH_RANGE, &SHARE].map(|r| between(tongue, r));
    fill(of(tongue, Text::LawWarp), &[&bend, &growth, &slant, &stretch, &jitter])
}

/// What cannot be drawn of a style.
fn style(tongue: Tongue, fault: StyleFault) -> String {
    use StyleFault as F;
    let told = |key, values: &[&dyn Display]| fill(of(tongue, key), values);
    let range = |key, range: &RangeInclusive<f64>| told(key, &[&between(tongue, range)]);
    match fault {
        F::Shape => told(Text::StyleFaultShape, &[]),
        F::Stroke => told(Text::StyleFaultStroke, &[&MAX_LENGTH_M]),
        F::StrokeScale => range(Text::StyleFaultStrokeScale, &STROKE_SCALES),
        F::Dashes => told(Text::StyleFaultDashes, &[&MIN_DASH_MM, &MAX_LENGTH_M]),
        F::Padding => range(Text::StyleFaultPadding, &PADDING_RANGE),
        F::Scale => range(Text::StyleFaultScale, &SCALE_RANGE),
        F::CapHeight => told(Text::StyleFaultCapHeight, &[&MIN_LETTER_MM, &MAX_LENGTH_M]),
        F::Leading => range(Text::StyleFaultLeading, &LEADING_RANGE),
        F::Weight => told(Text::StyleFaultWeight, &[&between(tongue, &WEIGHT_RANGE)]),
        F::Warp => warp(tongue),
        F::Tracking => range(Text::StyleFaultTracking, &TRACKING_RANGE),
        F::MinScale => range(Text::StyleFaultMinScale, &MIN_SCALE_RANGE),
        F::Opacity => range(Text::StyleFaultOpacity, &SHARE),
        F::Outlines => told(Text::StyleFaultOutlines, &[&MAX_OUTLINES, &between(tongue, &REACH_CAPS)]),
        F::Shadow => told(Text::StyleFaultShadow, &[REACH_CAPS.end()]),
        F::Glow => range(Text::StyleFaultGlow, &REACH_CAPS),
        F::Features => told(Text::StyleFaultFeatures, &[]),
    }
}

/// What is wrong with the figures of a page setup.
pub fn setup(tongue: Tongue, why: SetupFault) -> String {
    let told = |key, values: &[&dyn Display]| fill(of(tongue, key), values);
    match why {
        SetupFault::Size => told(Text::SetupFaultSize, &[&MIN_PAGE_MM, &MAX_SIDE_MM]),
        SetupFault::Bleed => told(Text::SetupFaultBleed, &[&MAX_BLEED_MM]),
        SetupFault::Safe => told(Text::SetupFaultSafe, &[]),
        SetupFault::Gutter => told(Text::SetupFaultGutter, &[&MAX_LENGTH_M]),
        SetupFault::Border => told(Text::SetupFaultBorder, &[&MAX_LENGTH_M]),
        SetupFault::Letters => told(Text::SetupFaultLetters, &[LETTERS_RANGE.start(), LETTERS_RANGE.end()]),
        SetupFault::Dpi => told(Text::SetupFaultDpi, &[DPI_RANGE.start(), DPI_RANGE.end()]),
    }
}

#[cfg(test)]
mod tests;
