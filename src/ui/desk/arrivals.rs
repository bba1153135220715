//! Pictures that arrive: dropped, pasted, chosen, or taken in as pages.

use super::super::worker::ArtGoes;
use super::Desk;
use crate::asset::ArtInfo;
use crate::file::Rebase;
use crate::file::gather::PagePicture;
use crate::geom::{Point, Size};
use crate::model::{ArtLayer, ArtPath, PageId};
use std::path::Path;
use std::sync::Arc;

impl Desk {
    /// Pictures that were brought into a folder are known from now on, by their paths from the document's folder: it may
    /// have been saved elsewhere meanwhile.
    fn know(&mut self, pictures: Vec<(ArtPath, ArtInfo)>, folder: &Path) -> Vec<ArtPath> {
        let materials = Arc::make_mut(&mut self.materials);
        let moved = (folder != materials.folder).then(|| Rebase::new(folder, &materials.folder)).flatten();
        let known = pictures.into_iter().map(|(path, info)| {
            let path = moved.as_ref().map_or_else(|| path.clone(), |rebase| rebase.art(&path));
            materials.index.set(path.clone(), Ok(info));
            path
        });
        known.collect()
    }

    /// A picture that is in the project's folder now goes to its place on a page, which is opened. False if the page, or
    /// the panel, is no more.
    pub fn place_art(
        &mut self,
        picture: (ArtPath, ArtInfo),
        folder: &Path,
        goes: &ArtGoes,
        page: PageId,
    ) -> bool {
        let paths = self.know(vec![picture], folder);
        paths.into_iter().all(|path| self.put_art(path, goes, page))
    }

    /// Pictures that were dropped together go from panel to panel, as one step. False if the page is no more.
    pub fn place_several(
        &mut self,
        pictures: Vec<(ArtPath, ArtInfo)>,
        folder: &Path,
        at: Point,
        page: PageId,
    ) -> bool {
        let paths = self.know(pictures, folder);
        let Some((index, _)) = self.editor.project().page(page) else { return false };
        self.end_words();
        self.settle();
        if index != self.editor.page_index() {
            self.go_to_page(index);
        }
        self.editor.place_pictures(at, paths)
    }

    /// Pictures are pages now, after a page of the document.
    pub fn put_pages(&mut self, pages: Vec<PagePicture>, folder: &Path, after: PageId) {
        self.end_words();
        self.settle();
        let sizes: Vec<Size> = pages.iter().map(PagePicture::size).collect();
        let pictures = pages.into_iter().map(|page| (page.path, page.info)).collect();
        let paths = self.know(pictures, folder);
        self.editor.add_picture_pages(after, paths.into_iter().zip(sizes).collect());
        self.camera.fitted = true;
    }

    fn put_art(&mut self, path: ArtPath, goes: &ArtGoes, page: PageId) -> bool {
        let project = self.editor.project();
        let page = match goes {
            ArtGoes::Into(item, _) => project.find_item(*item).map(|(page, _)| page.id),
            _ => Some(page),
        };
        let Some((index, _)) = page.and_then(|page| project.page(page)) else { return false };
        if index != self.editor.page_index() {
            self.go_to_page(index);
        }
        match goes {
            ArtGoes::At(at) => {
                let scene = self.scene();
                let stage = Self::stage(&scene, 0.1);
                self.editor.place_art(*at, path, &stage);
            }
            ArtGoes::NewPanel(at) => {
                let area = self.panel_for(&path, *at);
                self.editor.paste_panel(area, path);
            }
            ArtGoes::Behind => drop(self.editor.put_path_behind_panels(path)),
            ArtGoes::Into(item, layer) => {
                let Some(now) = self.item(*item) else { return false };
                let mut art = now.art().to_vec();
                let at = layer.filter(|n| *n < art.len()).unwrap_or(art.len());
                match art.get_mut(at) {
                    Some(known) => known.path = path,
                    None => art.push(ArtLayer::new(path)),
                }
                let edits = self.editor.art_edits(*item, art);
                self.commit(&edits);
                self.editor.choose_layer(*item, at);
            }
        }
        true
    }
}
