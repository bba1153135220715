//! What balloons and captions cover of that which must be seen.

use super::{Issue, IssueKind, Part};
use crate::geom::{Point, Rect, Shape as _, Vec2};
use crate::model::{Edition, ItemId, ItemKind, Keep, Page, PanelMark};
use std::sync::Arc;

/// An area is looked at in so many points across and down.
const POINTS: u32 = 14;
/// A body that covers less than this share of an area just touches it.
const TOUCHES: f64 = 0.05;

/// The areas that are to be kept clear on a page, in page mm, as its panels lie in an edition.
pub fn kept_clear(page: &Page, edition: &Edition) -> Vec<(Keep, Rect)> {
    let mut found = Vec::new();
    for item in page.items.iter().filter(|i| i.as_panel().is_some_and(|p| !p.marks.is_empty())) {
        let seen = item.in_edition(edition);
        if let (ItemKind::Panel(panel), false) = (&seen.kind, seen.hidden) {
            let origin = panel.outline.bounds().origin().to_vec2();
            let marks = panel.marks.iter().filter_map(PanelMark::keep);
            found.extend(marks.map(|keep| (keep.clone(), keep.bounds(origin))));
        }
    }
    found
}

/// An issue for each balloon or caption that covers such an area.
pub(super) fn covered(page: &Page, edition: &Edition, parts: &[Arc<Part>]) -> Vec<Issue> {
    let areas = kept_clear(page, edition);
    let mut issues = Vec::new();
    if areas.is_empty() {
        return issues;
    }
    for part in parts {
        let covers = |kind: &ItemKind| matches!(kind, ItemKind::Balloon(_) | ItemKind::Caption(_));
        if !page.item(part.item).is_some_and(|item| covers(&item.kind)) {
            continue;
        }
        for (keep, area) in &areas {
            let share = share_under(part, *area);
            if share > TOUCHES {
                let kind = IssueKind::Covers { what: keep.what, share };
                issues.push(Issue { page: page.id, item: Some(part.item), kind });
            }
        }
    }
    issues
}

/// An issue for each balloon or caption that lies over words of another one: over their block, or where the two are drawn
/// as one with its own block. `joined` tells which are.
pub(super) fn words_covered(
    page: &Page,
    parts: &[Arc<Part>],
    joined: impl Fn(ItemId, ItemId) -> bool,
) -> Vec<Issue> {
    let says = |part: &&Arc<Part>| {
        let kind = page.item(part.item).map(|item| &item.kind);
        matches!(kind, Some(ItemKind::Balloon(_) | ItemKind::Caption(_)))
    };
    let saying: Vec<&Arc<Part>> = parts.iter().filter(says).collect();
    let mut issues = Vec::new();
    for (n, above) in saying.iter().enumerate() {
        for below in &saying[..n] {
            let Some(words) = below.text.as_ref().map(|t| t.block).filter(|b| !b.is_zero_area()) else {
                continue;
            };
            if words.intersect(above.frame).is_zero_area() {
                continue;
            }
            let share = if joined(above.item, below.item) {
                let own = above.text.as_ref().map_or(Rect::ZERO, |t| t.block);
                words.intersect(own).area() / words.area()
            } else {
                share_of_block(above, words)
            };
            if share > TOUCHES {
                issues.push(Issue {
                    page: page.id,
                    item: Some(above.item),
                    kind: IssueKind::CoversWords { share },
                });
            }
        }
    }
    issues
}

/// A body of which more than this lies over other panels than its own was left behind there; with less it leads the eye
/// on.
const STRAYS: f64 = 0.3;

/// A body that is wider than its panel by more than this cannot lie in it.
const WIDER_MM: f64 = 0.5;

/// An issue for each balloon or caption that lies largely over another panel than its own, or reaches into one because its
/// own is too narrow for it.
pub(super) fn strayed(page: &Page, parts: &[Arc<Part>]) -> Vec<Issue> {
    let panels: Vec<&Arc<Part>> =
        parts.iter().filter(|p| page.panel(p.item).is_some() && !p.hit.is_empty()).collect();
    let mut issues = Vec::new();
    for part in parts {
        let Some(item) = page.item(part.item) else { continue };
        let says = matches!(item.kind, ItemKind::Balloon(_) | ItemKind::Caption(_));
        let Some(own) = item.panel.filter(|_| says) else { continue };
        let Some(home) = panels.iter().find(|p| p.item == own) else { continue };
        let others: Vec<_> = panels
            .iter()
            .filter(|p| p.item != own && !p.frame.intersect(part.frame).is_zero_area())
            .collect();
        if others.is_empty() {
            continue;
        }
        let (mut all, mut over) = (0.0, 0.0);
        for at in points(part.frame).filter(|at| covers(part, *at)) {
            all += 1.0;
            if !covers(home, at) && others.iter().any(|other| covers(other, at)) {
                over += 1.0;
            }
        }
        let share = over / f64::max(all, 1.0);
        let by_mm = part.frame.width() - home.frame.width();
        let kind = if share > STRAYS {
            IssueKind::Strays { share }
        } else if over > 0.0 && by_mm > WIDER_MM {
            IssueKind::WiderThanPanel { by_mm }
        } else {
            continue;
        };
        issues.push(Issue { page: page.id, item: Some(part.item), kind });
    }
    issues
}

/// The share of a part that lies outside of an area, as well as some hundred points tell.
pub(super) fn share_outside(part: &Part, area: Rect) -> f64 {
    if part.frame.intersect(area).is_zero_area() {
        return 1.0;
    }
    let (mut all, mut outside) = (0.0, 0.0);
    for at in points(part.frame).filter(|at| covers(part, *at)) {
        all += 1.0;
        outside += f64::from(u8::from(!area.contains(at)));
    }
    outside / f64::max(all, 1.0)
}

/// An issue for each running text that lies over a panel: of the page and not of an item, since the book prints it.
pub(super) fn running_covers(page: &Page, parts: &[Arc<Part>]) -> Vec<Issue> {
    let is_panel = |part: &&Arc<Part>| page.panel(part.item).is_some();
    let lies_over = |text: &&Arc<Part>| {
        let near = |part: &&Arc<Part>| !part.frame.intersect(text.frame).is_zero_area();
        let panels: Vec<&Arc<Part>> = parts.iter().filter(near).filter(is_panel).collect();
        if panels.is_empty() {
            return false;
        }
        let over = |at: &Point| panels.iter().any(|panel| covers(panel, *at));
        let under = points(text.frame).filter(over).count() as f64;
        under / f64::from(POINTS * POINTS) > TOUCHES
    };
    let running = parts.iter().filter(|part| part.item == ItemId::NONE);
    let issue = |_| Issue { page: page.id, item: None, kind: IssueKind::RunningOverPanel };
    running.filter(lies_over).map(issue).collect()
}

/// Points that lie evenly in an area.
fn points(area: Rect) -> impl Iterator<Item = Point> {
    let along = |n: u32| (f64::from(n) + 0.5) / f64::from(POINTS);
    let place = move |x, y| area.origin() + Vec2::new(along(x) * area.width(), along(y) * area.height());
    (0..POINTS).flat_map(move |y| (0..POINTS).map(move |x| place(x, y)))
}

/// The body of a part lies over a point.
fn covers(part: &Part, at: Point) -> bool {
    part.frame.contains(at) && part.hit.winding(at) != 0
}

/// The share of a block of words that lies under the body of a part.
fn share_of_block(part: &Part, block: Rect) -> f64 {
    points(block).filter(|at| covers(part, *at)).count() as f64 / f64::from(POINTS * POINTS)
}

/// The share of an ellipse that lies under the body of a part; its tails lead to faces and do not count.
fn share_under(part: &Part, area: Rect) -> f64 {
    if area.intersect(part.frame).is_zero_area() {
        return 0.0;
    }
    let radii = area.size() / 2.0;
    let inside = |at: &Point| {
        let way = *at - area.center();
        (way.x / radii.width).powi(2) + (way.y / radii.height).powi(2) <= 1.0
    };
    let (mut all, mut under) = (0.0, 0.0);
    for at in points(area).filter(inside) {
        all += 1.0;
        if covers(part, at) {
            under += 1.0;
        }
    }
    under / all
}
