//! Every text of the window in one table, in each language that the window speaks: one file for an area of the window.

/// Lines of the table: the key of a text, the text in English and in Chinese.
macro_rules! table {
    ($($key:ident: $english:literal, $chinese:literal;)*) => {
        #[allow(non_upper_case_globals, missing_docs, reason = "keys are the names of texts")]
        impl Text {
            $(pub const $key: Self = Self { key: stringify!($key), english: $english, chinese: $chinese };)*
        }

        #[cfg(test)]
        pub(in crate::ui) const ALL: &[Text] = &[$(Text::$key,)*];
    };
}

mod canvas;
mod dialogs;
mod faults;
mod files;
mod issues;
mod laws;
mod letters;
mod menus;
mod pages;
mod panels;
mod panes;
mod settings;
mod steps;
mod words;

pub use super::names::{
    bindings, envelope, facings, issue, label, lang_in, lang_name, preset, readings, rule, style_name,
    writing,
};
use crate::model::Lang;
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// A language that the window speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    SimplifiedChinese,
}

impl Tongue {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::SimplifiedChinese];

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
        }
    }

    /// As a language of comics.
    pub fn lang(self) -> Lang {
        match self {
            Self::English => Lang::english(),
            Self::SimplifiedChinese => Lang::simplified_chinese(),
        }
    }

    /// The one that the system speaks, English if it speaks another.
    pub fn of_system() -> Self {
        let chinese = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|v| !v.is_empty())
            .is_some_and(|v| v.starts_with("zh"));
        if chinese { Self::SimplifiedChinese } else { Self::English }
    }
}

/// A text of the window. Its name in the table is its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text {
    key: &'static str,
    english: &'static str,
    chinese: &'static str,
}

/// A text in a language.
pub fn of(tongue: Tongue, key: Text) -> &'static str {
    match tongue {
        Tongue::English => key.english,
        Tongue::SimplifiedChinese => key.chinese,
    }
}

/// A text with its `{0}`, `{1}` … filled in.
pub fn fill(text: &str, values: &[&dyn Display]) -> String {
    values
        .iter()
        .enumerate()
        .fold(text.to_owned(), |text, (n, value)| text.replace(&format!("{{{n}}}"), &value.to_string()))
}

#[cfg(test)]
pub(super) use {faults::ALL as FAULTS, laws::ALL as LAWS};

#[cfg(test)]
impl Text {
    /// Its key.
    pub(super) fn name(self) -> &'static str {
        self.key
    }

    /// The sentence may be this text, filled in.
    pub(super) fn is_told(self, tongue: Tongue, sentence: &str) -> bool {
        let mut rest = sentence;
        let mut parts = of(tongue, self).split(['{', '}']).step_by(2);
        parts.all(|part| rest.find(part).map(|at| rest = &rest[at + part.len()..]).is_some())
    }
}

/// Words of English in a Chinese sentence. Names of fields stand in backquotes; ids have single letters here.
#[cfg(test)]
pub(super) fn english_in(sentence: &str) -> Vec<&str> {
    const SAME: &str = "Panelwright Photoshop OpenRaster Krita PNG JPEG XL WebP TIFF SVG PDF GIF ZIP RGB Lab TrueType \
                        OpenType mm dpi ron MB GB GiB";
    let told = sentence.split('`').step_by(2);
    let words = told.flat_map(|part| part.split(|c: char| !c.is_ascii_alphabetic()));
    words.filter(|word| word.len() > 1 && !SAME.split(' ').any(|name| name == *word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table. An area that is not named here leaves a constant that nothing uses, which is a warning.
    const AREAS: [&[Text]; 14] = [
        canvas::ALL,
        dialogs::ALL,
        faults::ALL,
        files::ALL,
        issues::ALL,
        laws::ALL,
        letters::ALL,
        menus::ALL,
        pages::ALL,
        panels::ALL,
        panes::ALL,
        settings::ALL,
        steps::ALL,
        words::ALL,
    ];

    /// Names and figures that are the same in both languages.
    const SAME: [Text; 1] = [Text::CmdActualSize];

    /// Keys, units and what stands in files: the same in both languages.
    const KEPT: &str = "Alt Ctrl Delete Enter Esc Shift Tab Apache MIT CBZ KRA ORA PSD cbz zip liga ss ppi pt true false \
                        page pages title series episode";

    #[test]
    fn nothing_is_untranslated() {
        for key in AREAS.concat() {
            let Text { key: name, english, chinese } = key;
            assert!(!english.is_empty() && !chinese.is_empty(), "{name}");
            let kept = |word: &&str| KEPT.split(' ').any(|name| name == *word);
            assert!(english_in(chinese).iter().all(kept), "{name}: {chinese}");
            if !SAME.contains(&key) {
                assert!(chinese.chars().any(|c| c > '\u{2e00}') || chinese.contains("{0}{1}"), "{name}");
            }
        }
    }

    #[test]
    fn both_languages_are_filled_alike() {
        for key in AREAS.concat() {
            let Text { key: name, english, chinese } = key;
            for n in 0..5 {
                let hole = format!("{{{n}}}");
                assert_eq!(english.contains(&hole), chinese.contains(&hole), "{name}");
            }
        }
        assert_eq!(fill("{0} of {1}", &[&1, &2]), "1 of 2");
    }
}
