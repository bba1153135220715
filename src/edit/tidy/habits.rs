//! What typesetters of each language do: quotation marks, dashes, ellipses, forms of punctuation.

use crate::model::Lang;

/// A pair of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub open: char,
    pub close: char,
}

const fn pair(open: char, close: char) -> Pair {
    Pair { open, close }
}

/// How an interruption or an aside is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    /// Two hyphens without spaces (rule T04: English comics).
    TwoHyphens,
    /// A dash as it is printed (rule T04: French, German, Spanish, Italian and their neighbours).
    Real(char),
    /// Two of an em each (rule T04: Chinese, Japanese).
    Wide(char),
    /// The language is not known well enough to touch its dashes.
    Untouched,
}

/// How words trail off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dots {
    /// Exactly three stops (rule T04: English comics, whose fonts have no ellipsis that matches).
    ThreeStops,
    /// Three stops or the ellipsis character, as the author has it; only broken ones are mended.
    Either,
    /// Six dots over two ems (rule T04: Chinese, Japanese).
    Six,
}

/// The punctuation of the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// As it is typed.
    Typed,
    /// Full-width, with this comma: ， in Chinese, 、 in Japanese.
    Wide { comma: char },
    /// Comma, semicolon and question mark of Arabic script (§6f).
    Arabic,
}

/// How spaces stand to marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// None before a mark.
    ClosedUp,
    /// French: one that does not break before `! ? ; :` and inside guillemets.
    French,
    /// Chinese: none at full-width marks. Japanese: an em after `！？` within a line.
    Wide { em_after_marks: bool },
}

/// The habits of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Habits {
    /// Outer quotation marks, typed as `"`.
    pub outer: Pair,
    /// Inner ones, typed as `'`.
    pub inner: Pair,
    /// Curly marks become the language's own too (Traditional Chinese, Japanese).
    pub requote: bool,
    pub dash: Dash,
    pub dots: Dots,
    pub forms: Forms,
    pub gaps: Gaps,
    /// The question mark goes first (rule T06); Spanish mirrors its opening marks, Chinese and Japanese keep
    /// the author's order.
    pub question_first: bool,
    /// `"` between letters is part of a word: Hebrew acronyms.
    pub gershayim: bool,
}

const CURLY: Pair = pair('“', '”');
const CURLY_SINGLE: Pair = pair('‘', '’');
const GUILLEMETS: Pair = pair('«', '»');
const LOW: Pair = pair('„', '“');
const LOW_SINGLE: Pair = pair('‚', '‘');
const CORNERS: Pair = pair('「', '」');
const WHITE_CORNERS: Pair = pair('『', '』');

impl Habits {
    /// Those of a language; of one that is not listed only what holds everywhere.
    pub fn of(lang: &Lang) -> Self {
        let tag = lang.tag();
        let plain = Self {
            outer: CURLY,
            inner: CURLY_SINGLE,
            requote: false,
            dash: Dash::Untouched,
            dots: Dots::Either,
            forms: Forms::Typed,
            gaps: Gaps::ClosedUp,
            question_first: true,
            gershayim: false,
        };
        let with =
            |outer: Pair, inner: Pair, dash: char| Self { outer, inner, dash: Dash::Real(dash), ..plain };
        let swiss = tag.ends_with("-CH");
        match lang.primary() {
            "en" => Self { dash: Dash::TwoHyphens, dots: Dots::ThreeStops, ..plain },
            "fr" => Self { gaps: Gaps::French, ..with(GUILLEMETS, CURLY, '—') },
            "de" if swiss => with(GUILLEMETS, pair('‹', '›'), '–'),
            "de" | "cs" | "sk" | "sl" | "hr" => with(LOW, LOW_SINGLE, '–'),
            "es" if matches!(tag, "es" | "es-ES") => {
                Self { question_first: false, ..with(GUILLEMETS, CURLY, '—') }
            }
            "es" => Self { question_first: false, ..with(CURLY, CURLY_SINGLE, '—') },
            "ca" | "gl" | "it" | "el" => with(GUILLEMETS, CURLY, '—'),
            "pt" if tag == "pt-PT" => with(GUILLEMETS, CURLY, '—'),
            "pt" => with(CURLY, CURLY_SINGLE, '—'),
            "nl" | "tr" | "id" | "vi" => with(CURLY, CURLY_SINGLE, '–'),
            "pl" | "ro" => with(pair('„', '”'), GUILLEMETS, '–'),
            "hu" => with(pair('„', '”'), pair('»', '«'), '–'),
            "sv" | "fi" => with(pair('”', '”'), pair('’', '’'), '–'),
            "da" => with(pair('»', '«'), pair('›', '‹'), '–'),
            "no" | "nb" | "nn" => with(GUILLEMETS, CURLY_SINGLE, '–'),
            "ru" | "uk" | "be" | "bg" => with(GUILLEMETS, LOW, '—'),
            "zh" | "yue" if is_traditional(tag) => {
                Self { outer: CORNERS, inner: WHITE_CORNERS, ..wide(plain, '，', '—', false) }
            }
            "zh" | "yue" => Self { requote: false, ..wide(plain, '，', '—', false) },
            "ja" => Self { outer: CORNERS, inner: WHITE_CORNERS, ..wide(plain, '、', '―', true) },
            "ar" | "fa" | "ps" | "ckb" | "ug" => {
                Self { outer: GUILLEMETS, inner: CURLY, forms: Forms::Arabic, question_first: false, ..plain }
            }
            "ur" | "sd" => Self { forms: Forms::Arabic, question_first: false, ..plain },
            "he" | "iw" | "yi" => {
                Self { outer: pair('”', '”'), inner: pair('’', '’'), gershayim: true, ..plain }
            }
            _ => plain,
        }
    }

    /// Set by the character: marks take a whole em.
    pub fn is_wide(&self) -> bool {
        matches!(self.forms, Forms::Wide { .. })
    }
}

fn wide(plain: Habits, comma: char, dash: char, em_after_marks: bool) -> Habits {
    Habits {
        requote: true,
        dash: Dash::Wide(dash),
        dots: Dots::Six,
        forms: Forms::Wide { comma },
        gaps: Gaps::Wide { em_after_marks },
        question_first: false,
        ..plain
    }
}

fn is_traditional(tag: &str) -> bool {
    ["Hant", "TW", "HK", "MO"].iter().any(|part| tag.split('-').any(|p| p.eq_ignore_ascii_case(part)))
}

/// Han, kana and what is set like them: a mark beside one is a wide mark.
pub(super) fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3041..=0x30fa | 0x30fc..=0x312f
        | 0x31a0..=0x31ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// A full-width mark, or one of the dashes, dots and quotes that are wide among Han.
pub(super) fn is_wide_mark(c: char) -> bool {
    matches!(u32::from(c), 0x3001..=0x3003 | 0x3008..=0x301f | 0xff01..=0xff0f | 0xff1a..=0xff20
        | 0xff3b..=0xff3d | 0xff5b..=0xff65)
        || matches!(c, '…' | '—' | '―' | '⸺' | '・')
}

/// Letters of Arabic script.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(u32::from(c), 0x0620..=0x064a | 0x066e..=0x06d3 | 0x06fa..=0x06ff | 0x0750..=0x077f)
}

/// Letters of Hebrew script.
pub(super) fn is_hebrew(c: char) -> bool {
    matches!(u32::from(c), 0x05d0..=0x05f2)
}
