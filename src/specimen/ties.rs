//! What balloons have to do with each other and with the borders of their panels.

use super::Sheet;
use super::board::{Board, tail};
use crate::geom::Rect;
use crate::model::{
    CaptionKind, Edge, Frame, ItemId, ItemKind, Join, Lang, Outline, OutlineKind, Panel, Tail,
};
use crate::model::{StyleName, TailKind};

/// Joins, necks, outlines of each kind, several tails.
pub(super) fn joins() -> Sheet {
    let mut board = Board::new("Balloons that are one, and what they are drawn with", Lang::english());
    let kinds = OutlineKind::ALL.map(|kind| (format!("{kind:?}").to_lowercase(), kind));
    board.cells(kinds, 2, 44.0, |board, cell, kind| {
        let middle = cell.center();
        let set = move |b: &mut crate::model::Balloon| {
            b.look.outline = Some(kind);
            b.join = Join::Always;
        };
        board.balloon((middle.x - 12.0, middle.y - 12.0), "Look at it.", set);
        board.balloon((middle.x - 6.0, middle.y - 2.0), "How did they ever get it through the door?", |b| {
            set(b);
            b.tails = vec![tail(middle.x + 2.0, cell.y1 + 8.0)];
        });
    });
    let words = ["speech", "whisper", "loud"].map(|style| (format!("{style} that goes on"), style));
    board.cells(words, 3, 44.0, |board, cell, style| {
        let middle = cell.center();
        let first = board.balloon((middle.x - 10.0, middle.y - 14.0), "I waited.", |b| {
            b.style = Some(StyleName::new(style));
        });
        board.balloon((middle.x + 4.0, middle.y + 4.0), "Then I went home.", |b| {
            b.style = Some(StyleName::new(style));
            b.continues = Some(first);
            b.tails = vec![tail(middle.x + 14.0, cell.y1 + 12.0)];
        });
    });
    let kinds = TailKind::ALL.map(|kind| (format!("{kind:?}, three at once").to_lowercase(), kind));
    board.cells(kinds, 2, 40.0, |board, cell, kind| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y - 10.0), "We saw it, all of us, with our own eyes!", |b| {
            let mouths = [middle.x - 24.0, middle.x, middle.x + 24.0];
            b.tails = mouths.map(|x| Tail { kind: Some(kind), ..tail(x, cell.y1 + 10.0) }).to_vec();
        });
    });
    board.finish("balloons-joins")
}

/// At the borders of panels.
pub(super) fn edges() -> Sheet {
    let mut board = Board::new("At the border: whole, ending there, breaking it open", Lang::english());
    let kinds = Edge::ALL.map(|edge| (format!("{edge:?}").to_lowercase(), edge));
    board.cells(kinds, 3, 62.0, |board, cell, edge| {
        let panel = panel(board, Rect::new(cell.x0, cell.y0 + 8.0, cell.x1, cell.y1));
        let width = cell.width();
        let words = "It is quieter up here than I thought it would be.";
        board.balloon_in(Some(panel), (width * 0.46, 5.0), words, |b| {
            b.edge = edge;
            b.tails = vec![tail(width * 0.6, 44.0)];
        });
        board.balloon_in(Some(panel), (width - 7.0, 32.0), "In the corner.", |b| {
            b.edge = edge;
            b.tails = vec![tail(width * 0.4, 50.0)];
        });
        // Somebody who is not seen.
        board.balloon_in(Some(panel), (14.0, 34.0), "Over here!", |b| b.tails = vec![tail(-12.0, 52.0)]);
    });
    board.cells([("captions on the border".to_owned(), ())], 2, 40.0, |board, cell, ()| {
        let panel = panel(board, cell);
        board.caption_in(Some(panel), (0.0, 0.0), "Later, in the valley.", |c| c.edge = Edge::Butt);
        board.caption_in(Some(panel), (2.0, 35.0), "In issue 4.", |c| {
            c.purpose = CaptionKind::Editor;
            c.edge = Edge::Butt;
        });
    });
    board.finish("balloons-edges")
}

fn panel(board: &mut Board, r: Rect) -> ItemId {
    let outline = Outline::Rect(Frame::from(r));
    let panel = Panel { fill: crate::geom::Rgba::rgb(0xcf, 0xd8, 0xdc), ..Panel::new(outline, 0.5) };
    board.add(None, ItemKind::Panel(panel))
}
