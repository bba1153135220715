//! Linked pictures: their files are watched, what changed is shown anew, what moved is found again.

use super::app::App;
use super::dialogs::Dialog;
use super::text::{self, Text};
use super::watch::{Watch, real};
use super::worker::Done;
use crate::asset::{ArtInfo, Unshown};
use crate::edit::Edit;
use crate::file::{Materials, relink};
use crate::model::{ArtPath, Fingerprint, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is watched for the open document.
#[derive(Default)]
pub struct Links {
    watch: Option<Watch>,
    /// The project whose pictures are watched, and the folder that it lies in.
    of: Option<(Arc<Project>, PathBuf)>,
    /// What was known of pictures that went while the document was open.
    known: BTreeMap<ArtPath, Fingerprint>,
    /// Which of them each file is.
    files: BTreeMap<PathBuf, Vec<ArtPath>>,
}

impl Links {
    /// Another document is opened.
    pub fn forget(&mut self) {
        self.of = None;
        self.known.clear();
        self.files.clear();
    }

    /// What is remembered of the pictures of a project.
    fn prints(&self, project: &Project) -> BTreeMap<ArtPath, Fingerprint> {
        let mut prints = project.book.pictures.clone();
        prints.extend(self.known.iter().map(|(path, print)| (path.clone(), *print)));
        prints
    }
}

impl App {
    /// Sees to it that the pictures of the project as it is now are watched.
    pub(super) fn follow_pictures(&mut self) {
        let Some(desk) = &self.desk else { return };
        let (project, folder) = (desk.editor.committed(), &desk.materials.folder);
        let of = &self.links.of;
        if of.as_ref().is_some_and(|(p, f)| Arc::ptr_eq(p, project) && f == folder) {
            return;
        }
        let shown = project.pictures();
        let same = |(p, f): &(Arc<Project>, PathBuf)| f == folder && p.pictures() == shown;
        let known = of.as_ref().is_some_and(same);
        self.links.of = Some((Arc::clone(project), folder.clone()));
        if known {
            return;
        }
        let mut files: BTreeMap<PathBuf, Vec<ArtPath>> = BTreeMap::new();
        for path in shown {
            if let Some(file) = real(&folder.join(&path.0)) {
                files.entry(file).or_default().push(path.clone());
            }
        }
        if self.links.watch.is_none() {
            let post = self.jobs.post();
            self.links.watch = Watch::new(move |files| post.send(Done::Touched(files)));
        }
        if let Some(watch) = &mut self.links.watch {
            watch.follow(files.keys().filter_map(|f| f.parent().map(Path::to_owned)).collect());
        }
        self.links.files = files;
        self.jobs.read_unknown(Arc::clone(project), Arc::clone(&desk.materials));
    }

    /// Other programs touched these files.
    pub(super) fn touched(&mut self, files: &BTreeSet<PathBuf>) {
        let shown: Vec<ArtPath> =
            files.iter().filter_map(|f| self.links.files.get(f)).flatten().cloned().collect();
        self.reload(shown);
    }

    /// Looks whether any picture changed: after the window was away, or where nobody watches a network's disk.
    pub(super) fn look_again(&mut self) {
        let all = self.links.files.values().flatten().cloned().collect();
        self.reload(all);
    }

    fn reload(&mut self, paths: Vec<ArtPath>) {
        if let Some(desk) = self.desk.as_ref().filter(|_| !paths.is_empty()) {
            self.jobs.reload(paths, Arc::clone(&desk.materials));
        }
    }

    /// Pictures were loaded anew.
    pub(super) fn reloaded(&mut self, folder: &Path, changed: Vec<(ArtPath, Result<ArtInfo, Unshown>)>) {
        let (shown, many, lost) =
            (self.t(Text::ArtChanged), self.t(Text::ArtChangedMany), self.t(Text::ArtLost));
        let Some(desk) = self.desk.as_mut().filter(|d| d.materials.folder == folder) else { return };
        let project = Arc::clone(desk.editor.committed());
        let named = project.pictures();
        let changed: Vec<_> = changed.into_iter().filter(|(path, _)| named.contains(path)).collect();
        let Some((first, found)) = changed.first() else { return };
        let line = match (changed.len(), found) {
            (1, Ok(_)) => text::fill(shown, &[&first.file_name()]),
            (1, Err(_)) => text::fill(lost, &[&first.file_name()]),
            (n, _) => text::fill(many, &[&n]),
        };
        let gone = changed.iter().any(|(_, found)| found.is_err());
        let materials = Arc::make_mut(&mut desk.materials);
        for (path, found) in changed {
            let before = materials.index.get(&path).and_then(|found| found.as_ref().ok());
            let before = before.and_then(|info| materials.store.known_content(info.key));
            if let (Some((content, bytes)), Err(_)) = (before, &found) {
                self.links.known.insert(path.clone(), Fingerprint { content, bytes });
            }
            materials.index.set(path, found);
        }
        desk.notice = Some(line);
        self.jobs.read_unknown(Arc::clone(&project), Arc::clone(&desk.materials));
        if gone {
            self.find_moved();
        }
    }

    /// Looks in the project's own folder for pictures that are missing.
    pub(super) fn find_moved(&mut self) {
        let Some(desk) = &self.desk else { return };
        let project = Arc::clone(desk.editor.committed());
        let folder = desk.materials.folder.clone();
        let prints = self.links.prints(&project);
        let lost = relink::missing(&project, &desk.materials).iter().any(|path| prints.contains_key(path));
        if lost && !folder.as_os_str().is_empty() {
            self.jobs.find(project, Arc::clone(&desk.materials), prints, folder, false);
        }
    }

    /// Looks for missing pictures in a folder that the user chose.
    pub(super) fn find_in(&mut self, folder: PathBuf) {
        if let Some(desk) = &self.desk {
            let project = Arc::clone(desk.editor.committed());
            let prints = self.links.prints(&project);
            self.jobs.find(project, Arc::clone(&desk.materials), prints, folder, true);
        }
    }

    /// Pictures were found where they are now.
    pub(super) fn found(&mut self, base: &Arc<Materials>, moved: Vec<(ArtPath, ArtPath)>, asked: bool) {
        let (one, many, none) =
            (self.t(Text::ArtFound), self.t(Text::ArtFoundMany), self.t(Text::ArtNotFound));
        let title = self.t(Text::CmdFindPictures);
        let Some(desk) = self.desk.as_mut().filter(|d| d.materials.folder == base.folder) else { return };
        let project = Arc::clone(desk.editor.committed());
        let named = project.pictures();
        let moved: Vec<_> = moved.into_iter().filter(|(from, _)| named.contains(from)).collect();
        if let [(_, to), ..] = moved.as_slice() {
            desk.notice = Some(match moved.len() {
                1 => text::fill(one, &[&to.0]),
                n => text::fill(many, &[&n]),
            });
            crate::file::load_paths(moved.iter().map(|(_, to)| to), Arc::make_mut(&mut desk.materials));
            desk.commit(&[Edit::Relink(moved)]);
        }
        let left = relink::missing(desk.editor.committed(), &desk.materials);
        if asked && !left.is_empty() {
            let names: Vec<&str> = left.iter().map(|path| path.0.as_str()).collect();
            self.dialog = Some(Dialog::message(title, format!("{none}\n\n{}", names.join("\n"))));
        }
    }
}
