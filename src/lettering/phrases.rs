//! Where phrases end in writing that shows no blanks between words: what a line break tears in Chinese and
//! Japanese.

use super::spacing::is_han_or_kana;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use std::sync::LazyLock;

/// How firmly two characters hold together, 0 (not at all) to 1 (as one word).
pub(super) type Hold = f64;

/// A phrase that opens another: nothing is torn, yet the line reads on.
const OPEN: Hold = 0.08;
/// What describes a thing, and the thing.
const DESCRIBED: Hold = 0.15;
/// May be a compound or two words.
const UNSURE: Hold = 0.5;
/// May be a compound verb, or an adjective before its noun.
const STEM: Hold = 0.3;
/// One word.
const WORD: Hold = 1.0;

/// Chinese particles that lean on the word before them.
fn trails(ch: char) -> bool {
    matches!(
        ch,
        '吗' | '嗎'
            | '呢'
            | '吧'
            | '啊'
            | '呀'
            | '嘛'
            | '啦'
            | '的'
            | '地'
            | '得'
            | '了'
            | '着'
            | '著'
            | '过'
            | '過'
            | '们'
            | '們'
            | '里'
            | '裡'
    )
}
/// Chinese surnames that are seldom words of their own: a name follows.
fn is_surname(ch: char) -> bool {
    matches!(
        ch,
        '李' | '王'
            | '张'
            | '張'
            | '刘'
            | '劉'
            | '陈'
            | '陳'
            | '杨'
            | '楊'
            | '赵'
            | '趙'
            | '吴'
            | '吳'
            | '周'
            | '徐'
            | '孙'
            | '孫'
            | '朱'
            | '胡'
            | '郭'
            | '何'
            | '林'
            | '罗'
            | '羅'
            | '郑'
            | '鄭'
            | '梁'
            | '谢'
            | '謝'
            | '宋'
            | '唐'
            | '许'
            | '許'
            | '韩'
            | '韓'
            | '冯'
            | '馮'
            | '邓'
            | '鄧'
            | '曹'
            | '彭'
            | '曾'
            | '沈'
            | '程'
            | '袁'
            | '董'
            | '潘'
            | '蒋'
            | '蔣'
            | '蔡'
            | '杜'
            | '魏'
            | '苏'
            | '蘇'
            | '吕'
            | '呂'
            | '卢'
            | '盧'
            | '姚'
            | '姜'
            | '崔'
            | '谭'
            | '譚'
            | '廖'
            | '韦'
            | '韋'
            | '贾'
            | '賈'
            | '邹'
            | '鄒'
            | '秦'
            | '邱'
            | '尹'
            | '薛'
            | '侯'
            | '郝'
            | '邵'
            | '赖'
            | '賴'
            | '龚'
            | '龔'
            | '萧'
            | '蕭'
            | '陆'
            | '陸'
    )
}
/// Words in hiragana that a Japanese phrase begins with, though hiragana went before. The first two characters
/// decide.
const JAPANESE_OPENERS: [&str; 58] = [
    "この", "その", "あの", "どの", "ここ", "そこ", "あそ", "どこ", "これ", "それ", "あれ", "どれ", "こん",
    "そん", "どん", "こう", "そう", "どう", "いる", "いた", "いま", "いな", "ある", "あっ", "あり", "する",
    "した", "して", "しな", "しま", "こと", "もの", "もう", "まだ", "また", "だが", "でも", "やっ", "ずっ",
    "とて", "いっ", "みん", "わか", "くる", "きた", "くれ", "くだ", "いけ", "いく", "おい", "あな", "わた",
    "とき", "ため", "よう", "はず", "すぐ", "ほん",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    Hiragana,
    Katakana,
    Digit,
    Letter,
    Mark,
}

fn kind(ch: char) -> Kind {
    match u32::from(ch) {
        0x3041..=0x3096 | 0x309d..=0x309f => Kind::Hiragana,
        0x30a1..=0x30fa | 0x30fc..=0x30ff | 0x31f0..=0x31ff => Kind::Katakana,
        _ if is_han_or_kana(ch) => Kind::Han,
        _ if ch.is_numeric() => Kind::Digit,
        _ if ch.is_alphabetic() => Kind::Letter,
        _ => Kind::Mark,
    }
}

/// How a text is cut into phrases.
#[derive(Debug)]
pub(super) enum Phrases {
    /// No blanks, kana: a phrase is a word with the particles and endings that follow it (bunsetsu), and begins
    /// where hiragana ends.
    Japanese,
    /// No blanks, Han alone: byte offsets between words, by dictionary.
    Chinese(Vec<usize>),
    /// Blanks between words.
    Spaced,
}

impl Phrases {
    /// Finds out what a text is written in.
    pub fn of(text: &str) -> Self {
        let kinds = text.chars().filter(|c| is_han_or_kana(*c)).map(kind);
        let (mut han, mut kana) = (false, false);
        for kind in kinds {
            (han, kana) = (han || kind == Kind::Han, kana || kind != Kind::Han);
        }
        if kana {
            Self::Japanese
        } else if han {
            static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
                LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));
            let mut words = Vec::with_capacity(text.len() / 3);
            words.extend(WORDS.segment_str(text));
            Self::Chinese(words)
        } else {
            Self::Spaced
        }
    }

    /// How firmly the characters on both sides of a byte offset hold together. `None` where the writing there is
    /// not Chinese or Japanese.
    pub fn hold(&self, text: &str, at: usize) -> Option<Hold> {
        let (before, after) = text.split_at(at);
        let (last, first) = (before.chars().next_back()?, after.chars().next()?);
        if !(is_han_or_kana(last) || is_han_or_kana(first)) {
            return None;
        }
        Some(match self {
            Self::Spaced => return None,
            Self::Japanese => japanese(before, after, kind(last), kind(first)),
            Self::Chinese(words) => chinese(words, before, at, last, first),
        })
    }
}

/// Marks that end a quotation.
const CLOSING: [char; 8] = ['」', '』', '）', '》', '〉', '”', '’', '〟'];
/// Japanese particles that lean on what is quoted before them.
const PARTICLES: [char; 10] = ['は', 'が', 'を', 'に', 'で', 'と', 'も', 'へ', 'の', 'っ'];

/// Chinese adverbs that say no, or how much: they lean on the word that follows.
fn leans_on(ch: char) -> bool {
    matches!(ch, '不' | '没' | '沒' | '别' | '別' | '很' | '最' | '太' | '更')
}

/// What stands before the surname of somebody who is known well.
fn is_familiar(ch: char) -> bool {
    matches!(ch, '老' | '小' | '阿')
}

#[allow(clippy::match_same_arms, reason = "the order of the cases is what decides")]
fn chinese(words: &[usize], before: &str, at: usize, last: char, first: char) -> Hold {
    match (kind(last), kind(first)) {
        (Kind::Digit, Kind::Han) => WORD,
        (Kind::Han, Kind::Digit) if last == '第' => WORD,
        (Kind::Mark, _) if matches!(last, '·' | '・' | '‧') => WORD,
        // A particle leans on what is quoted before it.
        (Kind::Mark, Kind::Han) if CLOSING.contains(&last) && trails(first) => UNSURE,
        (Kind::Mark, _) | (_, Kind::Mark) => 0.0,
        (Kind::Han, Kind::Han) if trails(first) => WORD,
        // How people are called who are known well: one word with the surname.
        (Kind::Han, Kind::Han) if is_familiar(last) && is_surname(first) => WORD,
        (Kind::Han, Kind::Han) if words.binary_search(&at).is_err() => WORD,
        (Kind::Han, Kind::Han) if leans_on(last) => STEM,
        // What describes a thing reads on to it.
        (Kind::Han, Kind::Han) if last == '的' => DESCRIBED,
        (Kind::Han, Kind::Han) => {
            // A surname with one or two characters after it that are no word together.
            let mut back = before.chars().rev();
            let (one, two) = (back.next(), back.next());
            let surname = |c: Option<char>| c.is_some_and(is_surname);
            if surname(one) && two.is_some_and(is_familiar) {
                return 0.0;
            }
            let alone = || two.is_none_or(|_| words.binary_search(&(at - last.len_utf8())).is_ok());
            if (surname(one) || surname(two)) && alone() { UNSURE } else { 0.0 }
        }
        _ => OPEN,
    }
}

#[allow(clippy::match_same_arms, reason = "the order of the cases is what decides")]
fn japanese(before: &str, after: &str, last: Kind, first: Kind) -> Hold {
    let opens = || JAPANESE_OPENERS.iter().any(|word| after.starts_with(word));
    let points = || ["この", "その", "あの", "どの"].iter().any(|word| after.starts_with(word));
    match (last, first) {
        (Kind::Mark, _) if before.ends_with(['·', '・', '＝']) => WORD,
        (Kind::Mark, Kind::Hiragana) if before.ends_with(CLOSING) && after.starts_with(PARTICLES) => UNSURE,
        (Kind::Mark, _) | (_, Kind::Mark) => 0.0,
        // The polite prefix is part of what it honours.
        (Kind::Hiragana, Kind::Han) if before.ends_with(['お', 'ご']) => WORD,
        // The stem of one verb before another: the two are mostly one.
        (Kind::Hiragana, Kind::Han) if stem(before) => STEM,
        (Kind::Hiragana, Kind::Han | Kind::Katakana | Kind::Letter | Kind::Digit) => 0.0,
        (Kind::Hiragana, Kind::Hiragana) if opens() => OPEN,
        (Kind::Han, Kind::Hiragana) if points() => OPEN,
        (Kind::Digit | Kind::Letter, Kind::Han | Kind::Katakana) => WORD,
        (Kind::Han, Kind::Katakana) | (Kind::Katakana, Kind::Han) => UNSURE,
        (Kind::Han | Kind::Katakana, Kind::Letter | Kind::Digit) => OPEN,
        _ => WORD,
    }
}

/// The text ends with a Chinese character and the one hiragana that makes it the stem of a verb.
fn stem(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(|c| "いきぎしちびみり".contains(c))
        && back.next().is_some_and(|c| kind(c) == Kind::Han)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar where a line may well end.
    fn phrases(text: &str) -> String {
        let found = Phrases::of(text);
        let mut out = String::new();
        for (at, ch) in text.char_indices() {
            if at > 0 && found.hold(text, at).is_some_and(|h| h <= OPEN) {
                out.push('|');
            }
            out.push(ch);
        }
        out
    }

    #[test]
    fn a_japanese_phrase_ends_after_its_particles_and_endings() {
        assert_eq!(phrases("船は夜明けに出る"), "船は|夜明けに|出る");
        assert_eq!(phrases("その手紙を捨てるな"), "その|手紙を|捨てるな");
        assert_eq!(phrases("お前は誰だ"), "お前は|誰だ");
        assert_eq!(phrases("約束は守ったとアンナに伝えて"), "約束は|守ったと|アンナに|伝えて");
        assert_eq!(phrases("私がこの海を渡る"), "私が|この|海を|渡る");
        assert_eq!(phrases("もう40キロ歩いた"), "もう|40キロ歩いた");
    }

    #[test]
    fn a_chinese_phrase_is_a_word_with_its_particles() {
        assert_eq!(phrases("我们离上海还有40公里"), "我们|离|上海|还有|40公里");
        assert_eq!(phrases("你打开的门"), "你|打开的门");
        assert_eq!(phrases("看第2集"), "看|第2集");
        assert!(!phrases("谁也不许进去").contains("不|"));
        assert!(!phrases("王船长来了").contains("王|"));
        assert!(phrases("该让老沈问问").contains("老沈|"));
    }

    #[test]
    fn spaced_writing_is_left_to_others() {
        assert_eq!(Phrases::of("over there").hold("over there", 5), None);
    }
}
