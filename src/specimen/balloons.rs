//! Bodies of balloons, and the styles that every project has.

use super::Sheet;
use super::board::{Board, tail};
use crate::model::style::BUILT_IN;
use crate::model::{BodyShape, Lang, StyleName};

/// Something short, something usual and something long to say.
const SAY: [&str; 3] = [
    "Who's there?",
    "The lights went out at nine and nobody has called us back since.",
    "I told the engineers twice: if the relay hums, you pull the plug, you lock the door, and you do <b>not</b> go back in alone!",
];

/// Every kind of body around three lengths of words.
pub(super) fn kinds() -> Sheet {
    let mut board = Board::new("Balloons: every kind of body, each grown to its words", Lang::english());
    for shape in BodyShape::kinds() {
        let name = format!("{shape:?}").to_lowercase();
        let cells = board.tier::<3>(36.0);
        for (cell, words) in cells.into_iter().zip(SAY) {
            let middle = cell.center();
            board.balloon((middle.x, middle.y - 3.0), words, |b| {
                b.look.shape = Some(shape.clone());
                b.tails = vec![tail(middle.x + 8.0, cell.y1 + 10.0)];
            });
        }
        board.legend(cells[0], name.split('(').next().unwrap_or_default());
    }
    board.finish("balloons-kinds")
}

/// The one slider from ellipse to box.
pub(super) fn squareness() -> Sheet {
    let mut board = Board::new("Squareness: the exponent of the superellipse", Lang::english());
    let steps = [2.0, 2.2, 2.4, 2.6, 3.0, 3.5, 4.0, 5.0];
    let things = steps.map(|n| (format!("{n}"), n));
    board.cells(things, 2, 42.0, |board, cell, n| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y - 4.0), SAY[2], |b| {
            b.look.shape = Some(BodyShape::Ellipse(n));
            b.tails = vec![tail(middle.x - 10.0, cell.y1 + 10.0)];
        });
    });
    board.finish("balloons-squareness")
}

/// The styles that every project has, on balloons.
pub(super) fn styles() -> Sheet {
    let mut board = Board::new("Styles that every project has", Lang::english());
    // Sounds have sheets of their own, and page numbers have no body.
    let bodies = BUILT_IN.into_iter().filter(|name| !["effect", "running"].contains(name));
    let things = bodies.map(|n| (n.to_owned(), n));
    board.cells(things, 3, 40.0, |board, cell, name| {
        let middle = cell.center();
        let captions = ["narration", "place", "monologue", "spoken", "editor"];
        if captions.contains(&name) {
            board.caption((cell.x0 + 4.0, cell.y0 + 10.0), SAY[1], |c| {
                c.style = Some(StyleName::new(name));
                c.width = Some(50.0);
            });
        } else {
            board.balloon((middle.x, middle.y - 5.0), SAY[1], |b| {
                b.style = Some(StyleName::new(name));
                b.tails = vec![tail(middle.x + 8.0, cell.y1 + 4.0)];
            });
        }
    });
    board.finish("balloons-styles")
}
