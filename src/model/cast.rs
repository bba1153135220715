//! The cast: who speaks, their names in each language, and how their lines look.

use super::lang::ByLang;
use super::style::StyleName;
use crate::geom::Rgba;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The short name by which lines refer to a member of the cast, for example `zhang`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CastId(pub String);

impl fmt::Display for CastId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CastMember {
    /// What lines call them.
    pub id: CastId,
    /// Their name in each language.
    #[serde(default)]
    pub name: ByLang<String>,
    /// The style that their balloons take; the plain one of the kind if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<StyleName>,
    /// The colour that marks them in lists and of their captions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Rgba>,
    /// A note to the team, never printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl CastMember {
    /// A speaker with a short name and nothing else.
    pub fn named(id: CastId) -> Self {
        Self { id, name: ByLang::new(), style: None, colour: None, note: String::new() }
    }
}
