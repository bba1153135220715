//! Groups: items that are selected, moved, copied and removed together. A group may hold others; two groups share
//! nothing, or one lies within the other.

use super::id::ItemId;
use super::law::Law;
use super::page::Page;
use std::collections::HashSet;

/// The items of a group, two or more, in no particular order.
pub type Group = Vec<ItemId>;

impl Page {
    /// The groups that an item is in, the outermost first.
    pub fn groups_of(&self, item: ItemId) -> Vec<&Group> {
        let mut found: Vec<&Group> = self.groups.iter().filter(|g| g.contains(&item)).collect();
        found.sort_by_key(|g| std::cmp::Reverse(g.len()));
        found
    }

    /// The items with all that are grouped with them, each once.
    pub fn with_groups(&self, items: &[ItemId]) -> Vec<ItemId> {
        let mut all = Vec::new();
        for id in items {
            let outer = self.groups_of(*id).first().map_or_else(|| vec![*id], |g| (*g).clone());
            all.extend(outer.into_iter().filter(|id| !all.contains(id)).collect::<Vec<_>>());
        }
        all
    }
}

/// Groups of those items that stay; groups that have no meaning any longer go.
pub fn of_those(groups: &[Group], stays: impl Fn(ItemId) -> bool) -> Vec<Group> {
    let mut kept: Vec<Group> = Vec::new();
    for group in groups {
        let left: Group = group.iter().copied().filter(|id| stays(*id)).collect();
        if left.len() >= 2 && !kept.iter().any(|other| same(other, &left)) {
            kept.push(left);
        }
    }
    kept
}

/// Two groups hold the same items.
pub fn same(a: &[ItemId], b: &[ItemId]) -> bool {
    a.len() == b.len() && a.iter().all(|id| b.contains(id))
}

/// What is wrong with the groups of a page, if anything.
pub fn fault(page: &Page) -> Option<Law> {
    let sets: Vec<HashSet<ItemId>> = page.groups.iter().map(|g| g.iter().copied().collect()).collect();
    let known: HashSet<ItemId> = page.items.iter().map(|i| i.id).collect();
    for (index, (set, group)) in sets.iter().zip(&page.groups).enumerate() {
        if set.len() < 2 || set.len() != group.len() {
            return Some(Law::GroupSize);
        }
        if !set.is_subset(&known) {
            return Some(Law::GroupStranger);
        }
        let nests = |other: &HashSet<ItemId>| {
            set != other && (set.is_disjoint(other) || set.is_subset(other) || set.is_superset(other))
        };
        if !sets[..index].iter().all(nests) {
            return Some(Law::GroupsCross);
        }
    }
    None
}
