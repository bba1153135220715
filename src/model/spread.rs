//! Facing pages: which lie side by side in an open book, on which side a page lies, and its number.

use super::page::Page;
use super::place::Sides;
use super::project::Project;
use super::setup::{Binding, Facing};
use crate::geom::Rect;

/// A side of an open book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left page.
    Left,
    /// The right page.
    Right,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// What an open book shows: pages counted from 0. One that is double is on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    /// The page on the left, if there is one.
    pub left: Option<usize>,
    /// The page on the right, if there is one.
    pub right: Option<usize>,
}

impl Spread {
    /// The page on a side.
    pub fn on(&self, side: Side) -> Option<usize> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// One page covers both sides.
    pub fn is_double(&self) -> bool {
        self.left.is_some() && self.left == self.right
    }

    /// Its pages in the order of reading, each once.
    pub fn pages(&self, binding: Binding) -> impl Iterator<Item = usize> + use<> {
        let first = first_side(binding);
        let second = self.on(first.other()).filter(|_| !self.is_double());
        self.on(first).into_iter().chain(second)
    }

    fn put(&mut self, side: Side, page: usize) {
        match side {
            Side::Left => self.left = Some(page),
            Side::Right => self.right = Some(page),
        }
    }
}

/// The side of an open book that is read first.
pub fn first_side(binding: Binding) -> Side {
    match binding {
        Binding::Left => Side::Left,
        Binding::Right => Side::Right,
    }
}

/// How a page stands in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// On which side it lies; a double page is named by the side that is read first, one that stands alone by the
    /// side on which books open.
    pub side: Side,
    /// Its number; that of the half that is read first where it is double. A cover has none.
    pub number: Option<u32>,
    /// The number of the book's last page.
    pub last: u32,
}

impl Project {
    /// The spreads of the book in order. Pages that stand alone are spreads of one.
    pub fn spreads(&self) -> Vec<Spread> {
        let setup = &self.book.setup;
        let first = first_side(setup.binding);
        let mut spreads: Vec<Spread> = Vec::new();
        // The next page can join the spread before.
        let mut open = false;
        // The next page begins the book.
        let mut opens = true;
        for (index, page) in self.pages.iter().enumerate() {
            let mut spread = Spread::default();
            if self.setup_of(page).double {
                (spread.left, spread.right) = (Some(index), Some(index));
                (open, opens) = (false, false);
            } else if setup.facing == Facing::Never || page.cover {
                spread.put(first.other(), index);
                open = false;
            } else if open {
                if let Some(before) = spreads.last_mut() {
                    before.put(first.other(), index);
                }
                (open, opens) = (false, false);
                continue;
            } else if opens && setup.facing == Facing::FirstAlone {
                spread.put(first.other(), index);
                opens = false;
            } else {
                spread.put(first, index);
                (open, opens) = (true, false);
            }
            spreads.push(spread);
        }
        spreads
    }

    /// Where words belong on a page. Where margins mirror, the left one is that at the fold.
    pub fn safe_rect_of(&self, page: &Page) -> Rect {
        let setup = self.setup_of(page);
        let safe = setup.safe;
        let side = || self.page(page.id).map(|(index, _)| self.standing(index).side);
        let safe = if !setup.mirrored || self.book.setup.facing == Facing::Never {
            safe
        } else if setup.double {
            Sides { left: safe.right, ..safe }
        } else if side() == Some(Side::Left) {
            Sides { left: safe.right, right: safe.left, ..safe }
        } else {
            safe
        };
        safe.inside(setup.trim_rect())
    }

    /// The spread that a page lies in.
    pub fn spread_of(&self, page: usize) -> Spread {
        let holds = |s: &Spread| s.left == Some(page) || s.right == Some(page);
        self.spreads().into_iter().find(holds).unwrap_or_default()
    }

    /// How the page stands in the book, where something on it says so; nothing where it looks the same anywhere.
    pub fn printed_standing(&self, page: usize) -> Option<Standing> {
        let says = !self.book.running.is_empty() && self.pages.get(page).is_some_and(|p| !p.bare && !p.cover);
        says.then(|| self.standing(page))
    }

    /// How the page (counted from 0) stands in the book.
    pub fn standing(&self, page: usize) -> Standing {
        let takes = |i: usize| match &self.pages[i] {
            p if p.cover => 0,
            p if self.setup_of(p).double => 2,
            _ => 1,
        };
        let upto = page.min(self.pages.len());
        let before: u32 = (0..upto).map(takes).sum();
        let all: u32 = before + (upto..self.pages.len()).map(takes).sum::<u32>();
        let first = first_side(self.book.setup.binding);
        let spread = self.spread_of(page);
        Standing {
            side: if spread.on(first) == Some(page) { first } else { first.other() },
            number: self.pages.get(page).filter(|p| !p.cover).map(|_| self.book.first_number + before),
            last: (self.book.first_number + all).saturating_sub(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, PageId, PageSetup, Spot};
    use std::sync::Arc;

    fn book(pages: usize, binding: Binding, facing: Facing) -> Project {
        let setup = PageSetup {
            name: String::new(),
            trim: Spot::new(100.0, 150.0),
            bleed: Sides::all(3.0),
            safe: Sides::all(5.0),
            gutter: Spot::new(3.0, 3.0),
            border: 0.3,
            letters: 1.0,
            dpi: 300.0,
            binding,
            facing,
            reading: crate::model::Reading::LeftToRight,
            double: false,
            mirrored: false,
            source: String::new(),
        };
        let ids = (0..pages).map(|n| PageId(n as u64 + 1)).collect();
        Project::blank(setup, Lang::english(), ids)
    }

    fn pairs(project: &Project) -> Vec<(Option<usize>, Option<usize>)> {
        project.spreads().into_iter().map(|s| (s.left, s.right)).collect()
    }

    #[test]
    fn books_open_on_the_side_away_from_their_binding() {
        let left = book(4, Binding::Left, Facing::FirstAlone);
        assert_eq!(pairs(&left), [(None, Some(0)), (Some(1), Some(2)), (Some(3), None)]);
        let right = book(4, Binding::Right, Facing::FirstAlone);
        assert_eq!(pairs(&right), [(Some(0), None), (Some(2), Some(1)), (None, Some(3))]);
        let even = book(3, Binding::Left, Facing::FromFirst);
        assert_eq!(pairs(&even), [(Some(0), Some(1)), (Some(2), None)]);
        let loose = book(2, Binding::Left, Facing::Never);
        assert_eq!(pairs(&loose), [(None, Some(0)), (None, Some(1))]);
    }

    #[test]
    fn the_wider_margin_is_at_the_fold_on_both_pages() {
        for binding in [Binding::Left, Binding::Right] {
            let mut project = book(4, binding, Facing::FirstAlone);
            let setup = Arc::make_mut(&mut Arc::make_mut(&mut project.book).setup);
            (setup.safe.left, setup.safe.right) = (20.0, 5.0);
            let span = |project: &Project, page: usize| {
                let safe = project.safe_rect_of(&project.pages[page]);
                (safe.x0, safe.x1)
            };
            assert!((0..4).all(|page| span(&project, page) == (20.0, 95.0)), "none mirrors unasked");
            Arc::make_mut(&mut Arc::make_mut(&mut project.book).setup).mirrored = true;
            let spread = project.spread_of(1);
            let (left, right) = (spread.left.expect("a page"), spread.right.expect("a page"));
            assert_eq!((span(&project, left), span(&project, right)), ((5.0, 80.0), (20.0, 95.0)));
            let double = Arc::new(project.book.setup.doubled(true));
            Arc::make_mut(&mut project.pages[3]).setup = Some(double);
            assert_eq!(span(&project, 3), (5.0, 195.0));
        }
    }

    #[test]
    fn a_cover_stands_alone_and_a_double_page_takes_both_sides() {
        let mut project = book(6, Binding::Left, Facing::FirstAlone);
        Arc::make_mut(&mut project.pages[0]).cover = true;
        let double = Arc::new(project.book.setup.doubled(true));
        assert_eq!(double.trim, Spot::new(200.0, 150.0));
        assert_eq!(double.doubled(false).trim, Spot::new(100.0, 150.0));
        Arc::make_mut(&mut project.pages[3]).setup = Some(double);
        // The cover, page 1 alone, page 2 with nothing beside it, the double page, then pages 5 and 6.
        let expected =
            [(None, Some(0)), (None, Some(1)), (Some(2), None), (Some(3), Some(3)), (Some(4), Some(5))];
        assert_eq!(pairs(&project), expected);
        let numbers: Vec<Option<u32>> = (0..6).map(|i| project.standing(i).number).collect();
        assert_eq!(numbers, [None, Some(1), Some(2), Some(3), Some(5), Some(6)]);
        assert_eq!(project.standing(5).last, 6);
        assert_eq!((project.standing(1).side, project.standing(4).side), (Side::Right, Side::Left));
    }
}
