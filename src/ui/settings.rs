//! What the window remembers from one time to the next: recent files, theme, language, size.

use super::rulers::Unit;
use super::text::Tongue;
use super::theme::Shade;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many files "Open recent" offers.
const RECENT: usize = 12;

/// What is remembered.
#[allow(clippy::struct_excessive_bools, reason = "each says something of its own")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Files, the latest first.
    pub recent: Vec<PathBuf>,
    /// Light or dark.
    pub shade: Shade,
    /// The language of the window.
    pub tongue: Tongue,
    /// Whether bleed, trim and safe lines show.
    pub guides: bool,
    /// Whether rulers show along the canvas.
    pub rulers: bool,
    /// Whether guides show, and things snap to them.
    pub ruled: bool,
    /// Whether guides are locked.
    pub rules_locked: bool,
    /// What lengths on the page are told in.
    pub unit: Unit,
    /// Whether the list of layers shows under the inspector.
    pub layers: bool,
    /// The height of that list in points.
    pub layers_height: f32,
    /// The size of the window in points.
    pub size: (f32, f32),
    /// The page that faces the open one is shown beside it.
    pub facing: bool,
    /// How wide a page is in the overview, points.
    pub overview: f32,
    /// The overview shows pages that face each other side by side.
    pub overview_spreads: bool,
    /// Where the last export went.
    pub export_to: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            shade: Shade::default(),
            tongue: Tongue::of_system(),
            guides: true,
            rulers: false,
            ruled: true,
            rules_locked: false,
            unit: Unit::default(),
            layers: true,
            layers_height: 210.0,
            size: (1400.0, 900.0),
            facing: false,
            overview: 150.0,
            overview_spreads: true,
            export_to: None,
        }
    }
}

impl Settings {
    /// Reads them from the user's folder; what cannot be read is as new.
    pub fn load() -> Self {
        file()
            .and_then(|path| std::fs::read_to_string(path).ok())
            .and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Writes them. A failure costs only the memory of this session.
    pub fn store(&self) {
        let Some(path) = file() else { return };
        let Ok(text) = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()) else { return };
        if let Some(folder) = path.parent() {
            // A folder that cannot be made shows itself in the write below.
            std::fs::create_dir_all(folder).ok();
        }
        std::fs::write(path, text).ok();
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}

/// Where the user's own layouts of pages are kept, beside the settings.
pub fn layouts() -> Option<PathBuf> {
    file().map(|path| path.with_file_name("layouts.ron"))
}

/// `panelwright/settings.ron` in the user's configuration folder.
fn file() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let config = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
    };
    config.map(|c| c.join("panelwright").join("settings.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_files_are_unique_and_few() {
        let mut settings = Settings { recent: Vec::new(), ..Settings::default() };
        for n in 0..20 {
            settings.remember(Path::new(&format!("/tmp/{}.ron", n % 15)));
        }
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[0], Path::new("/tmp/4.ron"));
    }

    #[test]
    fn unknown_and_missing_fields_are_harmless() {
        let settings: Settings = ron::from_str("(guides: false)").expect("reads");
        assert!(!settings.guides);
        assert!(ron::from_str::<Settings>("(wallpaper: 3)").is_ok());
    }
}
