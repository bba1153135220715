//! What the window remembers from one time to the next: recent files, theme, language, size.

use super::keys::Keymap;
use super::shelf::Liked;
use super::text::Tongue;
use super::theme::Shade;
use super::units::Unit;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The sizes that the window can have, percent.
pub const SCALES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// The height of the list of layers until the user gives it another, points.
pub const LAYERS_HEIGHT: f32 = 210.0;

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
    /// What lengths on the page are told in; nothing for the unit in which each page is usually measured.
    pub lengths: Option<Unit>,
    /// Whether the list of layers shows under the inspector.
    pub layers: bool,
    /// The height of that list in points.
    pub layers_height: f32,
    /// The size of the window in points.
    pub size: (f32, f32),
    /// The page that faces the open one is shown beside it.
    pub facing: bool,
    /// How wide a page is in the overview, points; as wide as lets all pages be seen until it is chosen.
    pub overview_size: Option<f32>,
    /// The overview shows pages that face each other side by side.
    pub overview_spreads: bool,
    /// Where the exports of a comic go, the latest first: the comic's file, and the folder.
    pub exports: Vec<(PathBuf, PathBuf)>,
    /// The width in pixels of the exports of those comics that had one last, the latest first.
    pub export_widths: Vec<(PathBuf, u32)>,
    /// The keys of commands, where they are not the usual ones.
    pub keys: Keymap,
    /// The size of everything in the window, percent.
    pub scale: u16,
    /// The fonts that the user likes.
    pub fonts: Liked,
    /// How far an arrow moves what is selected, alone and with the shift key, mm.
    pub nudge: (f64, f64),
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
            lengths: None,
            layers: true,
            layers_height: LAYERS_HEIGHT,
            size: (1400.0, 900.0),
            facing: false,
            overview_size: None,
            overview_spreads: true,
            exports: Vec::new(),
            export_widths: Vec::new(),
            keys: Keymap::default(),
            scale: 100,
            fonts: Liked::default(),
            nudge: (0.5, 5.0),
        }
    }
}

impl Settings {
    /// Reads them from the user's folder. Those that cannot be read are as new; the file is then kept under the
    /// name that is given.
    pub fn load() -> (Self, Option<PathBuf>) {
        let text = Self::path().and_then(|path| std::fs::read_to_string(&path).ok().map(|text| (path, text)));
        let Some((path, text)) = text else { return (Self::default(), None) };
        if let Ok(settings) = ron::from_str(&text) {
            return (settings, None);
        }
        let kept = path.with_extension("ron.bad");
        let copied = std::fs::copy(&path, &kept).is_ok();
        (Self::default(), copied.then_some(kept))
    }

    /// Writes them. A failure costs only the memory of this session.
    pub fn store(&self) {
        let Some(path) = Self::path() else { return };
        let Ok(text) = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()) else { return };
        if let Some(folder) = path.parent() {
            // A folder that cannot be made shows itself in the write below.
            std::fs::create_dir_all(folder).ok();
        }
        // Written aside first: what is there stays whole whatever happens.
        let aside = path.with_extension("ron.new");
        if std::fs::write(&aside, text).is_ok() {
            std::fs::rename(aside, path).ok();
        }
    }

    /// The size of everything in the window as a factor.
    pub fn zoom(&self) -> f32 {
        f32::from(self.scale.clamp(SCALES[0], SCALES[SCALES.len() - 1])) / 100.0
    }

    /// `panelwright/settings.ron` in the user's configuration folder.
    pub fn path() -> Option<PathBuf> {
        own_folder(false).map(|folder| folder.join("settings.ron"))
    }

    /// Where what can be made anew is kept.
    pub fn cache() -> Option<PathBuf> {
        own_folder(true)
    }

    /// The folder that a comic was last exported to.
    pub fn exported_to(&self, comic: &Path) -> Option<&Path> {
        let comic = whole(comic);
        self.exports.iter().find(|(of, _)| *of == comic).map(|(_, folder)| folder.as_path())
    }

    /// A comic was exported to a folder.
    pub fn exported(&mut self, comic: &Path, folder: &Path) {
        let comic = whole(comic);
        self.exports.retain(|(of, _)| *of != comic);
        self.exports.insert(0, (comic, whole(folder)));
        self.exports.truncate(RECENT);
    }

    /// The width in pixels that a comic was last exported at, if it was one.
    pub fn export_width(&self, comic: &Path) -> Option<u32> {
        let comic = whole(comic);
        self.export_widths.iter().find(|(of, _)| *of == comic).map(|(_, width)| *width)
    }

    /// A comic was exported at a width in pixels, or not by its width.
    pub fn exported_at(&mut self, comic: &Path, width: Option<u32>) {
        let comic = whole(comic);
        self.export_widths.retain(|(of, _)| *of != comic);
        if let Some(width) = width {
            self.export_widths.insert(0, (comic, width));
        }
        self.export_widths.truncate(RECENT);
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
    own_folder(false).map(|folder| folder.join("layouts.ron"))
}

/// The user's own folder for what a program keeps: settings, or with `cache` what can be made anew.
fn own_folder(cache: bool) -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let home = |inside: &str| folder("HOME").map(|home| home.join(inside));
    let found = if cfg!(windows) {
        folder(if cache { "LOCALAPPDATA" } else { "APPDATA" })
    } else if cfg!(target_os = "macos") {
        home(if cache { "Library/Caches" } else { "Library/Application Support" })
    } else if cache {
        folder("XDG_CACHE_HOME").or_else(|| home(".cache"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| home(".config"))
    };
    found.map(|f| f.join("panelwright"))
}

/// A path that means the same wherever the program is started.
pub fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_comic_has_a_folder_of_its_own_for_exports() {
        let mut settings = Settings::default();
        let (one, two) = (Path::new("/a/mine.ron"), Path::new("/b/mine.ron"));
        settings.exported(one, Path::new("/a/web"));
        assert_eq!(settings.exported_to(one), Some(Path::new("/a/web")));
        assert_eq!(settings.exported_to(two), None);
        settings.exported(one, Path::new("pages"));
        assert!(settings.exported_to(one).is_some_and(Path::is_absolute), "whatever folder one is in");
        assert_eq!(settings.exports.len(), 1);
        settings.exported_at(one, Some(800));
        assert_eq!((settings.export_width(one), settings.export_width(two)), (Some(800), None));
        settings.exported_at(one, None);
        assert_eq!(settings.export_width(one), None);
    }

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
