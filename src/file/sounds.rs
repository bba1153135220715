//! Sound effects as they come: style, size and words in each language, kept as data in `assets/sounds`.

use crate::geom::Rgba;
use crate::model::{BalloonStyle, ByLang, Direction, Lang, StyleName};
use ron::extensions::Extensions;
use serde::Deserialize;

const SOUNDS: &str = include_str!("../../assets/sounds/sounds.ron");

/// A sound effect, ready to be put on a page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sound {
    /// The name of its style, which projects take with the style.
    pub name: StyleName,
    /// Words that it may have in each language, the usual one first.
    pub words: ByLang<Vec<String>>,
    /// Height of its capitals in mm.
    pub letter_mm: f64,
    /// Degrees clockwise.
    pub rotate: f64,
    /// How it looks.
    style: BalloonStyle,
}

impl Sound {
    /// How it looks: letters alone, with no body around them.
    pub fn style(&self) -> BalloonStyle {
        let mut style = self.style.clone();
        // The envelopes are made for lines that run across.
        style.lettering.direction = Direction::Horizontal;
        BalloonStyle { fill: Rgba::CLEAR, stroke: Rgba::CLEAR, stroke_mm: Some(0.0), ..style }
    }

    /// The words that it may have in a language; in one that has none, those of English.
    pub fn words_in(&self, lang: &Lang) -> &[String] {
        let of = |lang: &Lang| self.words.get(lang);
        let traditional = ["zh-TW", "zh-HK", "zh-Hant-TW", "zh-Hant-HK"].contains(&lang.tag());
        let near = match lang.primary() {
            "zh" | "yue" if traditional => "zh-Hant",
            "zh" | "yue" => "zh-Hans",
            "ja" => "ja",
            _ => "en",
        };
        let nearest = || near.parse().ok().and_then(|lang| of(&lang));
        of(lang).or_else(nearest).map_or(&[], Vec::as_slice)
    }
}

/// Every sound, in the order that pickers show.
pub fn all() -> Vec<Sound> {
    // The data is part of the program and read by a test; a fault could only leave the list empty.
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(SOUNDS)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lettering::book::FontBook;
    use crate::lettering::fit::column;
    use crate::lettering::style::{Copy, TextStyle};
    use crate::model::invariants::style_fault;

    #[test]
    fn every_sound_can_be_drawn_and_says_something_in_four_languages() {
        let all = all();
        assert!(all.len() >= 12);
        let fonts = FontBook::bundled();
        for sound in &all {
            assert_eq!(style_fault(&sound.style()), None, "{}", sound.name);
            assert!(sound.letter_mm > 1.0 && sound.rotate.abs() < 30.0, "{}", sound.name);
            for tag in ["en", "zh-Hans", "zh-Hant", "ja"] {
                let lang: Lang = tag.parse().expect("a tag");
                assert!(sound.words.contains_key(&lang), "{} in {tag}", sound.name);
                for words in sound.words_in(&lang) {
                    let style = TextStyle {
                        fonts: sound.style().lettering.fonts,
                        lang: tag.to_owned(),
                        ..TextStyle::default()
                    };
                    let set = column(&fonts, &Copy { text: words, marks: &[] }, &style, None);
                    assert_eq!(set.issues, [], "{words} in {tag}");
                }
            }
        }
        let names: std::collections::BTreeSet<_> = all.iter().map(|s| &s.name).collect();
        assert_eq!(names.len(), all.len());
    }
}
