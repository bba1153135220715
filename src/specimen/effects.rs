//! Sound effects.

use super::Sheet;
use super::board::Board;
use crate::model::Lang;

pub(super) fn sheet() -> Sheet {
    let mut board = Board::new("Sound effects", Lang::english());
    let things =
        [("level", "KRAKK!", 0.0), ("turned", "BZZZT", -14.0)].map(|(l, w, d)| (l.to_owned(), (w, d)));
    board.cells(things, 2, 40.0, |board, cell, (words, degrees)| {
        let middle = cell.center();
        board.effect((middle.x, middle.y), words, |e| e.rotate = degrees);
    });
    board.finish("effects")
}
