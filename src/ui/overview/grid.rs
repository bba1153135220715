//! Where the pages of the overview lie: in rows, in reading order, as spreads where pages face each other.

use crate::model::{Binding, Facing, Project, Side, Spread};
use egui::{Pos2, Rect, pos2, vec2};

/// Between pages that do not face each other, points.
const GAP: f32 = 22.0;
/// Around all of them, points.
pub const MARGIN: f32 = 24.0;
/// Below a page: its number.
pub const FOOT: f32 = 26.0;
/// The tallest that a page is shown, as a multiple of the usual width: strips are cut off below.
const TALLEST: f32 = 2.4;

/// A page of the overview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The page, counted from 0.
    pub page: usize,
    /// Its paper.
    pub paper: Rect,
    /// The row that it lies in.
    pub row: usize,
}

/// The half of a spread on which there is no page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blank(pub Rect);

/// All pages of the overview, from the top left of its contents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// In the order of the book.
    pub slots: Vec<Slot>,
    /// Halves without a page.
    pub blanks: Vec<Blank>,
    /// The height of everything.
    pub height: f32,
    /// Rows run from right to left.
    leftward: bool,
}

/// Between which pages something is let go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Before the page with this number, counted from 0; behind all if there is none.
    pub to: usize,
    /// The line that shows it.
    pub line: [Pos2; 2],
}

impl Grid {
    /// Pages whose usual width is `size` points, in rows within `width`; as spreads if `facing`.
    pub fn of(project: &Project, width: f32, size: f32, facing: bool) -> Self {
        let setup = &project.book.setup;
        let leftward = setup.binding == Binding::Right;
        let pairs = facing && setup.facing != Facing::Never;
        let spreads = if pairs {
            project.spreads()
        } else {
            (0..project.pages.len()).map(|i| Spread { left: Some(i), right: Some(i) }).collect()
        };
        let scale = size / setup.trim.x.max(1.0) as f32;
        let extent = |page: usize| {
            let trim = project.pages.get(page).map_or(setup.trim, |p| project.setup_of(p).trim);
            vec2(trim.x as f32 * scale, (trim.y as f32 * scale).min(size * TALLEST)).max(vec2(16.0, 16.0))
        };
        let usual = vec2(size, (setup.trim.y as f32 * scale).min(size * TALLEST));
        let room = (width - 2.0 * MARGIN).max(size);
        let mut grid = Self { leftward, ..Self::default() };
        let (mut x, mut y, mut row, mut tall, mut widest) = (0.0_f32, MARGIN, 0, 0.0_f32, 0.0_f32);
        for spread in spreads {
            let halves: Vec<(Option<usize>, egui::Vec2)> = if spread.left == spread.right {
                spread.left.map(|page| (Some(page), extent(page))).into_iter().collect()
            } else {
                [Side::Left, Side::Right]
                    .map(|side| (spread.on(side), spread.on(side).map_or(usual, extent)))
                    .to_vec()
            };
            let wide: f32 = halves.iter().map(|(_, size)| size.x).sum();
            if x > 0.0 && x + GAP + wide > room {
                (x, y, row, tall) = (0.0, y + tall + FOOT + GAP, row + 1, 0.0);
            }
            let mut at = if x > 0.0 { x + GAP } else { 0.0 };
            let begin = at;
            for (page, size) in halves {
                // From the right, a spread takes as much room; its left page stays on the left.
                let left = if leftward { room - begin - wide + (at - begin) } else { at };
                let paper = Rect::from_min_size(pos2(MARGIN + left, y), size);
                match page {
                    Some(page) => grid.slots.push(Slot { page, paper, row }),
                    None => grid.blanks.push(Blank(paper)),
                }
                at += size.x;
                tall = tall.max(size.y);
            }
            x = at;
            widest = widest.max(x);
        }
        // What is left over of the rows lies on both sides of them.
        let over = ((room - widest) / 2.0).max(0.0) * if leftward { -1.0 } else { 1.0 };
        for paper in
            grid.slots.iter_mut().map(|s| &mut s.paper).chain(grid.blanks.iter_mut().map(|b| &mut b.0))
        {
            *paper = paper.translate(vec2(over, 0.0));
        }
        grid.slots.sort_by_key(|slot| slot.page);
        grid.height = y + tall + FOOT + MARGIN;
        grid
    }

    /// Between which pages a point lies.
    pub fn gap(&self, at: Pos2) -> Option<Gap> {
        let away = |slot: &&Slot| {
            let r = slot.paper;
            (r.top() - at.y).max(at.y - r.bottom() - FOOT).max(0.0)
        };
        let row = self.slots.iter().min_by(|a, b| away(a).total_cmp(&away(b)))?.row;
        let row: Vec<&Slot> = self.slots.iter().filter(|s| s.row == row).collect();
        let sign = if self.leftward { -1.0 } else { 1.0 };
        let line = |slot: &Slot, before: bool| {
            let r = slot.paper.expand2(vec2(4.0, 0.0));
            let x = if before == self.leftward { r.right() } else { r.left() };
            [pos2(x, r.top()), pos2(x, r.bottom())]
        };
        let beyond = row.iter().find(|s| at.x * sign < s.paper.center().x * sign);
        Some(match (beyond, row.last()) {
            (Some(slot), _) => Gap { to: slot.page, line: line(slot, true) },
            (None, Some(slot)) => Gap { to: slot.page + 1, line: line(slot, false) },
            (None, None) => return None,
        })
    }

    /// The page that an arrow key leads to from another one.
    pub fn step(&self, from: usize, across: i32, down: i32) -> Option<usize> {
        let here = self.slots.get(from)?;
        if down == 0 {
            let by = if self.leftward { -across } else { across };
            let to = i32::try_from(from).ok()? + by;
            return usize::try_from(to).ok().filter(|to| *to < self.slots.len());
        }
        let row = i32::try_from(here.row).ok()? + down;
        let away = |s: &&Slot| (s.paper.center().x - here.paper.center().x).abs();
        let there = self.slots.iter().filter(|s| i32::try_from(s.row) == Ok(row));
        there.min_by(|a, b| away(a).total_cmp(&away(b))).map(|s| s.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, PageId};

    fn book(binding: Binding) -> Project {
        let mut setup = crate::file::presets::all().remove(0);
        (setup.binding, setup.facing) = (binding, Facing::FirstAlone);
        Project::blank(setup, Lang::english(), (1..=6).map(PageId).collect())
    }

    #[test]
    fn spreads_lie_together_and_run_as_the_book_is_read() {
        let left = Grid::of(&book(Binding::Left), 700.0, 100.0, true);
        assert_eq!((left.slots.len(), left.blanks.len()), (6, 2));
        let papers = |g: &Grid| g.slots.iter().map(|s| s.paper).collect::<Vec<_>>();
        let p = papers(&left);
        assert_eq!(p[1].right(), p[2].left(), "pages 2 and 3 face each other");
        assert!(p[0].right() < p[1].left() && left.blanks[0].0.right() == p[0].left());
        let right = Grid::of(&book(Binding::Right), 700.0, 100.0, true);
        let q = papers(&right);
        assert_eq!(q[2].right(), q[1].left(), "page 3 is on the left of page 2");
        assert!(q[0].left() > q[1].right());
        assert_eq!(right.step(0, -1, 0), Some(1));
        assert_eq!(left.step(0, -1, 0), None);
    }

    #[test]
    fn what_is_let_go_lands_between_the_pages_under_it() {
        for binding in [Binding::Left, Binding::Right] {
            let grid = Grid::of(&book(binding), 420.0, 100.0, false);
            assert_eq!(grid.slots.iter().map(|s| s.row).collect::<Vec<_>>(), [0, 0, 0, 1, 1, 1]);
            let sign = if binding == Binding::Left { 1.0 } else { -1.0 };
            for slot in &grid.slots {
                let gap = |by: f32| grid.gap(slot.paper.center() + vec2(by * sign, 0.0)).map(|g| g.to);
                assert_eq!((gap(-30.0), gap(30.0)), (Some(slot.page), Some(slot.page + 1)));
            }
            assert_eq!(grid.gap(pos2(0.0, -500.0)).map(|g| g.to < 4), Some(true));
            assert_eq!(grid.step(1, 0, 1), Some(4));
        }
    }
}
