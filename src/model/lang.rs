//! Languages, and values that exist once per language.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::{fmt, str::FromStr};

/// A language as a BCP 47 tag, for example `en`, `zh-Hans` or `pt-BR`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

/// A text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language tag; write one like en, ja, zh-Hans or pt-BR")]
pub struct NotALang(pub String);

impl Lang {
    /// English.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Chinese in simplified characters.
    pub fn simplified_chinese() -> Self {
        Self("zh-Hans".to_owned())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The first part of the tag: `zh` of `zh-Hans`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Chinese in traditional characters, by its script or its region.
    pub fn is_traditional_chinese(&self) -> bool {
        let named =
            |parts: &[&str]| self.0.split('-').any(|p| parts.iter().any(|n| p.eq_ignore_ascii_case(n)));
        matches!(self.primary(), "zh" | "yue")
            && !named(&["hans"])
            && named(&["hant", "tw", "hk", "mo", "yue"])
    }

    /// Comics in it run from top to bottom: Japanese and traditional Chinese (rule §6e).
    pub fn is_written_vertically(&self) -> bool {
        self.primary() == "ja" || self.is_traditional_chinese()
    }

    /// Chinese, Japanese or Korean: set by the character and not by the word.
    pub fn is_cjk(&self) -> bool {
        matches!(self.primary(), "zh" | "ja" | "ko" | "yue")
    }
}

impl FromStr for Lang {
    type Err = NotALang;

    fn from_str(tag: &str) -> Result<Self, NotALang> {
        // The shape of BCP 47: a primary part of 2–8 letters, then parts of 1–8 letters and digits.
        let mut parts = tag.split('-');
        let primary = parts
            .next()
            .is_some_and(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
        let rest = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if primary && rest { Ok(Self(tag.to_owned())) } else { Err(NotALang(tag.chars().take(40).collect())) }
    }
}

impl TryFrom<String> for Lang {
    type Error = NotALang;

    fn try_from(tag: String) -> Result<Self, NotALang> {
        tag.parse()
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value in each language that has one, ordered by tag.
pub type ByLang<T> = BTreeMap<Lang, T>;

/// The value in `lang`, else in the first of `order` that has one, else any.
pub fn in_lang<'a, T>(values: &'a ByLang<T>, lang: &Lang, order: &[Lang]) -> Option<&'a T> {
    values.get(lang).or_else(|| order.iter().find_map(|l| values.get(l))).or_else(|| values.values().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_the_shape_of_tags() {
        for tag in ["en", "zh-Hans", "pt-BR", "zh-Hant-TW"] {
            assert_eq!(tag.parse::<Lang>().map(|l| l.to_string()), Ok(tag.to_owned()));
        }
        for wrong in ["", "e", "english language", "en_US", "zh-", "-zh", "12"] {
            assert!(wrong.parse::<Lang>().is_err(), "{wrong}");
        }
        assert!(Lang::simplified_chinese().is_cjk() && !Lang::english().is_cjk());
        for (tag, vertical) in [
            ("ja", true),
            ("ja-JP", true),
            ("zh-Hant", true),
            ("zh-TW", true),
            ("zh", false),
            ("zh-Hans", false),
            ("zh-Hans-HK", false),
            ("ko", false),
            ("en", false),
        ] {
            let lang: Lang = tag.parse().expect("a tag");
            assert_eq!(lang.is_written_vertically(), vertical, "{tag}");
        }
    }

    #[test]
    fn a_missing_language_falls_back_in_order() {
        let (en, zh) = (Lang::english(), Lang::simplified_chinese());
        let only_zh = ByLang::from([(zh.clone(), 1)]);
        assert_eq!(in_lang(&only_zh, &en, &[en.clone(), zh]), Some(&1));
        assert_eq!(in_lang(&ByLang::<i32>::new(), &en, &[]), None);
    }
}
