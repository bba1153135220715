//! The first pages of recent files as little pictures, kept in the user's cache folder: made when a file was opened or
//! saved, so that the first page of the window needs to open none.

use super::app::App;
use super::settings::Settings;
use crate::file::Materials;
use crate::geom::Affine;
use crate::model::{Edition, Project};
use crate::render::{self, Quality, View};
use crate::scene::{Sources, build};
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The width of a picture, pixels.
const WIDTH: u32 = 160;
/// The tallest that one is, pixels; strips are cut off below.
const TALLEST: u32 = 320;
/// How many pictures the folder keeps.
const KEPT: usize = 60;

/// What is known of a file.
#[derive(Clone)]
pub enum Cover {
    /// Nothing yet.
    Unknown,
    /// The file is not there.
    Missing,
    /// It is there, and no picture of it is.
    Plain,
    /// Its first page.
    Picture(TextureHandle),
}

enum Found {
    Missing,
    Plain,
    Picture(ColorImage),
}

/// The pictures, and what is being looked for.
pub struct Covers {
    ctx: Context,
    sender: Sender<(PathBuf, Found)>,
    receiver: Receiver<(PathBuf, Found)>,
    known: HashMap<PathBuf, Cover>,
    /// Where they are kept; nothing to keep none.
    folder: Option<PathBuf>,
}

impl Covers {
    /// No pictures yet. Without `kept` nothing is read from or written to the user's folder.
    pub fn new(ctx: &Context, kept: bool) -> Self {
        let (sender, receiver) = channel();
        let folder = Settings::cache().filter(|_| kept).map(|f| f.join("first-pages"));
        Self { ctx: ctx.clone(), sender, receiver, known: HashMap::new(), folder }
    }

    /// What is known of these files by now. What is asked for the first time is looked for beside the window.
    pub fn of(&mut self, paths: &[PathBuf]) -> Vec<Cover> {
        while let Ok((path, found)) = self.receiver.try_recv() {
            let cover = match found {
                Found::Missing => Cover::Missing,
                Found::Plain => Cover::Plain,
                Found::Picture(image) => {
                    Cover::Picture(self.ctx.load_texture("first page", image, TextureOptions::LINEAR))
                }
            };
            self.known.insert(path, cover);
        }
        let fresh: Vec<PathBuf> = paths.iter().filter(|p| !self.known.contains_key(*p)).cloned().collect();
        if !fresh.is_empty() {
            self.known.extend(fresh.iter().map(|p| (p.clone(), Cover::Unknown)));
            let (sender, ctx, folder) = (self.sender.clone(), self.ctx.clone(), self.folder.clone());
            std::thread::spawn(move || {
                for path in fresh {
                    let found = look(&path, folder.as_deref());
                    if sender.send((path, found)).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                }
            });
        }
        paths.iter().map(|p| self.known.get(p).cloned().unwrap_or(Cover::Unknown)).collect()
    }

    /// Files may have come or gone: all are looked for again. Pictures stay until then.
    pub fn look_again(&mut self) {
        self.known.clear();
    }

    /// Makes and keeps the picture of a file that was opened or saved.
    pub fn make(&mut self, path: PathBuf, project: Arc<Project>, materials: Arc<Materials>) {
        let Some(folder) = self.folder.clone() else { return };
        self.known.remove(&path);
        std::thread::spawn(move || {
            // A picture that cannot be made or kept is one that the first page of the window does without.
            if let Some(image) = paint(&project, &materials) {
                keep(&folder, &path, &image);
            }
        });
    }
}

impl App {
    /// Keeps the picture of the first page of what is on the desk.
    pub(super) fn make_cover(&mut self) {
        let Some(desk) = &self.desk else { return };
        let Some(path) = desk.path.as_deref().and_then(|p| std::path::absolute(p).ok()) else { return };
        self.covers.make(path, Arc::clone(desk.editor.committed()), Arc::clone(&desk.materials));
    }
}

fn look(path: &Path, folder: Option<&Path>) -> Found {
    if !path.is_file() {
        return Found::Missing;
    }
    let picture = folder.and_then(|f| image::open(place(f, path)).ok()).map(image::DynamicImage::into_rgba8);
    match picture {
        Some(p) => {
            let size = [p.width() as usize, p.height() as usize];
            Found::Picture(ColorImage::from_rgba_unmultiplied(size, p.as_raw()))
        }
        None => Found::Plain,
    }
}

/// Where the picture of a file is kept.
fn place(folder: &Path, path: &Path) -> PathBuf {
    let name = blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex();
    folder.join(format!("{}.png", &name[..24]))
}

fn paint(project: &Project, materials: &Materials) -> Option<image::RgbaImage> {
    let sources = Sources { fonts: &materials.fonts, art: &materials.index };
    let (scene, _) = build(project, 0, &Edition::pages(project.source_lang()), &sources);
    let scale = f64::from(WIDTH) / scene.trim.width().max(1.0);
    let height = ((scene.trim.height() * scale).round() as u32).clamp(1, TALLEST);
    let view = View { px_from_page: Affine::scale(scale), width: WIDTH, height };
    let (pixels, _) = render::paint(&scene, &materials.store, &view, Quality::Fast).ok()?;
    image::RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba)
}

fn keep(folder: &Path, path: &Path, image: &image::RgbaImage) {
    let file = place(folder, path);
    let aside = file.with_extension("new");
    let written = fs::create_dir_all(folder).is_ok()
        && image.save_with_format(&aside, image::ImageFormat::Png).is_ok()
        && fs::rename(&aside, &file).is_ok();
    if written {
        thin_out(folder);
    }
}

/// The oldest pictures go.
fn thin_out(folder: &Path) {
    let Ok(files) = fs::read_dir(folder) else { return };
    let aged = |entry: fs::DirEntry| Some((entry.metadata().ok()?.modified().ok()?, entry.path()));
    let mut all: Vec<_> = files.flatten().filter_map(aged).collect();
    all.sort();
    let spare = all.len().saturating_sub(KEPT);
    for (_, path) in all.into_iter().take(spare) {
        fs::remove_file(path).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{new_materials, presets};
    use crate::model::{Lang, PageId};

    #[test]
    fn a_first_page_is_painted_kept_and_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = folder.path().join("kept");
        let file = folder.path().join("comic.ron");
        let project = Project::blank(presets::all().remove(0), Lang::english(), vec![PageId(1)]);
        let image = paint(&project, &new_materials(Path::new(""))).expect("paints");
        assert_eq!(image.width(), WIDTH);
        keep(&kept, &file, &image);
        assert!(matches!(look(&file, Some(&kept)), Found::Missing), "the file itself is not there");
        fs::write(&file, "()").expect("written");
        assert!(matches!(look(&file, Some(&kept)), Found::Picture(_)));
        assert!(matches!(look(&file, None), Found::Plain));
        for n in 0..KEPT + 5 {
            keep(&kept, &folder.path().join(n.to_string()), &image);
        }
        assert_eq!(fs::read_dir(&kept).expect("reads").count(), KEPT);
    }
}
