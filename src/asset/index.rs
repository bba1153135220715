//! Which picture each path of a project names.

use super::{ArtInfo, Unshown};
use std::collections::BTreeMap;

/// Which picture each path names, or why there is none.
#[derive(Debug, Clone, Default)]
pub struct ArtIndex(BTreeMap<String, Result<ArtInfo, Unshown>>);

impl ArtIndex {
    /// What is known of a path; `None` if it was never looked for.
    pub fn get(&self, path: impl AsRef<str>) -> Option<&Result<ArtInfo, Unshown>> {
        self.0.get(path.as_ref())
    }

    /// Notes what was found.
    pub fn set(&mut self, path: impl Into<String>, found: Result<ArtInfo, Unshown>) {
        self.0.insert(path.into(), found);
    }

    /// Every path that was looked for, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Result<ArtInfo, Unshown>)> {
        self.0.iter().map(|(path, found)| (path.as_str(), found))
    }
}
