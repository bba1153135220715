//! English lettering: capitals, crossbars, emphasis, and how lines break.

use super::Sheet;
use super::board::{Board, tail};
use crate::model::Lang;

/// The features of Latin lettering, each in a balloon.
pub(super) fn english() -> Sheet {
    let mut board = Board::new("Lettering in English", Lang::english());
    let things = [
        ("crossbar I for the pronoun alone", "I'm sure I saw it. I think it is in Ivy's kitchen, isn't it?"),
        ("emphasis is bold and italic", "You <b>knew</b> about the room, and you said <b>nothing</b>?"),
        (
            "a line and a shadow of single words",
            "It said <outline=#1f8a4c 0.16><color=#ffffff><b>ONLINE</b></color></outline>. I felt <shadow=#8fb8ff 0.14 0.14><b>cold</b></shadow>.",
        ),
        ("larger and smaller words", "<size=0.8>easy now...</size> <size=1.5><b>run!</b></size>"),
        (
            "coloured words",
            "It was <color=#1f8a4c><b>green</b></color>, I tell you, green as a traffic light.",
        ),
        ("interruption", "If anybody opens that door, the whole block will--"),
        ("trailing off", "I only wanted to make a telephone call..."),
        ("figures and signs", "Room 2-14, 3 racks, 48 volts, 60% load: who pays for that?"),
        ("accents", "Señor Núñez à la carte: déjà vu, naïveté, Ångström, Łódź!"),
        ("the author's own breaks", "One.\nTwo.\nThree.\nGo!"),
    ];
    board.cells(things.map(|(l, w)| (l.to_owned(), w)), 3, 40.0, |board, cell, words| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y - 4.0), words, |b| {
            b.tails = vec![tail(middle.x + 6.0, cell.y1 + 8.0)];
        });
    });
    board.finish("text-english")
}

/// One to forty words, as lines break for the outline.
pub(super) fn lines() -> Sheet {
    const STORY: &str = "The man at the counter said the line was fine, the line is always fine, but when Zhang put the receiver down he could still hear somebody breathing behind the wall, slow and patient, as if the building itself were listening.";
    let mut board = Board::new("One to forty words in a balloon", Lang::english());
    let words: Vec<&str> = STORY.split(' ').collect();
    let counts = [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 23, 26, 29, 32, 36, 40];
    let things = counts.map(|n| (format!("{n} words"), words[..n.min(words.len())].join(" ")));
    board.cells(things, 3, 36.0, |board, cell, words| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y), &words, |_| {});
    });
    board.finish("text-lines")
}
