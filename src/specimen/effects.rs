//! Sound effects: how letters are bent, what goes around them, and the sounds that come with the program.

use super::Sheet;
use super::board::Board;
use crate::file::sounds;
use crate::geom::{Rect, Rgba};
use crate::model::{
    BalloonStyle, Envelope, Lang, LetterGlow, LetterOutline, LetterShadow, Lettering, Spot, StyleName, Warp,
    style,
};

/// What pictures are behind sounds: neither white nor black.
const GROUND: Rgba = Rgba::rgb(0xb9, 0xc4, 0xc9);
const RED: Rgba = Rgba::rgb(0xd4, 0x2b, 0x1e);
const YELLOW: Rgba = Rgba::rgb(0xff, 0xd2, 0x3f);
const NIGHT: Rgba = Rgba::rgb(0x1b, 0x24, 0x38);
/// Height of the capitals of examples, mm.
const CAPS_MM: f64 = 9.0;

/// Every envelope both ways, and what else bends letters.
pub(super) fn bends() -> Sheet {
    let mut board = Board::new("Letters bent: envelopes, both ways", Lang::english());
    let plain = Warp::default();
    let mut things: Vec<(String, Warp)> = Vec::new();
    for envelope in Envelope::ALL {
        let name = format!("{envelope:?}").to_lowercase();
        things.extend([-0.6, 0.6].map(|bend| (format!("{name} {bend}"), Warp { envelope, bend, ..plain })));
    }
    things.extend([
        ("taper 0.5".to_owned(), Warp { taper: 0.5, ..plain }),
        ("flare 0.2".to_owned(), Warp { flare: 0.2, ..plain }),
        ("slant 16°".to_owned(), Warp { slant: 16.0, ..plain }),
        ("stretch 1.2".to_owned(), Warp { stretch: 1.2, ..plain }),
        ("jitter 0.5".to_owned(), Warp { jitter: 0.5, ..plain }),
        ("arc with taper".to_owned(), Warp { bend: 0.4, taper: 0.2, ..plain }),
    ]);
    board.cells(things, 3, 30.0, |board, cell, warp| {
        ground(board, cell, GROUND);
        let middle = cell.center();
        board.effect((middle.x, middle.y), "SKRAKK!", |e| {
            e.letter_mm = CAPS_MM;
            e.warp = Some(warp);
        });
    });
    board.finish("effects-bends")
}

/// Outlines, shadows, glow and opacity.
pub(super) fn letters() -> Sheet {
    let line = |colour, width_caps, mitred| LetterOutline { colour, width_caps, mitred };
    let shade =
        |soft_caps, solid| LetterShadow { colour: NIGHT, by_caps: Spot::new(0.12, 0.12), soft_caps, solid };
    let plain = Lettering { colour: YELLOW, ..style::built_in("effect").unwrap_or_default().lettering };
    let bare = Lettering { outlines: Vec::new(), shadow: None, glow: None, ..plain.clone() };
    let black = line(Rgba::BLACK, 0.08, false);
    let things = [
        ("no outline", bare.clone()),
        ("one outline", Lettering { outlines: vec![black], ..bare.clone() }),
        ("mitred", Lettering { outlines: vec![line(Rgba::BLACK, 0.1, true)], ..bare.clone() }),
        ("two", Lettering { outlines: vec![black, line(Rgba::WHITE, 0.12, false)], ..bare.clone() }),
        (
            "three",
            Lettering {
                outlines: vec![black, line(Rgba::WHITE, 0.1, false), line(RED, 0.08, false)],
                ..bare.clone()
            },
        ),
        ("hard shadow", Lettering { outlines: vec![black], shadow: Some(shade(0.0, false)), ..bare.clone() }),
        ("solid shadow", Lettering { outlines: vec![black], shadow: Some(shade(0.0, true)), ..bare.clone() }),
        (
            "soft shadow",
            Lettering { outlines: vec![black], shadow: Some(shade(0.15, false)), ..bare.clone() },
        ),
        (
            "glow",
            Lettering { glow: Some(LetterGlow { colour: Rgba::WHITE, reach_caps: 0.35 }), ..bare.clone() },
        ),
        ("half seen", Lettering { outlines: vec![black], opacity: 0.5, ..bare }),
    ];
    let mut board = Board::new("Around letters: outlines, shadows, glow", Lang::english());
    let things = things.map(|(name, lettering)| (name.to_owned(), (StyleName::new(name), lettering)));
    board.cells(things, 2, 30.0, |board, cell, (name, lettering)| {
        ground(board, cell, GROUND);
        let look = BalloonStyle { lettering, ..style::built_in("effect").unwrap_or_default() };
        board.book().styles.insert(name.clone(), look);
        let middle = cell.center();
        board.effect((middle.x, middle.y), "KABOOM!", |e| {
            e.letter_mm = CAPS_MM;
            e.style = Some(name);
        });
    });
    board.finish("effects-letters")
}

/// The sounds that come with the program, in each language that they have words in.
pub(super) fn sounds() -> Vec<Sheet> {
    let sheets = [
        ("en", "effects-sounds-en", "Sounds in English"),
        ("zh-Hans", "effects-sounds-zh-hans", "Sounds in Simplified Chinese"),
        ("zh-Hant", "effects-sounds-zh-hant", "Sounds in Traditional Chinese"),
        ("ja", "effects-sounds-ja", "Sounds in Japanese"),
    ];
    sheets
        .into_iter()
        .filter_map(|(tag, name, title)| Some(of_lang(&tag.parse().ok()?, name, title)))
        .collect()
}

fn of_lang(lang: &Lang, name: &'static str, title: &str) -> Sheet {
    let mut board = Board::new(title, lang.clone());
    let things = sounds::all().into_iter().map(|sound| (sound.name.to_string(), sound));
    board.cells(things, 3, 36.0, |board, cell, sound| {
        ground(board, cell, GROUND);
        board.book().styles.insert(sound.name.clone(), sound.style());
        let middle = cell.center();
        let words = sound.words_in(lang).first().map_or("", String::as_str);
        board.effect((middle.x, middle.y), words, |e| {
            // Cells are smaller than panels, and characters of Chinese and Japanese wider than letters.
            e.letter_mm = sound.letter_mm * if lang.is_cjk() { 0.4 } else { 0.6 };
            e.rotate = sound.rotate;
            e.style = Some(sound.name.clone());
        });
    });
    board.finish(name)
}

fn ground(board: &mut Board, cell: Rect, colour: Rgba) {
    board.panel(cell, colour);
}
