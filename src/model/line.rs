//! Lines of dialogue: words in each language, by whom, and how far each translation is.

use super::cast::CastId;
use super::id::LineId;
use super::lang::{ByLang, Lang};
use super::words::Words;
use serde::{Deserialize, Serialize};

/// One utterance. A balloon shows a line; a script lists the same one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Stable for the life of the line.
    pub id: LineId,
    /// Who says it; nobody for narration and sounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<CastId>,
    /// What is said, in each language that has it.
    #[serde(default)]
    pub words: ByLang<Words>,
    /// How far each language is; what is not listed is a draft.
    #[serde(default, skip_serializing_if = "ByLang::is_empty")]
    pub state: ByLang<Translation>,
    /// A note to the team, never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Line {
    /// A line that says nothing yet.
    pub fn new(id: LineId) -> Self {
        Self { id, speaker: None, words: ByLang::new(), state: ByLang::new(), note: String::new() }
    }

    /// The words in exactly this language.
    pub fn words_in(&self, lang: &Lang) -> Option<&Words> {
        self.words.get(lang).filter(|w| !w.is_blank())
    }

    /// The words that stand in for missing ones, with their language: those of the first of the book's `languages` that
    /// has any, else of any other.
    pub fn stand_in<'a>(&'a self, languages: &'a [Lang]) -> Option<(&'a Words, &'a Lang)> {
        let mut order = languages.iter().chain(self.words.keys());
        order.find_map(|lang| self.words_in(lang).map(|words| (words, lang)))
    }
}

/// The state of a line in one language.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// How far it is.
    pub stage: Stage,
    /// The source words, as markup, that this was made from: when they differ from the source of today,
    /// the translation is stale and both can be shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub made_from: String,
}

/// How far words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Stage {
    /// Written, not read by another.
    #[default]
    Draft,
    /// Read and found good.
    Reviewed,
    /// Not to be changed.
    Final,
}
