//! What is selected, in line or evenly spread.

use super::Editor;
use crate::edit::{Edit, Label};
use crate::geom::{Rect, Vec2};
use crate::model::ItemId;
use crate::scene::Scene;

/// How things that are selected come into line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Left edges on the leftmost.
    Left,
    /// Middles on one upright line.
    Centre,
    /// Right edges on the rightmost.
    Right,
    /// Tops on the highest.
    Top,
    /// Middles on one level line.
    Middle,
    /// Feet on the lowest.
    Bottom,
    /// From left to right with equal gaps; the outermost stay.
    SpreadAcross,
    /// From top to bottom with equal gaps; the outermost stay.
    SpreadDown,
}

impl Align {
    /// All of them, in the order that menus show.
    pub const ALL: [Self; 8] = [
        Self::Left,
        Self::Centre,
        Self::Right,
        Self::Top,
        Self::Middle,
        Self::Bottom,
        Self::SpreadAcross,
        Self::SpreadDown,
    ];

    /// The fewest things for which it means anything.
    fn least(self) -> usize {
        if matches!(self, Self::SpreadAcross | Self::SpreadDown) { 3 } else { 2 }
    }
}

impl Editor {
    /// There is enough selected to bring into line.
    pub fn can_align(&self, how: Align) -> bool {
        self.units().len() >= how.least()
    }

    /// Brings what is selected into line, or spreads it, as one undo step. Frames are those that are seen: of balloons
    /// their bodies; `scene` is that of the open page. What belongs to a selected panel goes with that, and a group that
    /// is selected with others goes as one.
    pub fn align(&mut self, how: Align, scene: &Scene) {
        self.stop();
        let frame = |id: &ItemId| scene.parts.iter().find(|p| p.item == *id).map(|p| p.frame);
        let around = |unit: Vec<ItemId>| {
            let frame = unit.iter().filter_map(frame).reduce(|a, b| a.union(b))?;
            Some((unit, frame))
        };
        let (units, frames): (Vec<_>, Vec<_>) = self.units().into_iter().filter_map(around).unzip();
        if frames.len() < how.least() {
            return;
        }
        let page = self.page().id;
        let edition = self.edition().clone();
        let edit = |(items, by): (Vec<ItemId>, Vec2)| {
            let still = by.hypot() < 1e-6;
            (!still).then(|| Edit::MoveItems { page, items, by, edition: edition.clone() })
        };
        let edits: Vec<Edit> = units.into_iter().zip(moves(how, &frames)).filter_map(edit).collect();
        // These items are on the page, and the distances are numbers.
        let _ = self.commit_as(&edits, Some(Label::Move));
    }

    /// What comes into line with each other: items, and groups that are selected whole beside something else.
    fn units(&self) -> Vec<Vec<ItemId>> {
        let (page, selection) = (self.page(), self.selection());
        let whole = |g: &&Vec<ItemId>| g.len() < selection.len() && g.iter().all(|id| selection.contains(id));
        let mut units: Vec<Vec<ItemId>> = Vec::new();
        for id in selection.iter().copied().filter(|id| self.moves_alone(*id)) {
            if units.iter().any(|unit| unit.contains(&id)) {
                continue;
            }
            let group = page.groups_of(id).into_iter().find(whole);
            let unit = group.map(|g| g.iter().copied().filter(|id| self.moves_alone(*id)).collect());
            units.push(unit.unwrap_or_else(|| vec![id]));
        }
        units
    }

    fn moves_alone(&self, id: ItemId) -> bool {
        let item = self.page().item(id);
        item.is_some_and(|i| !i.locked && !i.panel.is_some_and(|p| self.selection().contains(&p)))
    }
}

/// How far each goes.
fn moves(how: Align, frames: &[Rect]) -> Vec<Vec2> {
    let all = frames.iter().copied().reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
    if matches!(how, Align::SpreadAcross | Align::SpreadDown) {
        return spread(frames, how == Align::SpreadAcross);
    }
    let by = |f: &Rect| match how {
        Align::Left => Vec2::new(all.x0 - f.x0, 0.0),
        Align::Centre => Vec2::new(all.center().x - f.center().x, 0.0),
        Align::Right => Vec2::new(all.x1 - f.x1, 0.0),
        Align::Top => Vec2::new(0.0, all.y0 - f.y0),
        Align::Middle => Vec2::new(0.0, all.center().y - f.center().y),
        Align::Bottom => Vec2::new(0.0, all.y1 - f.y1),
        Align::SpreadAcross | Align::SpreadDown => Vec2::ZERO,
    };
    frames.iter().map(by).collect()
}

/// Equal gaps between neighbours.
fn spread(frames: &[Rect], across: bool) -> Vec<Vec2> {
    let ends = |f: &Rect| if across { (f.x0, f.x1) } else { (f.y0, f.y1) };
    let mut order: Vec<usize> = (0..frames.len()).collect();
    let twice_middle = |n: usize| ends(&frames[n]).0 + ends(&frames[n]).1;
    order.sort_by(|a, b| twice_middle(*a).total_cmp(&twice_middle(*b)));
    let (Some(first), Some(last)) = (order.first(), order.last()) else { return Vec::new() };
    let (from, to) = (ends(&frames[*first]).0, ends(&frames[*last]).1);
    let filled: f64 = frames.iter().map(|f| ends(f).1 - ends(f).0).sum();
    let gap = (to - from - filled) / (order.len() - 1) as f64;
    let mut at = from;
    let mut out = vec![Vec2::ZERO; frames.len()];
    for n in order {
        let (low, high) = ends(&frames[n]);
        out[n] = if across { Vec2::new(at - low, 0.0) } else { Vec2::new(0.0, at - low) };
        at += high - low + gap;
    }
    out
}
