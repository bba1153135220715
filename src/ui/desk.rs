//! The open document with what the window keeps beside it: scene, fonts and art, path, view, typing.

mod arrivals;

use super::canvas::Camera;
use super::words::Typing;
use super::worker::Home;
use crate::edit::{Change, Edit, Refused};
use crate::editor::{Editor, Input, Stage};
use crate::file::ron_text::TextFault;
use crate::file::sounds::Sound;
use crate::file::{self, Materials, refresh_art};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{
    ArtPath, Edition, IdSource, Item, ItemId, Outline, Page, PageId, Project, Standing, StyleName, Words,
    style::Role,
};
use crate::scene::Scene;
use crate::scene::{Issue, Memory, Sources, Typed, build_with};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Seconds without a turn of the wheel, or a press of an arrow, after which a run of them is over.
const RUN_REST: f64 = 0.6;
/// What is shown for an issue is brought nearer where it is smaller than this on the screen, to this size, points.
const SMALL: f64 = 48.0;
const WELL_SEEN: f64 = 180.0;

/// What keeps a live edit from becoming an undo step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// A pointer button that is down.
    Pointer,
    /// A text field that has the focus.
    Focus,
}

/// What a scene was made from.
struct SceneKey {
    /// What is printed on the page depends on where it stands in the book.
    standing: Option<Standing>,
    page: Arc<Page>,
    project: Arc<Project>,
    edition: Edition,
    materials: Arc<Materials>,
    typed: Option<Typed>,
}

impl SceneKey {
    fn same(&self, other: &Self) -> bool {
        let shared = |key: &Self| key.project.shared.as_ref().map(Arc::as_ptr);
        self.page.draws_as(&other.page)
            && Arc::ptr_eq(&self.project.book, &other.project.book)
            && shared(self) == shared(other)
            && self.standing == other.standing
            && self.edition == other.edition
            && Arc::ptr_eq(&self.materials, &other.materials)
            && self.typed == other.typed
    }
}

/// A scene with what could not be done well.
type Built = (SceneKey, Arc<Scene>, Arc<Vec<Issue>>);

/// Scenes that are kept: the open page, the one beside it, and the one before.
const SCENES: usize = 3;

/// The number of the next document on the desk.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// The open document.
pub struct Desk {
    /// A number that no other document on the desk has had.
    pub serial: u64,
    /// History, tools, selection.
    pub editor: Editor,
    /// Fonts and art.
    pub materials: Arc<Materials>,
    /// Its file, once it has one.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written; nothing to save whatever is there.
    pub seen: Option<file::Seen>,
    /// How the page lies on the screen.
    pub camera: Camera,
    /// Words that are being typed on the page.
    pub typing: Option<Typing>,
    /// What could not be done well, by page.
    pub issues: HashMap<PageId, Vec<Issue>>,
    /// The page that the list of pages was last brought to.
    pub listed: Option<PageId>,
    live: Option<(egui::Id, Hold)>,
    /// The open page as it was before a panel got the outline that is shown live.
    unshaped: Option<Arc<Scene>>,
    /// When art was ran last: turns of the wheel that follow each other are one undo step.
    ran: Option<f64>,
    /// What the items of the pages drew last that are kept.
    drawn: Vec<(PageId, Memory)>,
    /// Words that were copied while typing, with their emphasis.
    pub copied_words: Option<Words>,
    /// The latest first.
    scenes: Vec<Built>,
    /// Why the last edit was refused, for the status line.
    pub refused: Option<Refused>,
    /// What other programs did, for the status line.
    pub notice: Option<String>,
    /// Whose words were ended by a key.
    pub(super) left: Option<ItemId>,
    /// A panel for which a picture is to be chosen.
    pub wants_picture: Option<ItemId>,
    /// The sounds that come with the program.
    pub sounds: Arc<[Sound]>,
}

impl Desk {
    /// A document on the desk. `path` is nothing for a new one.
    pub fn new(project: Arc<Project>, materials: Materials, path: Option<PathBuf>) -> Self {
        let saved = path.is_some();
        Self {
            serial: NEXT.fetch_add(1, Ordering::Relaxed),
            editor: Editor::new(project, saved, IdSource::from_system()),
            materials: Arc::new(materials),
            path,
            seen: None,
            camera: Camera::default(),
            typing: None,
            issues: HashMap::new(),
            listed: None,
            live: None,
            unshaped: None,
            ran: None,
            drawn: Vec::new(),
            copied_words: None,
            scenes: Vec::new(),
            refused: None,
            notice: None,
            left: None,
            wants_picture: None,
            sounds: file::sounds::all().into(),
        }
    }

    /// Where what is begun now belongs.
    pub fn home(&self) -> Home {
        Home { desk: self.serial, page: self.editor.page().id }
    }

    /// The document's name without folder and ending.
    pub fn name(&self) -> Option<String> {
        self.path.as_ref()?.file_stem().map(|n| n.to_string_lossy().into_owned())
    }

    /// The name of a file for a document that has none yet: its title, as far as file names go.
    pub fn suggested_file(&self) -> String {
        let project = self.editor.project();
        let title = project.book.title.get(&project.source_lang()).map_or("", String::as_str);
        let name: String = title.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).collect();
        let name = name.trim().trim_matches('.');
        format!("{}.ron", if name.is_empty() { "comic" } else { name })
    }

    /// The scene of the page and project as now shown.
    pub fn scene(&mut self) -> Arc<Scene> {
        self.scene_and_issues().0
    }

    /// The scene, and what could not be done well.
    pub fn scene_and_issues(&mut self) -> (Arc<Scene>, Arc<Vec<Issue>>) {
        self.built(self.editor.page_index())
    }

    /// The scene of another page, as the one beside the open one.
    pub fn scene_beside(&mut self, index: usize) -> Option<Arc<Scene>> {
        (index < self.editor.project().pages.len()).then(|| self.built(index).0)
    }

    fn built(&mut self, index: usize) -> (Arc<Scene>, Arc<Vec<Issue>>) {
        let project = self.editor.project();
        // What is typed is typed on the open page.
        let typed = self.typing.as_ref().filter(|_| index == self.editor.page_index());
        let typed = typed.map(Typing::typed);
        let key = SceneKey {
            standing: project.printed_standing(index),
            page: Arc::clone(project.pages.get(index).unwrap_or(self.editor.page())),
            project: Arc::clone(project),
            edition: self.editor.edition().clone(),
            materials: Arc::clone(&self.materials),
            typed,
        };
        if let Some(known) = self.scenes.iter().position(|(k, ..)| k.same(&key)) {
            self.scenes[..=known].rotate_right(1);
            let (_, scene, issues) = &self.scenes[0];
            return (Arc::clone(scene), Arc::clone(issues));
        }
        let sources = Sources { fonts: &self.materials.fonts, art: &self.materials.index };
        // With other fonts or pictures everything may be drawn otherwise.
        if !self.scenes.first().is_some_and(|(k, ..)| Arc::ptr_eq(&k.materials, &key.materials)) {
            self.drawn.clear();
        }
        let known = self.drawn.iter().position(|(page, _)| *page == key.page.id);
        let mut drawn = known.map_or_else(|| (key.page.id, Memory::default()), |n| self.drawn.remove(n));
        let edition = self.editor.edition();
        let (scene, issues) = build_with(project, index, edition, &sources, key.typed.as_ref(), &mut drawn.1);
        self.drawn.insert(0, drawn);
        self.drawn.truncate(SCENES);
        let (scene, issues) = (Arc::new(scene), Arc::new(issues));
        self.issues.insert(key.page.id, issues.to_vec());
        self.scenes.insert(0, (key, Arc::clone(&scene), Arc::clone(&issues)));
        self.scenes.truncate(SCENES);
        (scene, issues)
    }

    /// What the editor needs to see, for a screen with this many mm to the pixel.
    pub fn stage(scene: &Scene, mm_per_px: f64) -> Stage<'_> {
        Stage { scene, mm_per_px }
    }

    /// The one selected item, as it is shown.
    pub fn selected(&self) -> Option<Arc<Item>> {
        match self.editor.selection() {
            [one] => self.item(*one),
            _ => None,
        }
    }

    /// An item of the page.
    pub fn item(&self, id: ItemId) -> Option<Arc<Item>> {
        self.editor.page().item(id).cloned()
    }

    /// The styles that an item can wear: those that are made for its kind first.
    pub fn styles_for(&self, item: &Item) -> Vec<StyleName> {
        let sound = |name: &StyleName| self.sounds.iter().any(|s| s.name == *name);
        let mut names = self.editor.project().style_names();
        names.sort_by_key(|name| {
            let role = if sound(name) { Some(Role::Sound) } else { Role::of(name) };
            Role::rank(role, &item.kind)
        });
        names
    }

    /// Edits from a control that may go on changing: shown at once, one undo step when it is let go.
    pub fn live(&mut self, control: egui::Id, hold: Hold, edits: &[Edit]) {
        if self.ran.is_some() || self.live.is_some_and(|(id, _)| id != control) {
            self.settle();
        }
        let result = self.editor.try_live(edits);
        self.live = Some((control, hold));
        self.told(result);
    }

    /// A change of a panel's outline, live: what belongs to the panel goes along.
    pub fn reshape(&mut self, control: egui::Id, panel: ItemId, outline: Outline) {
        if self.ran.is_some() || self.live.is_some_and(|(id, _)| id != control) {
            self.settle();
        }
        let seen = self.unshaped.take().filter(|_| self.live.is_some());
        let seen = seen.unwrap_or_else(|| self.scene());
        let page = self.editor.page().id;
        let edit = Edit::Change { page, item: panel, change: Change::Outline(outline) };
        let edits = self.editor.with_contents(vec![edit], &seen);
        self.live(control, Hold::Pointer, &edits);
        self.unshaped = Some(seen);
    }

    /// One undo step.
    pub fn commit(&mut self, edits: &[Edit]) {
        self.settle();
        if let Some(typing) = &mut self.typing {
            // What was chosen beside the words is done: the keys are theirs again.
            typing.take_keys();
        }
        let result = self.editor.commit(edits);
        self.told(result);
    }

    /// Gives the running tool an input that has no place on the page.
    pub fn tell(&mut self, input: Input) {
        let scene = self.scene();
        self.editor.input(input, &Self::stage(&scene, 0.1));
    }

    /// Gives up what the pointer holds and what is drawn from point to point.
    pub fn let_go(&mut self) {
        if self.camera.is_held() || self.editor.in_gesture() || self.editor.is_laying() {
            self.camera.release();
            self.tell(Input::Cancel);
        }
    }

    /// Makes one panel of those that are selected; `several` is told where it shows several pictures now.
    pub fn merge(&mut self, several: &str) {
        let scene = self.scene();
        let result = self.editor.merge(&scene);
        let merged = result.is_ok();
        self.told(result);
        if merged && self.selected().is_some_and(|panel| panel.art().len() > 1) {
            self.notice = Some(several.to_owned());
        }
    }

    /// A change of one property, live.
    pub fn change(&mut self, control: egui::Id, item: ItemId, change: Change) {
        let page = self.editor.page().id;
        self.live(control, Hold::Pointer, &[Edit::Change { page, item, change }]);
    }

    fn told(&mut self, result: Result<(), Refused>) {
        self.refused = result.err();
    }

    /// Makes an undo step of what is live.
    pub fn settle(&mut self) {
        if self.live.take().is_some() | self.ran.take().is_some() {
            self.editor.settle();
        }
    }

    /// Makes what is live a part of the last undo step.
    pub fn settle_into_last(&mut self) {
        if self.live.take().is_some() | self.ran.take().is_some() {
            self.editor.settle_into_last();
        }
    }

    /// Settles what nothing holds any longer. Called at the end of every frame.
    pub fn settle_if_let_go(&mut self, ctx: &egui::Context) {
        if let Some(when) = self.ran {
            let rest = RUN_REST - (ctx.input(|i| i.time) - when);
            if rest > 0.0 {
                ctx.request_repaint_after_secs(rest as f32);
            } else {
                self.settle();
            }
        }
        let Some((control, hold)) = self.live else { return };
        let held = match hold {
            Hold::Pointer => ctx.input(|i| i.pointer.any_down()),
            Hold::Focus => {
                ctx.memory(|m| m.has_focus(control))
                    || self.typing.as_ref().is_some_and(|t| t.field() == control)
            }
        };
        if !held {
            self.settle();
        }
    }

    /// Escape would change nothing on the canvas.
    pub fn has_nothing_to_leave(&self) -> bool {
        self.does_nothing() && self.editor.selection().is_empty()
    }

    /// Nothing is typed, moved or drawn on the canvas; something may be selected.
    pub fn does_nothing(&self) -> bool {
        self.typing.is_none()
            && self.editor.art_target().is_none()
            && !self.editor.in_gesture()
            && !self.editor.is_laying()
    }

    /// Around all that is selected, page mm; nothing where nothing of it is drawn.
    pub fn selection_frame(&mut self) -> Option<Rect> {
        let scene = self.scene();
        let selected = self.editor.selection();
        let frames = scene.parts.iter().filter(|p| selected.contains(&p.item)).map(|p| p.frame);
        frames.reduce(|a, b| a.union(b))
    }

    /// What the canvas shows of the page, mm.
    fn field(&self, ppp: f64) -> Rect {
        let size = self.camera.seen(ppp);
        Rect::from_center_size(self.camera.centre, (size.x, size.y))
    }

    /// Brings what is selected to the middle of the canvas.
    pub fn centre_selection(&mut self) {
        if let Some(all) = self.selection_frame() {
            self.camera.centre = all.center();
        }
    }

    /// Brings what is selected onto the canvas, if nothing of it shows.
    pub fn show_selection(&mut self, ppp: f64) {
        let scene = self.scene();
        let selected = self.editor.selection();
        let seen = self.field(ppp);
        let shows = |p: &Arc<crate::scene::Part>| p.frame.intersect(seen).area() > 0.0;
        if !scene.parts.iter().filter(|p| selected.contains(&p.item)).any(shows) {
            self.centre_selection();
        }
    }

    /// Zooms the art that is being moved in its panel.
    pub fn zoom_art(&mut self, at: Point, factor: f64, time: f64) {
        self.unless_running();
        self.editor.zoom_art(at, factor);
        self.ran = Some(time);
    }

    /// Moves what is selected, or the picture that is being moved in its panel, by a press of an arrow at a time in seconds.
    pub fn nudge(&mut self, by_mm: Vec2, time: f64) {
        self.unless_running();
        self.editor.nudge(by_mm);
        self.ran = Some(time);
    }

    /// What a control shows live becomes a step before a run begins.
    fn unless_running(&mut self) {
        if self.live.is_some() {
            self.settle();
        }
    }

    /// Every issue in page order.
    pub fn all_issues(&self) -> Vec<Issue> {
        self.editor.project().pages.iter().filter_map(|p| self.issues.get(&p.id)).flatten().cloned().collect()
    }

    /// Goes to where an issue is.
    pub fn show_issue(&mut self, issue: &Issue, ppp: f64) {
        self.end_words();
        self.settle();
        if let Some((index, _)) = self.editor.project().page(issue.page) {
            self.editor.go_to_page(index);
            self.editor.select(issue.item.into_iter().collect());
            self.look_at_selection(ppp);
        }
    }

    /// Brings what is selected wholly onto the canvas, and near enough to be read.
    fn look_at_selection(&mut self, ppp: f64) {
        let Some(all) = self.selection_frame().filter(|all| all.area() > 0.0) else { return };
        let seen = self.field(ppp);
        let across = all.width().max(all.height()) * self.camera.zoom / ppp;
        let whole = self.camera.fitted || all.intersect(seen).area() >= all.area() * 0.999;
        if across < SMALL || !whole {
            let fits = 0.8 * (seen.width() / all.width()).min(seen.height() / all.height());
            let wanted = if across < SMALL { WELL_SEEN / across } else { 1.0 };
            self.camera.zoom_by(wanted.min(fits), None, ppp);
            self.camera.centre = all.center();
        }
    }

    /// Goes to a page, leaving the words that were being typed.
    pub fn go_to_page(&mut self, index: usize) {
        self.end_words();
        self.settle();
        self.editor.go_to_page(index);
    }

    /// Shows another language.
    pub fn set_lang(&mut self, lang: crate::model::Lang) {
        self.end_words();
        self.settle();
        let edition = Edition { lang, ..self.editor.edition().clone() };
        self.editor.set_edition(edition);
    }
}

impl Desk {
    /// The document is in this file now; art is looked for beside it.
    pub fn move_to(&mut self, path: PathBuf) {
        let folder = file::open::folder_of(&path);
        if self.materials.folder != folder {
            // What is on the disk now starts from there, and so must every moment that undo can bring back.
            if let Some(mut rebase) = file::Rebase::new(&self.materials.folder, &folder) {
                self.editor.remake(|project| rebase.project(project));
            }
            let materials = Arc::make_mut(&mut self.materials);
            materials.folder = folder;
            refresh_art(self.editor.project(), materials);
        }
        self.path = Some(path);
    }

    /// The words of what is selected, for other programs.
    pub fn selected_words(&self) -> String {
        let page = self.editor.page();
        let lang = &self.editor.edition().lang;
        let words: Vec<&str> = self
            .editor
            .selection()
            .iter()
            .filter_map(|id| page.item(*id)?.line())
            .filter_map(|line| Some(page.line(line)?.words_in(lang)?.text()))
            .collect();
        words.join("\n\n")
    }

    /// Pages with what they lean on, for the clipboard.
    pub fn pages_text(&self, pages: &[PageId]) -> Option<String> {
        let excerpt = self.editor.committed().excerpt(pages);
        file::excerpt::pages_text(&excerpt, &self.materials.folder).ok()
    }

    /// The pages of a clipboard's text before the one at `at`; the new ones, or why they cannot be read.
    pub fn paste_pages(&mut self, text: &str, at: usize) -> Result<Vec<PageId>, TextFault> {
        let excerpt = file::excerpt::read_pages(text, &self.materials.folder)?;
        self.end_words();
        self.settle();
        let made = self.editor.paste_pages(&excerpt, at);
        refresh_art(self.editor.project(), Arc::make_mut(&mut self.materials));
        Ok(made)
    }
}

/// Width and height of a picture made of pixels.
pub fn natural_size(materials: &Materials, path: &ArtPath) -> Option<(f64, f64)> {
    let info = materials.index.get(path)?.as_ref().ok()?;
    (!info.vector).then_some((info.width, info.height))
}
