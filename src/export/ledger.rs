//! What an export wrote and from what, so that the next one writes only the pages that changed.

use crate::asset::ArtKey;
use crate::lettering::font::Face;
use crate::scene::{Node, Scene};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The name of the ledger in the folder of the pages.
pub const NAME: &str = ".panelwright-pages.ron";

/// Pages by file name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger(BTreeMap<String, Entry>);

/// A page that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// The fingerprint of what it was made from.
    from: String,
    /// The hash of the file.
    file: String,
}

impl Ledger {
    /// The ledger of a folder; empty if there is none that can be read: every page is then written anew.
    pub fn read(folder: &Path) -> Self {
        fs::read_to_string(folder.join(NAME)).ok().and_then(|t| ron::from_str(&t).ok()).unwrap_or_default()
    }

    /// Keeps the ledger in the folder.
    pub fn write(&self, folder: &Path) -> std::io::Result<()> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
            .map_err(std::io::Error::other)?;
        let aside = folder.join(format!("{NAME}.part"));
        fs::write(&aside, text)?;
        fs::rename(aside, folder.join(NAME))
    }

    /// The file is there, as it was written, and was made from the same.
    pub fn holds(&self, file: &Path, from: &str) -> bool {
        self.0.get(&name(file)).is_some_and(|entry| {
            entry.from == from && fs::read(file).is_ok_and(|bytes| hash(&bytes) == entry.file)
        })
    }

    /// Notes a file that was written.
    pub fn note(&mut self, file: &Path, from: String) {
        if let Ok(bytes) = fs::read(file) {
            self.0.insert(name(file), Entry { from, file: hash(&bytes) });
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// A word that differs whenever the pixels could: of the scene, of the fonts' bytes, and of `how` it is written.
///
/// `content` tells the hash of a picture's bytes.
pub fn fingerprint(scene: &Scene, how: &str, content: &dyn Fn(ArtKey) -> Option<ArtKey>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(how.as_bytes());
    let (mut faces, mut pictures) = (Vec::new(), Vec::new());
    for part in &scene.parts {
        collect(&part.nodes, &mut faces, &mut pictures);
    }
    // A scene's debug text is exact: it has every number in full and every picture by its name. That of a file says
    // when it was written, and a copy of the project must not be drawn anew for that.
    let mut text = format!("{scene:?}");
    for key in pictures {
        if let Some(content) = content(key) {
            text = text.replace(&key.to_string(), &content.to_string());
        }
    }
    hasher.update(text.as_bytes());
    for face in faces {
        hasher.update(blake3::hash(face.bytes()).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

fn collect(nodes: &[Node], faces: &mut Vec<Face>, pictures: &mut Vec<ArtKey>) {
    for node in nodes {
        match node {
            Node::Group(group) => collect(&group.nodes, faces, pictures),
            Node::Image(image) if !pictures.contains(&image.art) => pictures.push(image.art),
            Node::Glyphs(run) if !faces.contains(&run.face) => faces.push(run.face.clone()),
            Node::Glyphs(_) | Node::Path(_) | Node::Image(_) => {}
        }
    }
}
