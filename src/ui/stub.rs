//! Stand-ins for modules that are not here yet, so that the window can be built and looked at.
#![allow(missing_docs, unused_variables, dead_code, clippy::all, clippy::pedantic)]

pub mod scene {
    use crate::lettering::FontBook;
    use crate::geom::*;
    use crate::model::*;
    use crate::scene::*;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    pub struct ArtIndex(BTreeMap<ArtPath, Result<crate::asset::ArtInfo, String>>);
    impl ArtIndex {
        pub fn get(&self, p: &ArtPath) -> Option<&Result<crate::asset::ArtInfo, String>> {
            self.0.get(p)
        }
    }
    pub struct Sources<'a> {
        pub fonts: &'a FontBook,
        pub art: &'a ArtIndex,
    }
    #[derive(Debug, Clone, PartialEq)]
    pub enum IssueKind {
        Overflow,
        MissingArt,
        MissingFont { family: String },
    }
    impl std::fmt::Display for IssueKind {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{self:?}")
        }
    }
    #[derive(Debug, Clone, PartialEq)]
    pub struct Issue {
        pub page: PageId,
        pub item: Option<ItemId>,
        pub kind: IssueKind,
    }
    pub fn build(project: &Project, page: usize, edition: &Edition, sources: &Sources<'_>) -> (Scene, Vec<Issue>) {
        let page = &project.pages[page];
        let setup = project.setup_of(page);
        let mut parts = vec![];
        for item in &page.items {
            let (path, line): (BezPath, Option<LineId>) = match &item.kind {
                ItemKind::Panel(p) => (p.outline.path(), None),
                ItemKind::Balloon(b) => (
                    Affine::translate(b.at.vec() + page.origin_of(item))
                        * b.look.shape.unwrap_or_default().outline(Size::new(40.0, 20.0)),
                    Some(b.line),
                ),
                ItemKind::Caption(c) => (
                    Affine::translate(c.at.vec() + page.origin_of(item) + Vec2::new(20.0, 6.0))
                        * BodyShape::Box.outline(Size::new(40.0, 12.0)),
                    Some(c.line),
                ),
                _ => continue,
            };
            let b = path.bounding_box();
            let path = Arc::new(path);
            parts.push(Arc::new(Part {
                item: item.id,
                bounds: b,
                frame: b,
                hit: path.clone(),
                tails: vec![],
                text: line.map(|line| TextBlock {
                    line,
                    block: b.inset(-4.0),
                    rotate: 0.0,
                    size_mm: 2.5,
                    pitch_mm: 3.0,
                    overflows: false,
                }),
                nodes: vec![Node::Path(PathNode { path, fill: Some(Rgba::WHITE), stroke: None })],
            }));
        }
        (Scene { trim: setup.trim_rect(), bleed: setup.bleed_rect(), paper: page.paper, parts }, vec![])
    }
}

pub mod file {
    use super::scene::ArtIndex;
    use crate::asset::ArtStore;
    use crate::lettering::FontBook;
    use crate::model::*;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    #[derive(Clone)]
    pub struct Materials {
        pub fonts: FontBook,
        pub store: ArtStore,
        pub index: ArtIndex,
        pub folder: PathBuf,
    }
    pub struct Opened {
        pub project: Arc<Project>,
        pub materials: Materials,
        pub warnings: Vec<String>,
    }
    pub fn open(path: &Path) -> Result<Opened, String> {
        let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
        let project: Project = ron::from_str(&text).map_err(|e| e.to_string())?;
        Ok(Opened { project: Arc::new(project), materials: new_materials(Path::new("")), warnings: vec![] })
    }
    pub fn save(project: &Project, path: &Path) -> Result<(), String> {
        let text = ron::ser::to_string_pretty(project, Default::default()).map_err(|e| e.to_string())?;
        std::fs::write(path, text).map_err(|e| e.to_string())
    }
    pub fn new_materials(folder: &Path) -> Materials {
        Materials { fonts: FontBook::bundled(), store: ArtStore::new(1 << 30), index: ArtIndex::default(), folder: folder.to_owned() }
    }
    pub fn import_art(file: &Path, folder: &Path, m: &mut Materials) -> Result<ArtPath, String> {
        Ok(ArtPath(file.display().to_string()))
    }
    pub fn refresh_art(project: &Project, m: &mut Materials) {}
    pub mod presets {
        use crate::model::*;
        pub fn all() -> &'static Vec<PageSetup> {
            static ALL: std::sync::OnceLock<Vec<PageSetup>> = std::sync::OnceLock::new();
            ALL.get_or_init(|| {
                ["US comic", "Manga B5", "A4 album", "Webtoon episode"]
                    .iter()
                    .zip([(168.275, 266.7), (182.0, 257.0), (210.0, 297.0), (100.0, 300.0)])
                    .map(|(n, (w, h))| PageSetup {
                        name: (*n).to_owned(),
                        trim: Spot::new(w, h),
                        bleed: Sides { left: 3.0, top: 3.0, right: 3.0, bottom: 3.0 },
                        safe: Sides { left: 9.0, top: 9.0, right: 9.0, bottom: 9.0 },
                        gutter: Spot::new(4.0, 4.0),
                        border: 0.35,
                        dpi: 300.0,
                        binding: Binding::Left,
                        reading: Reading::LeftToRight,
                        source: String::new(),
                    })
                    .collect()
            })
        }
    }
}

pub mod export {
    use super::file::Materials;
    use crate::model::*;
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    pub struct Job {
        pub project: Arc<Project>,
        pub materials: Materials,
        pub edition: Edition,
        pub pages: Vec<usize>,
        pub dpi: Option<f64>,
        pub bleed: bool,
        pub out: PathBuf,
        pub overwrite: bool,
        pub small: bool,
    }
    pub struct Step {
        pub done: usize,
        pub of: usize,
        pub file: PathBuf,
    }
    pub fn export_pages(job: &Job, progress: &(dyn Fn(Step) + Sync), cancel: &AtomicBool) -> Result<Vec<PathBuf>, String> {
        let mut out = vec![];
        for (i, p) in job.pages.iter().enumerate() {
            if cancel.load(std::sync::atomic::Ordering::Relaxed) {
                return Err("cancelled".to_owned());
            }
            std::thread::sleep(std::time::Duration::from_millis(300));
            out.push(job.out.join(format!("{p}.png")));
            progress(Step { done: i + 1, of: job.pages.len(), file: job.out.join(format!("{p}.png")) });
        }
        Ok(out)
    }
}
