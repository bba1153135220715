//! Panels that become one: the gutters between them close, and what they show stays where it is on the page.

use super::Editor;
use super::along::into_panel;
use super::home::rough_frame;
use super::one_picture::SAME_PLACE_MM;
use super::parting::{is_free, kept_in_place};
use crate::edit::{Change, Edit, Label, Refused};
use crate::geom::{Point, Vec2};
use crate::model::{
    Apart, ArtLayer, BorderStyle, Edition, Item, ItemId, LineId, Outline, Page, Panel, PanelMark, Spot,
    mark::MAX_MARKS, merged,
};
use crate::scene::Scene;
use std::sync::Arc;

impl Editor {
    /// Two or more panels are selected that could become one.
    pub fn can_merge(&self) -> bool {
        self.to_merge().len() > 1
    }

    /// The panels that are selected and whose outlines may be changed, in reading order.
    fn to_merge(&self) -> Vec<Arc<Item>> {
        let page = self.page();
        let chosen = page.reading.iter().filter(|id| self.selection().contains(id));
        chosen.filter_map(|id| page.item(*id)).filter(|i| is_free(i, self.edition())).cloned().collect()
    }

    /// Makes one panel of those that are selected, as one undo step. It is the first one in reading order, with the
    /// pictures of all as its layers and their balloons and marks, where they are on the page. `scene` is that of the
    /// open page. Refused where more than gutters lie between the panels.
    pub fn merge(&mut self, scene: &Scene) -> Result<(), Refused> {
        self.stop();
        let panels = self.to_merge();
        let edits = merging(self.page(), scene, &panels, self.project().setup_of(self.page()).gutter)?;
        self.commit_as(&edits, Some(Label::Merge))?;
        self.set_selection(panels.first().map(|p| p.id).into_iter().collect());
        Ok(())
    }
}

/// The edits that make one panel of several; the first one stays.
pub(super) fn merging(
    page: &Page,
    scene: &Scene,
    panels: &[Arc<Item>],
    gutter: Spot,
) -> Result<Vec<Edit>, Refused> {
    let (Some(first), true) = (panels.first(), panels.len() > 1) else { return Ok(Vec::new()) };
    let all: Vec<(ItemId, &Panel)> = panels.iter().filter_map(|i| Some((i.id, i.as_panel()?))).collect();
    let outlines: Vec<_> = all.iter().map(|(_, p)| p.outline.clone()).collect();
    let outline = merged(&outlines, gutter).map_err(|why| match why {
        Apart::Distant => Refused::NoNeighbours,
        Apart::Around => Refused::AroundAnother,
    })?;
    let after = outline.bounds();
    let change = |item, change| Edit::Change { page: page.id, item, change };
    // What lies higher on the page goes on lying higher.
    let height = |id: ItemId| page.items.iter().position(|i| i.id == id);
    let mut stacked = all.clone();
    stacked.sort_by_key(|(id, _)| height(*id));
    let mut art: Vec<ArtLayer> = Vec::new();
    for (id, p) in &stacked {
        let mut own = kept_in_place(scene, *id, &p.art, p.outline.bounds(), after);
        for layer in &mut own {
            layer.breaks_out = layer.breaks_out.carried(&p.outline, &outline);
        }
        // Pieces of one panel that was cut show one picture: it is one layer again.
        own.retain(|layer| !art.iter().any(|known| alike(known, layer)));
        art.extend(own);
    }
    let mut marks: Vec<PanelMark> = Vec::new();
    for (_, panel) in &all {
        let by = panel.outline.bounds().origin() - after.origin();
        for mark in &panel.marks {
            let mut mark = mark.clone();
            mark.shift(by);
            // A speaker who is in both is where they were seen first.
            let known = |m: &&PanelMark| m.mouth().zip(mark.mouth()).is_some_and(|(a, b)| a.who == b.who);
            if marks.iter().find(known).is_none() && marks.len() < MAX_MARKS {
                marks.push(mark);
            }
        }
    }
    let style = all[0].1.border_style.clone();
    let mut open: Vec<usize> =
        all.iter().flat_map(|(_, p)| p.border_style.carried(&p.outline, &outline).open).collect();
    open.sort_unstable();
    open.dedup();
    let style = BorderStyle { open, ..style };
    let mut edits = vec![change(first.id, Change::Outline(outline))];
    if style != all[0].1.border_style {
        edits.push(change(first.id, Change::BorderStyle(style)));
    }
    if all.iter().any(|(_, p)| !p.art.is_empty()) {
        edits.push(change(first.id, Change::Art(art)));
    }
    if !marks.is_empty() {
        edits.push(change(first.id, Change::Marks(marks)));
    }
    let langs: std::collections::BTreeSet<_> = all.iter().flat_map(|(_, p)| p.describes.keys()).collect();
    for lang in langs {
        let said: Vec<&str> =
            all.iter().filter_map(|(_, p)| p.describes.get(lang)).map(|text| text.trim()).collect();
        let said =
            said.iter().enumerate().filter(|(n, text)| !said[..*n].contains(text)).map(|(_, text)| *text);
        let said = said.collect::<Vec<&str>>().join("\n");
        edits.push(change(first.id, Change::Describes(lang.clone(), said)));
    }
    let others: Vec<ItemId> = all[1..].iter().map(|(id, _)| *id).collect();
    let belongs = |i: &&Arc<Item>| i.panel.is_some_and(|p| others.contains(&p));
    for item in page.items.iter().filter(belongs) {
        edits.push(change(item.id, Change::Panel(Some(first.id))));
    }
    edits.push(Edit::RemoveItems { page: page.id, items: others.clone() });
    edits.extend(read_together(page, first.id, &others));
    Ok(edits)
}

/// Layers of two panels show the same picture at the same place, but for what gestures round.
fn alike(a: &ArtLayer, b: &ArtLayer) -> bool {
    /// The share by which sizes differ.
    const SAME_SIZE: f64 = 3e-3;
    let near = (a.crop.pan.vec() - b.crop.pan.vec()).hypot() < SAME_PLACE_MM
        && (a.crop.zoom / b.crop.zoom - 1.0).abs() < SAME_SIZE
        && (a.crop.rotate - b.crop.rotate).abs() < 0.01;
    near && *a
        == ArtLayer {
            crop: crate::model::Crop { pan: a.crop.pan, zoom: a.crop.zoom, rotate: a.crop.rotate, ..b.crop },
            ..b.clone()
        }
}

/// The edits by which a panel takes in what others show, before it went to its `place`: their pictures below its own,
/// their words as they lay in their panel, and the panels themselves go.
pub(super) fn taken_in(
    page: &Page,
    scene: &Scene,
    last: ItemId,
    place: &Outline,
    others: &[ItemId],
    edition: &Edition,
) -> Vec<Edit> {
    let Some(panel) = page.panel(last) else { return Vec::new() };
    let change = |item, change| Edit::Change { page: page.id, item, change };
    let to = place.bounds();
    let (mut art, mut marks, mut edits) = (Vec::new(), panel.marks.clone(), Vec::new());
    let mut describes = panel.describes.clone();
    for id in others {
        let Some(other) = page.panel(*id) else { continue };
        let from = other.outline.bounds();
        // At the same share of its width and height.
        let placed = |at: Point| {
            let share = at - from.origin();
            let along = |v: f64, length: f64, to: f64| if length > 0.0 { v / length * to } else { 0.0 };
            to.origin()
                + Vec2::new(
                    along(share.x, from.width(), to.width()),
                    along(share.y, from.height(), to.height()),
                )
        };
        art.extend(other.art.iter().cloned());
        for mark in &other.marks {
            let known = |m: &PanelMark| m.mouth().zip(mark.mouth()).is_some_and(|(a, b)| a.who == b.who);
            if !marks.iter().any(known) && marks.len() < MAX_MARKS {
                let mut mark = mark.clone();
                mark.shift(placed(from.origin() + mark.at().vec()) - to.origin() - mark.at().vec());
                marks.push(mark);
            }
        }
        for (lang, text) in &other.describes {
            let said = describes.get(lang).map_or_else(|| text.clone(), |had| format!("{had}\n{text}"));
            describes.insert(lang.clone(), said);
        }
        for child in page.items.iter().filter(|i| i.panel == Some(*id)) {
            let seen = scene.parts.iter().find(|p| p.item == child.id).map(|p| p.frame);
            let frame = seen.unwrap_or_else(|| rough_frame(page, child, edition));
            let by = placed(frame.center()) - frame.center();
            let by = if child.line().is_some() { by + into_panel(frame + by, last, place) } else { by };
            let (items, edition) = (vec![child.id], edition.clone());
            edits.push(Edit::MoveItems { page: page.id, items, by, edition });
            edits.push(change(child.id, Change::Panel(Some(last))));
        }
    }
    art.extend(panel.art.iter().cloned());
    if art != panel.art {
        edits.push(change(last, Change::Art(art)));
    }
    if marks != panel.marks {
        edits.push(change(last, Change::Marks(marks)));
    }
    for (lang, text) in describes.iter().filter(|(lang, text)| panel.describes.get(lang) != Some(text)) {
        edits.push(change(last, Change::Describes(lang.clone(), text.clone())));
    }
    edits.push(Edit::RemoveItems { page: page.id, items: others.to_vec() });
    edits.extend(read_together(page, last, others));
    edits
}

/// The edits that bring the lines of `others` after those of the first panel, so that one panel is read as a whole.
fn read_together(page: &Page, first: ItemId, others: &[ItemId]) -> Vec<Edit> {
    let home = |line: LineId| page.shower_of(line).and_then(|i| i.panel);
    let mut order: Vec<LineId> = page.lines.iter().map(|l| l.id).collect();
    let mut edits = Vec::new();
    let Some(mut last) = order.iter().rposition(|l| home(*l) == Some(first)) else { return edits };
    for panel in others {
        for line in page.lines.iter().map(|l| l.id).filter(|l| home(*l) == Some(*panel)) {
            let Some(from) = order.iter().position(|l| *l == line) else { continue };
            order.remove(from);
            let to = if from < last { last } else { last + 1 };
            order.insert(to, line);
            last = to;
            if from != to {
                edits.push(Edit::MoveLine { page: page.id, line, to });
            }
        }
    }
    edits
}
