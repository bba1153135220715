//! What lies off the page, where it is cut off or not there at all.

use super::keep::share_outside;
use super::{Context, Issue, IssueKind, Scene, TextBlock};
use crate::geom::{Affine, Rect, rotation};
use crate::model::{ItemId, ItemKind, Page};

/// Letters that lie this far outside of the trim are told of; less is within what a knife strays.
const OFF_PAGE_MM: f64 = 0.5;

/// A panel of which more than this lies beyond the bleed was hardly put there on purpose: one that runs off the page may
/// be drawn a little larger than the page.
const PANEL_OUTSIDE: f64 = 0.3;
/// Pictures and sound effects may be larger than the page; those of which nothing is on it are forgotten ones.
const NOTHING_LEFT: f64 = 0.999;

/// Tells of words that reach beyond the trim.
pub(super) fn tell(context: &mut Context<'_>, item: ItemId, text: &TextBlock) {
    let trim = context.project.setup_of(context.page).trim_rect();
    let block = rotated_bounds(text.block, text.rotate);
    let by_mm = [trim.x0 - block.x0, trim.y0 - block.y0, block.x1 - trim.x1, block.y1 - trim.y1]
        .into_iter()
        .fold(0.0, f64::max);
    if by_mm > OFF_PAGE_MM {
        context.issue(item, IssueKind::OffPage { by_mm });
    }
}

/// The rectangle around a rectangle that is turned about its middle.
fn rotated_bounds(r: Rect, degrees: f64) -> Rect {
    let centre = r.center();
    let turned =
        Affine::translate(centre.to_vec2()) * rotation(degrees) * Affine::translate(-centre.to_vec2());
    turned.transform_rect_bbox(r)
}

/// An issue for each panel that lies largely beyond the bleed, and for each picture and sound effect that lies there
/// wholly.
pub(super) fn left_outside(page: &Page, scene: &Scene) -> Vec<Issue> {
    let at_least = |kind: &ItemKind| match kind {
        ItemKind::Panel(_) => Some(PANEL_OUTSIDE),
        ItemKind::Art(_) | ItemKind::Effect(_) => Some(NOTHING_LEFT),
        ItemKind::Balloon(_) | ItemKind::Caption(_) => None,
    };
    let outside = |part: &std::sync::Arc<super::Part>| {
        let least = at_least(&page.item(part.item)?.kind)?;
        // This is asked of every frame: most panels that run off the page lie beyond it by a strip alone.
        let within = part.frame.intersect(scene.bleed).area() / part.frame.area();
        let hardly = 1.0 - within < least / 2.0;
        if part.hit.is_empty() || hardly || (least == NOTHING_LEFT && within > 0.0) {
            return None;
        }
        let share = share_outside(part, scene.bleed);
        let kind = IssueKind::LeftOutside { share };
        (share > least).then_some(Issue { page: page.id, item: Some(part.item), kind })
    };
    scene.parts.iter().filter_map(outside).collect()
}
