//! Chinese and Japanese punctuation: what is wide, what opens and closes, and the blank that may be taken
//! from it at line edges and between two marks.

use super::font::Face;

/// GB/T 15834, CLREQ: a mark at a line's edge, or one of two together, gives up the blank half of its em.
pub const HALF_EM: f64 = 0.5;
/// Blank left beside the ink of a mark that was trimmed, in ems, so that strokes keep apart.
pub const TRIM_KEEPS_EM: f64 = 0.06;
/// CLREQ: Chinese and Latin stand up to a quarter em apart; comics set them closer.
pub const HAN_LATIN_GAP_EM: f64 = 0.125;

/// Closing brackets and quotes, commas and stops: never at a line's start at any kinsoku level.
const CLOSERS: &str = "」』）】〕〉》〗〙〛］｝｠’”、。，．：；！？・…‥";
/// Opening brackets and quotes: never at a line's end.
const OPENERS: &str = "「『（【〔〈《〖〘〚［｛｟‘“";
/// More that strict kinsoku keeps from a line's start: dashes, dots, iteration marks, small kana, long sound.
const NO_START: &str = "‐–〜～゠·•‼⁇⁈⁉ヽヾゝゞ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ％‰℃°′″";

/// A mark that closes and carries its blank on the right: it gives up that blank at a line's end.
pub(super) fn closes(ch: char) -> bool {
    CLOSERS.contains(ch) && ch != '…' && ch != '‥'
}

/// A mark that opens and carries its blank on the left.
pub(super) fn opens(ch: char) -> bool {
    OPENERS.contains(ch)
}

/// Kinsoku: no line of Chinese or Japanese starts with it.
pub(super) fn never_starts(ch: char) -> bool {
    CLOSERS.contains(ch) || NO_START.contains(ch)
}

/// Han, kana, bopomofo, their punctuation and full-width forms.
pub(super) fn is_east_asian(ch: char) -> bool {
    matches!(u32::from(ch), 0x2e80..=0x30ff | 0x3105..=0x312f | 0x3190..=0x9fff | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff01..=0xffef | 0x2_0000..=0x3_ffff)
}

/// Han, kana, bopomofo: what is read as a character and not as a mark.
pub(super) fn is_han_or_kana(ch: char) -> bool {
    matches!(u32::from(ch), 0x3005..=0x3007 | 0x3041..=0x3096 | 0x309d..=0x309f | 0x30a1..=0x30fa
        | 0x30fc..=0x30ff | 0x3105..=0x312f | 0x31a0..=0x31bf | 0x31f0..=0x31ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// Marks that take a whole em in Chinese and Japanese and less elsewhere.
pub(super) fn is_wide_in_east_asia(ch: char) -> bool {
    matches!(ch, '‘' | '’' | '“' | '”' | '…' | '‥' | '—' | '―' | '⸺' | '·' | '×' | '※')
}

/// The blank on the left and right of a glyph's ink that trimming may take, in ems; for marks alone.
pub(super) fn trims(face: &Face, glyph: u16, ch: char, advance_em: f64) -> (f64, f64) {
    let (left, right) = (opens(ch), closes(ch));
    if !(left || right) || advance_em < 0.9 {
        return (0.0, 0.0);
    }
    let Some(ink) = face.ink(glyph) else { return (0.0, 0.0) };
    let cut = |blank: f64| (blank - TRIM_KEEPS_EM).clamp(0.0, HALF_EM);
    (if left { cut(ink.x0) } else { 0.0 }, if right { cut(advance_em - ink.x1) } else { 0.0 })
}
