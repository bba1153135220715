//! Captions: what each is for.

use super::Sheet;
use super::board::Board;
use crate::model::{CaptionKind, Lang};

pub(super) fn sheet() -> Sheet {
    let mut board =
        Board::new("Captions: narration, place and time, thoughts, voices, notes", Lang::english());
    let words = [
        "By midnight the whole compound had stopped answering. Nobody wrote it down.",
        "Xishan Mining Area, 11:40 p.m.",
        "I knew that hum. I had heard it in the north shaft, the year the roof came down.",
        "If you can hear this, stay away from the equipment room.",
        "* See episode 1.",
    ];
    let things = CaptionKind::ALL.into_iter().zip(words).map(|(k, w)| (k.style().to_string(), (k, w)));
    board.cells(things, 2, 22.0, |board, cell, (kind, words)| {
        board.caption((cell.x0 + 3.0, cell.y0 + 3.0), words, |c| c.purpose = kind);
    });
    board.finish("captions")
}
