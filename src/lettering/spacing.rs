//! Chinese and Japanese punctuation: what is wide, what opens and closes, and the blank that may be taken
//! from it at line edges and between two marks.

use super::font::Face;
use super::shape::{Run, Shaped};

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
/// A mark that closes and carries its blank on the right: it gives up that blank at a line's end.
pub(super) fn closes(ch: char) -> bool {
    CLOSERS.contains(ch) && ch != '…' && ch != '‥'
}

/// A mark that opens and carries its blank on the left.
pub(super) fn opens(ch: char) -> bool {
    OPENERS.contains(ch)
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

/// Kana, with the mark of a long vowel.
pub(super) fn is_kana(ch: char) -> bool {
    matches!(u32::from(ch), 0x3041..=0x3096 | 0x309d..=0x309f | 0x30a1..=0x30fa | 0x30fc..=0x30ff
        | 0x31f0..=0x31ff)
}

/// Marks that take a whole em in Chinese and Japanese and less elsewhere.
pub(super) fn is_wide_in_east_asia(ch: char) -> bool {
    matches!(ch, '‘' | '’' | '“' | '”' | '…' | '‥' | '⋯' | '—' | '―' | '⸺' | '·' | '×' | '※')
}

/// Marks of question and exclamation that fill an em.
pub(super) fn cries(ch: char) -> bool {
    matches!(ch, '！' | '？')
}

/// §6a Marks that may hang beyond a line's end: full stops and commas alone.
pub(super) fn hangs(ch: char) -> bool {
    matches!(ch, '。' | '、' | '．' | '，')
}

/// The blank before and after a glyph's ink along the line that trimming may take, in mm; for marks alone.
pub(super) fn trims(face: &Face, run: &Run, glyph: &Shaped, ch: char) -> (f64, f64) {
    let (left, right) = (opens(ch), closes(ch));
    if !(left || right) || glyph.advance < 0.9 * run.em {
        return (0.0, 0.0);
    }
    let Some((before, after)) = blanks(face, run, glyph) else { return (0.0, 0.0) };
    (if left { before } else { 0.0 }, if right { after } else { 0.0 })
}

/// The blank before and after a glyph's ink along the line, without what keeps strokes apart, in mm; `None` for a
/// blank.
pub(super) fn blanks(face: &Face, run: &Run, glyph: &Shaped) -> Option<(f64, f64)> {
    let ink = run.ink(face, glyph.id)?;
    let (start, end) = (ink.x0 * run.em + glyph.dx, ink.x1 * run.em + glyph.dx);
    let cut = |blank: f64| (blank - TRIM_KEEPS_EM * run.em).clamp(0.0, HALF_EM * run.em);
    Some((cut(start), cut(glyph.advance - end)))
}
