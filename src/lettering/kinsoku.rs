//! Kinsoku: which marks may neither start nor end a line, in the levels that Japanese and Chinese printers
//! use (§6a, §6e). Tables by the classes of JLREQ and CLREQ; every character is there once for each reader.

use super::collect::primary;
use super::spacing::is_han_or_kana;
use std::sync::LazyLock;

/// How strictly marks are kept off the edges of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kinsoku {
    /// Japanese as newspapers set it: only brackets, full stops and commas are held.
    JaVeryLoose,
    /// Japanese as magazines set it: lines may start with ー, small kana, ・ and hyphens.
    JaLoose,
    /// Japanese, the usual level: lines may start with ー and small kana alone.
    JaStrict,
    /// Japanese: nothing of any class starts a line.
    JaVeryStrict,
    /// Chinese without any rule, as some newspapers of Taiwan and Hong Kong are set.
    ZhNone,
    /// Chinese, what CLREQ recommends: stops, closing marks, connectors and interpuncts start no line, opening
    /// marks end none.
    ZhBasic,
    /// Chinese after GB/T 15834: also no solidus at a line's end.
    ZhGb,
    /// Chinese: also no dash and no ellipsis at a line's start.
    ZhStrict,
}

/// Closing brackets and quotes (cl-02).
pub const CLOSING_BRACKETS: &str = "」』）】〕〉》〗〙〛］｝｠’”〟»";
/// Opening brackets and quotes (cl-01): they end no line at any level but none.
pub const OPENING_BRACKETS: &str = "「『（【〔〈《〖〘〚［｛｟‘“〝«";
/// Full stops (cl-06).
pub const FULL_STOPS: &str = "。．";
/// Commas (cl-07).
pub const COMMAS: &str = "、，";
/// Marks of question and exclamation (cl-04).
pub const DIVIDING: &str = "！？‼⁇⁈⁉";
/// Hyphens (cl-03).
pub const HYPHENS: &str = "‐–゠〜～";
/// The dot between foreign names, the one middle dot (cl-05) that magazines let start a line.
pub const NAME_DOT: &str = "・";
/// The other middle dots (cl-05).
pub const COLONS: &str = "：；";
/// Iteration marks (cl-09).
pub const ITERATION: &str = "ヽヾゝゞ々〻";
/// The mark of a long vowel (cl-10).
pub const PROLONGED: &str = "ー";
/// Small kana (cl-11).
pub const SMALL_KANA: &str =
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
/// The stops and pauses of Chinese.
pub const ZH_STOPS: &str = "。．，、；：！？‼⁇⁈⁉";
/// Chinese connectors. A dash of two ems is none of them, nor is a single — that is half of one.
pub const ZH_CONNECTORS: &str = "–～〜‐";
/// Chinese interpuncts.
pub const ZH_INTERPUNCTS: &str = "·・‧•";
/// Slashes: GB/T 15834 keeps them off a line's end.
pub const SOLIDI: &str = "／";
/// Marks that stand for a pause in the voice: a line starts with none of them at the strict Chinese level, and in
/// Japanese with none but at the loosest.
pub const DASHES_AND_DOTS: &str = "—―⸺⸻…‥⋯";
/// Signs of units that stay with the number before them (cl-13), whatever the level.
pub const POSTFIXES: &str = "％‰℃℉°′″㎜㎝㎞㎎㎏㏄㎡¢￠";
/// Signs that stay with the number after them (cl-12), whatever the level.
pub const PREFIXES: &str = "￥＄￡＃№¥€";

impl Kinsoku {
    /// Every level, the loosest of each language first.
    pub const ALL: [Self; 8] = [
        Self::JaVeryLoose,
        Self::JaLoose,
        Self::JaStrict,
        Self::JaVeryStrict,
        Self::ZhNone,
        Self::ZhBasic,
        Self::ZhGb,
        Self::ZhStrict,
    ];

    /// The level of a language (BCP 47) that nobody chose one for: for Japanese the usual one of books (JLREQ), for
    /// Chinese the one that CLREQ recommends. That lets a line begin with a dash or dots; in a balloon it would read as
    /// a new breath, so the breaker asks a price for it and does so only where nothing else will do.
    pub fn usual(lang: &str) -> Self {
        if primary(lang) == "ja" { Self::JaStrict } else { Self::ZhBasic }
    }

    /// No line starts with it.
    pub fn bars_start(self, ch: char) -> bool {
        Held::of(ch).start & self.bit() != 0
    }

    /// No line ends with it.
    pub fn bars_end(self, ch: char) -> bool {
        Held::of(ch).end & self.bit() != 0
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// [`Kinsoku::bars_start`], as the tables say it.
    fn starts_no_line(self, ch: char) -> bool {
        if self == Self::ZhNone {
            return false;
        }
        let held = |tables: &[&str]| tables.iter().any(|t| t.contains(ch));
        if held(&[CLOSING_BRACKETS, FULL_STOPS, COMMAS]) {
            return true;
        }
        match self {
            Self::ZhNone | Self::JaVeryLoose => false,
            Self::JaLoose => held(&[DIVIDING, COLONS, ITERATION, DASHES_AND_DOTS]),
            Self::JaStrict => {
                held(&[DIVIDING, COLONS, ITERATION, NAME_DOT, HYPHENS, DASHES_AND_DOTS]) || "·•".contains(ch)
            }
            Self::JaVeryStrict => Self::JaStrict.starts_no_line(ch) || held(&[PROLONGED, SMALL_KANA]),
            Self::ZhBasic | Self::ZhGb => held(&[ZH_STOPS, ZH_CONNECTORS, ZH_INTERPUNCTS]),
            // Kana within Chinese words and names hold together too.
            Self::ZhStrict => {
                held(&[ZH_STOPS, ZH_CONNECTORS, ZH_INTERPUNCTS, DASHES_AND_DOTS, HYPHENS])
                    || held(&[ITERATION, PROLONGED, SMALL_KANA])
            }
        }
    }

    /// [`Kinsoku::bars_end`], as the tables say it.
    fn ends_no_line(self, ch: char) -> bool {
        if self == Self::ZhNone {
            return false;
        }
        OPENING_BRACKETS.contains(ch) || (self >= Self::ZhGb && SOLIDI.contains(ch))
    }
}

/// U+3000 to U+30FF: the marks, hiragana and katakana.
const KANA_BLOCK: u32 = 0x30;

/// What the tables say of one character. Every pair of characters in a text is looked up, so they are read once.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    /// For each level a bit: no line starts with it.
    start: u8,
    /// For each level a bit: no line ends with it.
    end: u8,
    /// It is one of [`POSTFIXES`].
    postfix: bool,
    /// It is one of [`PREFIXES`].
    prefix: bool,
}

impl Held {
    fn of(ch: char) -> Self {
        static HELD: LazyLock<Vec<(char, Held)>> = LazyLock::new(Held::table);
        // Kana and the marks beside them come most often, and stand in one block.
        static BLOCK: LazyLock<[Held; 256]> = LazyLock::new(|| {
            let mut block = [Held::default(); 256];
            for (ch, held) in HELD.iter().filter(|(c, _)| u32::from(*c) >> 8 == KANA_BLOCK) {
                block[u32::from(*ch) as usize & 0xff] = *held;
            }
            block
        });
        // Most of what is asked for are letters and Chinese characters, which no table has.
        if ch.is_ascii_alphanumeric() || ('\u{3400}'..='\u{9fff}').contains(&ch) {
            return Self::default();
        }
        if u32::from(ch) >> 8 == KANA_BLOCK {
            return BLOCK[u32::from(ch) as usize & 0xff];
        }
        HELD.binary_search_by_key(&ch, |(c, _)| *c).map_or(Self::default(), |at| HELD[at].1)
    }

    /// Every character of every table, in order.
    fn table() -> Vec<(char, Self)> {
        let tables = [
            CLOSING_BRACKETS,
            OPENING_BRACKETS,
            FULL_STOPS,
            COMMAS,
            DIVIDING,
            HYPHENS,
            NAME_DOT,
            COLONS,
            ITERATION,
            PROLONGED,
            SMALL_KANA,
            ZH_STOPS,
            ZH_CONNECTORS,
            ZH_INTERPUNCTS,
            SOLIDI,
            DASHES_AND_DOTS,
            POSTFIXES,
            PREFIXES,
        ];
        let mut all: Vec<char> = tables.iter().flat_map(|t| t.chars()).collect();
        all.sort_unstable();
        all.dedup();
        let levels = |holds: &dyn Fn(Kinsoku) -> bool| {
            Kinsoku::ALL.into_iter().filter(|k| holds(*k)).fold(0, |bits, k| bits | k.bit())
        };
        let held = |ch: char| Self {
            start: levels(&|k| k.starts_no_line(ch)),
            end: levels(&|k| k.ends_no_line(ch)),
            postfix: POSTFIXES.contains(ch),
            prefix: PREFIXES.contains(ch),
        };
        all.into_iter().map(|ch| (ch, held(ch))).collect()
    }
}

/// Two characters that are one sign, or one number, at every level: —— …… ‥‥ ？！, digits, a number and its
/// sign.
pub(super) fn inseparable(a: char, b: char) -> bool {
    let dash = |c| matches!(c, '-' | '–' | '—' | '―' | '⸺' | '⸻');
    let dot = |c| matches!(c, '.' | '…' | '‥' | '⋯');
    let cry = |c| matches!(c, '!' | '?' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉');
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let point = |c| matches!(c, '．' | '，' | '.' | ',' | '：' | '／');
    (dash(a) && dash(b))
        || (dot(a) && dot(b))
        || (cry(a) && cry(b))
        || (digit(a) && digit(b))
        || (point(a) && ('０'..='９').contains(&b))
        || Held::of(b).postfix
        || (Held::of(a).prefix && (digit(b) || is_han_or_kana(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// §6a and §6e as they are written: for each class whether a line may start with it, at the levels in the
    /// order of [`Kinsoku::ALL`].
    #[test]
    fn every_character_of_every_class_is_held_at_its_levels() {
        let rows: [(&str, [bool; 8]); 12] = [
            // Brackets, 。 and 、 are held at all levels of Japanese.
            ("」』）】〕〉》", [true, true, true, true, false, true, true, true]),
            ("。．、，", [true, true, true, true, false, true, true, true]),
            ("！？‼⁇⁈⁉", [false, true, true, true, false, true, true, true]),
            ("：；", [false, true, true, true, false, true, true, true]),
            ("・", [false, false, true, true, false, true, true, true]),
            ("‐–〜", [false, false, true, true, false, true, true, true]),
            ("゠", [false, false, true, true, false, false, false, true]),
            ("ヽヾゝゞ々〻", [false, true, true, true, false, false, false, true]),
            ("ー", [false, false, false, true, false, false, false, true]),
            ("ぁぃぅぇぉっゃゅょゎ", [false, false, false, true, false, false, false, true]),
            ("ァィゥェォッャュョヮヵヶ", [false, false, false, true, false, false, false, true]),
            ("—…", [false, true, true, true, false, false, false, true]),
        ];
        for (class, held) in rows {
            for ch in class.chars() {
                for (level, held) in Kinsoku::ALL.into_iter().zip(held) {
                    assert_eq!(level.bars_start(ch), held, "{ch} at the start, {level:?}");
                    assert!(!level.bars_end(ch), "{ch} at the end, {level:?}");
                }
            }
        }
        for ch in "「『（【〔〈《".chars() {
            for level in Kinsoku::ALL {
                assert_eq!(level.bars_end(ch), level != Kinsoku::ZhNone, "{ch} at the end, {level:?}");
                assert!(!level.bars_start(ch), "{ch} at the start, {level:?}");
            }
        }
        for level in Kinsoku::ALL {
            let held = matches!(level, Kinsoku::ZhGb | Kinsoku::ZhStrict);
            assert_eq!(level.bars_end('／'), held, "the solidus, {level:?}");
        }
        for ch in "あア亜中国Aa1".chars() {
            for level in Kinsoku::ALL {
                assert!(!level.bars_start(ch) && !level.bars_end(ch), "{ch} is free, {level:?}");
            }
        }
    }

    #[test]
    fn signs_and_numbers_are_whole_at_every_level() {
        for pair in ["——", "……", "‥‥", "？！", "！！", "１２", "12", "５％", "￥１", "１．", "3℃"]
        {
            let mut chars = pair.chars();
            let (Some(a), Some(b)) = (chars.next(), chars.next()) else { panic!("{pair} is a pair") };
            let apart = pair == "１．";
            assert_eq!(inseparable(a, b), !apart, "{pair}");
        }
        assert!(!inseparable('中', '国') && !inseparable('。', '中'));
    }

    #[test]
    fn languages_have_their_usual_level() {
        assert_eq!(Kinsoku::usual("ja"), Kinsoku::JaStrict);
        for lang in ["zh-Hans", "zh-Hant-TW", "en"] {
            assert_eq!(Kinsoku::usual(lang), Kinsoku::ZhBasic);
        }
    }
}
