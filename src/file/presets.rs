//! Page presets: figures of real formats, kept as data in `assets/presets`.

use crate::model::PageSetup;
use ron::extensions::Extensions;

const PAGES: &str = include_str!("../../assets/presets/pages.ron");

/// Every preset, in the order that pickers show.
pub fn all() -> Vec<PageSetup> {
    // The data is part of the program and read by a test; a fault could only leave the list empty.
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(PAGES)
        .unwrap_or_default()
}

/// A preset's name as it is typed: in lower case, hyphens between words, without other marks.
pub fn typed_name(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// The preset of this name, in whatever case and with hyphens or spaces.
pub fn named(name: &str) -> Option<PageSetup> {
    all().into_iter().find(|p| typed_name(&p.name) == typed_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::units::whole_px_from_mm;

    #[test]
    fn every_preset_is_sound_and_has_a_name_and_a_source() {
        let all = all();
        assert!(all.len() >= 6);
        for preset in &all {
            assert_eq!(preset.fault(), None, "{}", preset.name);
            assert!(!preset.source.is_empty(), "{}", preset.name);
            assert_eq!(named(&preset.name).as_ref(), Some(preset));
        }
    }

    #[test]
    fn the_us_comic_has_its_pixels_with_bleed() {
        let us = named("us-comic").expect("a preset");
        let bleed = us.bleed_rect();
        assert_eq!(whole_px_from_mm(bleed.width(), 300.0), 2063);
        assert_eq!(whole_px_from_mm(bleed.height(), 300.0), 3150);
        assert_eq!(named("webtoon strip").map(|w| whole_px_from_mm(w.trim.x, w.dpi)), Some(1600));
    }
}
