//! Stand-ins for modules that are not here yet, so that the window can be built and looked at.
#![allow(missing_docs, unused_variables, dead_code, clippy::all, clippy::pedantic)]

pub mod scene {
    use super::file::FontBook;
    use crate::geom::*;
    use crate::model::*;
    use crate::scene::*;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    pub struct ArtIndex(BTreeMap<ArtPath, Result<super::render::ArtInfo, String>>);
    impl ArtIndex {
        pub fn get(&self, p: &ArtPath) -> Option<&Result<super::render::ArtInfo, String>> {
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

pub mod render {
    use crate::geom::*;
    use crate::scene::*;
    #[derive(Clone, Default)]
    pub struct ArtStore;
    #[derive(Clone, Debug)]
    pub struct ArtInfo {
        pub width: f64,
        pub height: f64,
    }
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct View {
        pub px_from_page: Affine,
        pub width: u32,
        pub height: u32,
    }
    #[derive(Clone, Copy)]
    pub enum Quality {
        Fast,
        Exact,
    }
    pub struct Pixels {
        pub width: u32,
        pub height: u32,
        pub data: Vec<u8>,
    }
    pub fn paint(scene: &Scene, _: &ArtStore, view: &View, _: Quality) -> Result<(Pixels, Vec<()>), String> {
        let mut data = Vec::with_capacity((view.width * view.height * 4) as usize);
        let inv = view.px_from_page.inverse();
        for y in 0..view.height {
            for x in 0..view.width {
                let p = inv * Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
                let mut c = [255, 255, 255, 255];
                for part in &scene.parts {
                    if part.frame.inflate(0.2, 0.2).contains(p) && part.hit.contains(p) {
                        c = if part.frame.inset(-0.3).contains(p) { [250, 250, 250, 255] } else { [0, 0, 0, 255] };
                    }
                }
                data.extend(c);
            }
        }
        Ok((Pixels { width: view.width, height: view.height, data }, vec![]))
    }
}

pub mod file {
    pub use super::render::ArtStore;
    use super::scene::ArtIndex;
    use crate::model::*;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    #[derive(Clone, Default)]
    pub struct FontBook;
    impl FontBook {
        pub fn bundled() -> Self {
            Self
        }
        pub fn families(&self) -> Vec<String> {
            vec!["Comic Neue".to_owned()]
        }
    }
    #[derive(Clone, Default)]
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
        Ok(Opened { project: Arc::new(project), materials: Materials::default(), warnings: vec![] })
    }
    pub fn save(project: &Project, path: &Path) -> Result<(), String> {
        let text = ron::ser::to_string_pretty(project, Default::default()).map_err(|e| e.to_string())?;
        std::fs::write(path, text).map_err(|e| e.to_string())
    }
    pub fn new_materials(folder: &Path) -> Materials {
        Materials { folder: folder.to_owned(), ..Materials::default() }
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

pub mod editor {
    use crate::edit::*;
    use crate::geom::*;
    use crate::model::*;
    use crate::scene::Scene;
    use std::sync::Arc;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ToolKind {
        Select,
        Panel,
        Balloon,
        Caption,
        Effect,
        Hand,
    }
    impl ToolKind {
        pub const ALL: [Self; 6] = [Self::Select, Self::Panel, Self::Balloon, Self::Caption, Self::Effect, Self::Hand];
    }
    #[derive(Debug, Clone, Copy, Default)]
    pub struct Mods {
        pub shift: bool,
        pub ctrl: bool,
        pub alt: bool,
    }
    pub enum Input {
        Press { at: Point, mods: Mods, clicks: u8 },
        Drag { at: Point, mods: Mods },
        Release { at: Point, mods: Mods },
        Hover { at: Point, mods: Mods },
        Cancel,
    }
    pub struct Stage<'a> {
        pub scene: &'a Scene,
        pub mm_per_px: f64,
    }
    pub enum Cursor {
        Arrow,
        Move,
        ResizeEW,
        ResizeNS,
        ResizeNWSE,
        ResizeNESW,
        Crosshair,
        Hand,
        Grabbing,
        Text,
    }
    pub enum OverlayMark {
        Outline { path: BezPath, strong: bool },
        Handle { at: Point, round: bool },
        Marquee(Rect),
        Line { from: Point, to: Point },
        Mouth { at: Point },
    }
    pub enum Wish {
        EditWords(ItemId),
        None,
    }
    pub struct Clip;
    pub struct Editor {
        history: History,
        preview: Option<Arc<Project>>,
        label: Label,
        edition: Edition,
        tool: ToolKind,
        art: Option<ItemId>,
        ids: IdSource,
    }
    impl Editor {
        pub fn new(project: Arc<Project>, saved: bool, ids: IdSource) -> Self {
            let edition = Edition::pages(project.source_lang());
            Self { history: History::new(project, saved), preview: None, label: Label::Add, edition, tool: ToolKind::Select, art: None, ids }
        }
        pub fn project(&self) -> &Arc<Project> {
            self.preview.as_ref().unwrap_or(self.history.project())
        }
        pub fn committed(&self) -> &Arc<Project> {
            self.history.project()
        }
        pub fn history(&self) -> &History {
            &self.history
        }
        pub fn edition(&self) -> &Edition {
            &self.edition
        }
        pub fn set_edition(&mut self, e: Edition) {
            self.edition = e;
        }
        pub fn page_index(&self) -> usize {
            self.history.now().place.page.and_then(|p| self.project().page(p)).map_or(0, |p| p.0)
        }
        pub fn page(&self) -> &Arc<Page> {
            &self.project().pages[self.page_index()]
        }
        pub fn go_to_page(&mut self, i: usize) {
            if let Some(p) = self.project().pages.get(i) {
                let id = p.id;
                self.history.place_mut().page = Some(id);
                self.history.place_mut().selection.clear();
            }
        }
        pub fn tool(&self) -> ToolKind {
            self.tool
        }
        pub fn set_tool(&mut self, t: ToolKind) {
            self.tool = t;
        }
        pub fn selection(&self) -> &[ItemId] {
            &self.history.now().place.selection
        }
        pub fn select(&mut self, s: Vec<ItemId>) {
            self.history.place_mut().selection = s;
        }
        pub fn select_all(&mut self) {
            let all = self.page().items.iter().map(|i| i.id).collect();
            self.select(all);
        }
        pub fn art_target(&self) -> Option<ItemId> {
            self.art
        }
        pub fn set_art_target(&mut self, a: Option<ItemId>) {
            self.art = a;
        }
        pub fn input(&mut self, input: Input, stage: &Stage<'_>) -> Wish {
            if let Input::Press { at, clicks, .. } = input {
                let page = self.page().id;
                match self.tool {
                    ToolKind::Panel => {
                        let id = ItemId(self.ids.next_number());
                        let item = Item {
                            id,
                            panel: None,
                            locked: false,
                            hidden: false,
                            kind: ItemKind::Panel(Panel::new(Outline::Rect(Frame::new(at.x, at.y, 60.0, 40.0)), 0.35)),
                            variants: vec![],
                        };
                        let _ = self.commit(&[Edit::AddItems { page, items: vec![item], lines: vec![] }]);
                        self.select(vec![id]);
                    }
                    ToolKind::Balloon => {
                        let id = ItemId(self.ids.next_number());
                        let line = Line::new(LineId(self.ids.next_number()));
                        let item = Item {
                            id,
                            panel: None,
                            locked: false,
                            hidden: false,
                            kind: ItemKind::Balloon(Balloon {
                                line: line.id,
                                at: Spot::new(at.x, at.y),
                                size: None,
                                style: None,
                                look: Look::default(),
                                tails: vec![],
                            }),
                            variants: vec![],
                        };
                        let _ = self.commit(&[Edit::AddItems { page, items: vec![item], lines: vec![line] }]);
                        self.select(vec![id]);
                        self.tool = ToolKind::Select;
                        return Wish::EditWords(id);
                    }
                    _ => {
                        let hit = stage.scene.parts.iter().rev().find(|p| p.hit.contains(at)).map(|p| p.item);
                        self.select(hit.into_iter().collect());
                        if clicks == 2 {
                            if let Some(hit) = hit {
                                return Wish::EditWords(hit);
                            }
                        }
                    }
                }
            }
            Wish::None
        }
        pub fn zoom_art(&mut self, at: Point, factor: f64) {}
        pub fn cursor(&self, at: Point, stage: &Stage<'_>, mods: Mods) -> Cursor {
            Cursor::Arrow
        }
        pub fn overlay(&self, stage: &Stage<'_>) -> Vec<OverlayMark> {
            let mut marks = vec![];
            for part in stage.scene.parts.iter().filter(|p| self.selection().contains(&p.item)) {
                marks.push(OverlayMark::Outline { path: (*part.hit).clone(), strong: true });
                let f = part.frame;
                for (x, y) in [(f.x0, f.y0), (f.x1, f.y0), (f.x1, f.y1), (f.x0, f.y1)] {
                    marks.push(OverlayMark::Handle { at: Point::new(x, y), round: false });
                }
            }
            marks
        }
        pub fn in_gesture(&self) -> bool {
            false
        }
        pub fn moving_items(&self) -> Vec<ItemId> {
            vec![]
        }
        fn applied(&mut self, edits: &[Edit]) -> Result<Arc<Project>, Refused> {
            let mut p = self.history.project().clone();
            for e in edits {
                p = e.apply(&p)?;
                self.label = e.label();
            }
            Ok(p)
        }
        pub fn commit(&mut self, edits: &[Edit]) -> Result<(), Refused> {
            self.settle();
            let p = self.applied(edits)?;
            self.history.push(p, self.label);
            Ok(())
        }
        pub fn try_live(&mut self, edits: &[Edit]) -> Result<(), Refused> {
            self.preview = Some(self.applied(edits)?);
            Ok(())
        }
        pub fn settle(&mut self) {
            if let Some(p) = self.preview.take() {
                self.history.push(p, self.label);
            }
        }
        pub fn undo(&mut self) -> Option<Label> {
            self.history.undo()
        }
        pub fn redo(&mut self) -> Option<Label> {
            self.history.redo()
        }
        pub fn mark_saved(&mut self, p: &Arc<Project>) {
            self.history.mark_saved(p);
        }
        pub fn is_unsaved(&self) -> bool {
            self.history.is_unsaved()
        }
        pub fn delete(&mut self) {
            let (page, items) = (self.page().id, self.selection().to_vec());
            let _ = self.commit(&[Edit::RemoveItems { page, items }]);
            self.select(vec![]);
        }
        pub fn duplicate(&mut self) {}
        pub fn nudge(&mut self, by: Vec2) {
            let (page, items, edition) = (self.page().id, self.selection().to_vec(), self.edition.clone());
            let _ = self.commit(&[Edit::MoveItems { page, items, by, edition }]);
        }
        pub fn restack(&mut self, l: Level) {}
        pub fn copy(&self) -> Option<Clip> {
            None
        }
        pub fn paste(&mut self, c: &Clip) {}
        pub fn add_page(&mut self, at: usize) {
            let page = Arc::new(Page::blank(PageId(self.ids.next_number())));
            let _ = self.commit(&[Edit::AddPage { at, page }]);
            self.go_to_page(at);
        }
        pub fn remove_page(&mut self, p: PageId) {
            let _ = self.commit(&[Edit::RemovePages(vec![p])]);
        }
        pub fn move_page(&mut self, page: PageId, to: usize) {
            let _ = self.commit(&[Edit::MovePage { page, to }]);
        }
        pub fn duplicate_page(&mut self, p: PageId) {}
        pub fn place_art(&mut self, at: Point, path: ArtPath, stage: &Stage<'_>) -> bool {
            false
        }
    }
}
