//! Edits of groups.

use super::Refused;
use crate::model::group::same;
use crate::model::{ItemId, Law, Page};

/// Makes one group of items. Groups that they are part of come in whole, unless the items lie within one.
pub(super) fn group(page: &mut Page, items: &[ItemId]) -> Result<(), Refused> {
    let mut new: Vec<ItemId> = Vec::new();
    for id in items {
        page.item(*id).ok_or(Refused::NoItem)?;
        if !new.contains(id) {
            new.push(*id);
        }
    }
    // Each round takes in a group that is cut through, until none is.
    loop {
        let cut = page.groups.iter().find(|g| {
            let shared = g.iter().filter(|id| new.contains(id)).count();
            shared > 0 && shared < g.len() && shared < new.len()
        });
        let Some(cut) = cut else { break };
        let more: Vec<ItemId> = cut.iter().copied().filter(|id| !new.contains(id)).collect();
        new.extend(more);
    }
    if new.len() < 2 {
        return Err(Refused::Unsound(Law::GroupSize));
    }
    if !page.groups.iter().any(|g| same(g, &new)) {
        page.groups.push(new);
    }
    Ok(())
}

/// Dissolves the outermost groups that lie wholly within the items; where there is none, the innermost ones that the
/// items are in.
pub(super) fn ungroup(page: &mut Page, items: &[ItemId]) -> Result<(), Refused> {
    if items.iter().any(|id| page.item(*id).is_none()) {
        return Err(Refused::NoItem);
    }
    let whole = |g: &&Vec<ItemId>| g.iter().all(|id| items.contains(id));
    let inside: Vec<Vec<ItemId>> = page.groups.iter().filter(whole).cloned().collect();
    let gone: Vec<Vec<ItemId>> = if inside.is_empty() {
        items.iter().filter_map(|id| page.groups_of(*id).last().map(|g| (*g).clone())).collect()
    } else {
        let outer = |g: &&Vec<ItemId>| {
            !inside.iter().any(|other| other.len() > g.len() && g.iter().all(|id| other.contains(id)))
        };
        inside.iter().filter(outer).cloned().collect()
    };
    page.groups.retain(|g| !gone.contains(g));
    Ok(())
}
