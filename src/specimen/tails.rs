//! Tails: where they leave, how they bend, how many there are.

use super::Sheet;
use super::board::{Board, tail};
use crate::model::{Lang, Tail};

pub(super) fn sheet() -> Sheet {
    let mut board = Board::new("Tails: every direction, bend and width", Lang::english());
    let around = (0..12).map(|i| (format!("{}°", i * 30), f64::from(i) * 30.0));
    board.cells(around, 4, 40.0, |board, cell, degrees| {
        let middle = cell.center();
        let (sin, cos) = crate::geom::sin_cos_degrees(degrees);
        board.balloon((middle.x, middle.y), "Over here!", |b| {
            b.tails = vec![tail(middle.x + cos * 26.0, middle.y + sin * 24.0)];
        });
    });
    let bends = [-0.4, -0.2, 0.0, 0.2, 0.4].map(|bend| (format!("bend {bend}"), bend));
    board.cells(bends, 5, 34.0, |board, cell, bend| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y - 8.0), "Wait for me!", |b| {
            b.tails = vec![Tail { bend, ..tail(middle.x + 4.0, cell.y1 + 4.0) }];
        });
    });
    let widths = [1.0, 2.0, 3.0, 5.0].map(|w| (format!("{w} mm wide"), w));
    board.cells(widths, 4, 34.0, |board, cell, width| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y - 8.0), "It came from the old shaft.", |b| {
            b.tails = vec![Tail { width_mm: Some(width), ..tail(middle.x - 6.0, cell.y1 + 4.0) }];
        });
    });
    board.finish("tails")
}
