//! Bopomofo beside its characters (§6c): a small column at the right of each, in horizontal lines too, with the
//! mark of the tone at the upper right of the last symbol and the neutral tone's dot on top.

use super::collect::{Cell, Reading, clings};
use super::notes::{EM_BOX, Note, shape_part};
use super::orient::Stand;
use super::place::Turn;
use super::prepare::Prepared;
use super::style::TextStyle;

/// §6c Size of a symbol against its character.
pub const SYMBOL_SCALE: f64 = 0.3;
/// §6c Width of the column of symbols with its tone, in ems of the character.
pub const COLUMN_EM: f64 = 0.5;
/// §6c Height of the neutral tone's dot, in ems of the character.
const NEUTRAL_EM: f64 = 0.1;
/// Room beside a column of text, in ems: lines stand more than an em and a half apart (§6c).
const ROOM_EM: f64 = 0.6;
/// From a character's middle to that of its symbols, and to that of its tone, in ems.
const SYMBOLS_AT_EM: f64 = 0.66;
const TONE_AT_EM: f64 = 0.91;
/// Size of a tone's mark against its character: larger than a symbol, for its ink fills a third of its em.
const TONE_SCALE: f64 = 0.36;

/// A letter or a tone of bopomofo.
pub(super) fn is_zhuyin(ch: char) -> bool {
    is_tone(ch) || matches!(u32::from(ch), 0x3105..=0x312f | 0x31a0..=0x31bf)
}

fn is_tone(ch: char) -> bool {
    matches!(ch, 'ˉ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙' | '˪' | '˫')
}

/// Sets the symbols of each character of the base.
pub(super) fn set(text: &mut Prepared, reading: &Reading, style: &TextStyle) {
    let heads: Vec<usize> = reading.base.clone().filter(|i| !clings(&text.cells[*i])).collect();
    for (cell, part) in heads.into_iter().zip(&reading.parts) {
        set_one(text, cell, part, style);
    }
}

fn set_one(text: &mut Prepared, cell: usize, part: &[Cell], style: &TextStyle) {
    let em = text.han_em(text.cells[cell].look);
    let natural = text.advance(cell);
    if text.vertical {
        text.above = text.above.max(ROOM_EM * em);
        text.sides[cell].above = true;
    } else {
        text.widen(cell, 0.0, COLUMN_EM * em);
    }
    let neutral = part.iter().any(|c| c.ch == '˙');
    let symbols: Vec<&Cell> = part.iter().filter(|c| !is_tone(c.ch)).collect();
    let height = symbols.len() as f64 * SYMBOL_SCALE + if neutral { NEUTRAL_EM } else { 0.0 };
    let top = -height / 2.0 + if neutral { NEUTRAL_EM } else { 0.0 };
    // On the page, in ems from the middle of the character: to the right and down.
    for (i, symbol) in symbols.iter().enumerate() {
        let at = (SYMBOLS_AT_EM, top + SYMBOL_SCALE * (i as f64 + 0.5));
        put(text, cell, symbol, (at, SYMBOL_SCALE, false), (em, natural), style);
    }
    for tone in part.iter().filter(|c| is_tone(c.ch)) {
        let at = if tone.ch == '˙' {
            (SYMBOLS_AT_EM, -height / 2.0 + NEUTRAL_EM / 2.0)
        } else {
            // Level with the upper edge of the last symbol.
            (TONE_AT_EM, (top + SYMBOL_SCALE * (symbols.len() as f64 - 1.0)).max(top))
        };
        put(text, cell, tone, (at, TONE_SCALE, true), (em, natural), style);
    }
}

/// Puts down one symbol: its em box, or its ink, around a place.
fn put(
    text: &mut Prepared,
    cell: usize,
    symbol: &Cell,
    (at, scale, by_ink): ((f64, f64), f64, bool),
    (em, natural): (f64, f64),
    style: &TextStyle,
) {
    // The symbols stand one under the other, so they take the shapes of vertical lines (ㄧ lies flat).
    let upright = [Cell { stand: Stand::Upright, ..*symbol }];
    let Some(glyph) = shape_part(text, &upright, scale, style).single() else { return };
    let Some(run) = text.runs.get_mut(glyph.run as usize) else { return };
    run.turn = Turn::None;
    let size = run.em;
    let run = *run;
    let middle = match run.ink(&text.faces[usize::from(run.face)], glyph.id) {
        Some(ink) if by_ink => (ink.center().x * size, ink.center().y * size),
        _ => (size / 2.0, -(EM_BOX.0 - 0.5) * size),
    };
    let (x, y) = (at.0 * em - middle.0, at.1 * em - middle.1);
    let (along, depth) = if text.vertical {
        if let Some(run) = text.runs.get_mut(glyph.run as usize) {
            run.turn = Turn::Anticlockwise;
        }
        (natural / 2.0 + y, -x)
    } else {
        (natural / 2.0 + x, y - (EM_BOX.0 - 0.5) * em)
    };
    text.notes.push(Note { cell, run: glyph.run, id: glyph.id, along, depth });
}
