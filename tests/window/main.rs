//! The real window under a real X server, driven by pointer and keyboard: a page is made, lettered in two
//! languages, saved and exported, and the files must hold what was done.
//!
//! Needs Debian's `xvfb xdotool xclip imagemagick libgl1-mesa-dri libegl1 libxkbcommon-x11-0`, and so runs only when
//! asked: `cargo test --test window -- --ignored --test-threads 1`. Screenshots are kept in `target/window/`.

#![cfg(all(feature = "gui", target_os = "linux"))]

mod dropping;

use panelwright::file;
use panelwright::model::{ItemKind, Lang, Panel, Project};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The window's size in pixels.
const SIZE: (i32, i32) = (1400, 900);
/// Where the middle of the safe area of a fitted B5 page lies, and the pixels of a millimetre there. Of the
/// window's own layout only this is known, and the buttons below; everything else is done by keys.
const PAGE_ORIGIN: (f64, f64) = (378.9, 108.6);
const PX_PER_MM: f64 = 2.838;
const ADD_PAGE: (i32, i32) = (159, 90);
const CHINESE: (i32, i32) = (368, 51);
const ENGLISH: (i32, i32) = (425, 51);

const EXPORT_PAGES: (i32, i32) = (750, 296);
const EXPORT_THIS_PAGE: (i32, i32) = (616, 357);
const EXPORT_START: (i32, i32) = (888, 669);

struct Running(Vec<Child>);

impl Drop for Running {
    fn drop(&mut self) {
        for child in self.0.iter_mut().rev() {
            // Asked to end, the server takes its socket away. It may have ended by itself.
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            let begun = Instant::now();
            while matches!(child.try_wait(), Ok(None)) && begun.elapsed() < Duration::from_secs(5) {
                pause(50);
            }
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

struct Window {
    display: String,
    /// The window's number in the X server.
    id: String,
    shots: PathBuf,
    running: Running,
}

impl Window {
    /// Opens a project. `settings` are those of the window.
    fn open(project: &Path, home: &Path, settings: &str) -> Self {
        let config = home.join("config/panelwright");
        fs::create_dir_all(&config).expect("a folder for settings");
        fs::write(config.join("settings.ron"), settings).expect("settings");
        // The server chooses a free display and tells it once it is ready.
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &format!("{}x{}x24", SIZE.0, SIZE.1),
                "+extension",
                "GLX",
                // Else the server starts over whenever its last guest leaves: a question asked of it before the
                // program has come would then shut the door on the program.
                "-noreset",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("a pipe")).read_line(&mut number).expect("a display");
        let display = format!(":{}", number.trim());
        let shots = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/window");
        fs::create_dir_all(&shots).expect("a folder for screenshots");
        let mut window = Self { display, id: String::new(), shots, running: Running(vec![server]) };
        let program = Command::new(env!("CARGO_BIN_EXE_panelwright"))
            .arg(project)
            .env("DISPLAY", &window.display)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("LANG", "en_US.UTF-8")
            .env("LC_ALL", "en_US.UTF-8")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            // No desktop portal answers here, so that paths are typed.
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .spawn()
            .expect("the program starts");
        window.running.0.push(program);
        let mut id = String::new();
        wait_for("the window", || {
            assert!(window.is_open(), "the program has ended");
            let found = window.ask(&["search", "--onlyvisible", "--name", "Panelwright|episode"]);
            found.lines().next().unwrap_or_default().clone_into(&mut id);
            !id.is_empty()
        });
        window.x(&["windowmove", &id, "0", "0"]);
        window.x(&["windowsize", &id, &SIZE.0.to_string(), &SIZE.1.to_string()]);
        window.x(&["windowfocus", &id]);
        pause(3000);
        window.id = id;
        window
    }

    fn ask(&self, arguments: &[&str]) -> String {
        let output =
            Command::new("xdotool").env("DISPLAY", &self.display).args(arguments).output().expect("xdotool");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn x(&self, arguments: &[&str]) {
        let status =
            Command::new("xdotool").env("DISPLAY", &self.display).args(arguments).status().expect("xdotool");
        assert!(status.success(), "xdotool {arguments:?}");
        pause(150);
    }

    fn to(&self, at: (i32, i32)) {
        self.x(&["mousemove", &at.0.to_string(), &at.1.to_string()]);
    }

    fn click(&self, at: (i32, i32)) {
        self.to(at);
        self.x(&["mousedown", "1"]);
        self.x(&["mouseup", "1"]);
        pause(300);
    }

    fn drag(&self, from: (i32, i32), to: (i32, i32)) {
        self.to(from);
        self.x(&["mousedown", "1"]);
        for step in 1..=5 {
            self.to((from.0 + (to.0 - from.0) * step / 5, from.1 + (to.1 - from.1) * step / 5));
        }
        self.x(&["mouseup", "1"]);
        pause(300);
    }

    fn key(&self, key: &str) {
        self.x(&["key", key]);
        pause(200);
    }

    fn type_text(&self, text: &str) {
        self.x(&["type", "--delay", "30", "--", text]);
        pause(400);
    }

    /// Puts text on the clipboard, as another program would, and pastes it.
    fn paste(&self, text: &str) {
        use std::io::Write as _;
        let mut clip = Command::new("xclip")
            .args(["-selection", "clipboard"])
            .env("DISPLAY", &self.display)
            .stdin(Stdio::piped())
            .spawn()
            .expect("xclip is installed");
        clip.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("written");
        clip.wait().expect("xclip ends");
        pause(300);
        self.key("ctrl+v");
        pause(400);
    }

    fn shot(&self, name: &str) {
        let file = self.shots.join(format!("{name}.png"));
        let status = Command::new("import")
            .args(["-window", "root"])
            .arg(&file)
            .env("DISPLAY", &self.display)
            .status()
            .expect("ImageMagick is installed");
        assert!(status.success(), "a screenshot");
    }

    fn is_open(&mut self) -> bool {
        self.running.0[1].try_wait().expect("a process").is_none()
    }
}

fn pause(ms: u64) {
    std::thread::sleep(Duration::from_millis(ms));
}

fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_there() {
        assert!(begun.elapsed() < Duration::from_mins(1), "{what} did not come");
        pause(100);
    }
}

/// The pixel of a place on the page (mm from the trimmed page's corner).
fn at(x: f64, y: f64) -> (i32, i32) {
    ((PAGE_ORIGIN.0 + x * PX_PER_MM).round() as i32, (PAGE_ORIGIN.1 + y * PX_PER_MM).round() as i32)
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
        }
    }
}

/// The place of the only balloon of the last page, on the page.
fn balloon_at(project: &Project) -> (f64, f64) {
    let page = project.pages.last().expect("pages");
    let item = page.items.iter().find(|i| matches!(i.kind, ItemKind::Balloon(_))).expect("a balloon");
    let ItemKind::Balloon(balloon) = &item.kind else { panic!("a balloon") };
    let origin = page.origin_of(item);
    (balloon.at.x + origin.x, balloon.at.y + origin.y)
}

fn saved(file: &Path) -> Project {
    Project::clone(&file::open(file).expect("opens").project)
}

#[test]
#[ignore = "needs an X server and its tools; .ci/run runs it"]
fn a_page_is_drawn_lettered_saved_and_exported() {
    let folder = tempfile::tempdir().expect("folder");
    let comic = folder.path().join("comic");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xishan-signal"), &comic);
    let file = comic.join("episode-02.ron");
    let before = saved(&file);
    let mut window = Window::open(&file, folder.path(), "(shade: Dark, tongue: English)");
    window.shot("01-sample");

    // A blank page at the end.
    window.to(at(90.0, 130.0));
    for _ in 1..before.pages.len() {
        window.key("Page_Down");
    }
    window.click(ADD_PAGE);
    window.shot("02-blank-page");

    // A panel, drawn with its corner a little off the safe area, to which it snaps.
    window.key("p");
    window.drag(at(14.5, 15.6), at(130.0, 100.0));
    window.shot("03-panel");

    // A balloon in it, lettered in English.
    window.click(ENGLISH);
    window.key("b");
    window.click(at(60.0, 45.0));
    window.type_text("Who is on the line?");
    window.shot("04-typing");
    window.key("ctrl+Return");
    window.shot("05-balloon");

    // The same line in Chinese, pasted.
    window.click(CHINESE);
    window.key("Return");
    window.key("ctrl+a");
    window.paste("谁在线上？");
    window.shot("06-chinese");
    window.key("ctrl+Return");

    // Moved; undone; done again. Each state is saved and read back.
    window.drag(at(60.0, 45.0), at(95.0, 70.0));
    window.shot("07-moved");
    window.key("ctrl+z");
    window.key("ctrl+s");
    wait_for("the first save", || {
        fs::read(&file).is_ok_and(|now| now != fs::read(comic.join("episode-02.ron.bak")).unwrap_or_default())
            && comic.join("episode-02.ron.bak").exists()
    });
    let undone = saved(&file);
    window.shot("08-undone");
    window.key("ctrl+y");
    window.key("ctrl+s");
    pause(800);
    let moved = saved(&file);
    window.shot("09-done-again");

    assert_eq!(moved.pages.len(), before.pages.len() + 1);
    assert_eq!(moved.pages[..before.pages.len()], before.pages[..], "no other page has changed");
    let page = moved.pages.last().expect("pages");
    let panels: Vec<&Panel> = page.panels().map(|(_, p)| p).collect();
    assert_eq!(panels.len(), 1);
    let bounds = panels[0].outline.bounds();
    assert_eq!((bounds.x0, bounds.y0), (14.0, 15.0), "snapped to the safe area");
    assert!((bounds.x1 - 130.0).abs() < 2.0 && (bounds.y1 - 100.0).abs() < 2.0, "{bounds:?}");
    assert_eq!(page.lines.len(), 1);
    let words = |lang: Lang| page.lines[0].words_in(&lang).map(|w| w.text().to_owned());
    assert_eq!(words(Lang::english()).as_deref(), Some("Who is on the line?"));
    assert_eq!(words(Lang::simplified_chinese()).as_deref(), Some("谁在线上？"));
    let (was, is) = (balloon_at(&undone), balloon_at(&moved));
    assert!((was.0 - 60.0).abs() < 1.5 && (was.1 - 45.0).abs() < 1.5, "placed at {was:?}");
    assert!((is.0 - 95.0).abs() < 4.0 && (is.1 - 70.0).abs() < 4.0, "moved to {is:?}");

    // Exported from the dialog, this page alone, in Chinese as it is shown.
    window.key("ctrl+shift+e");
    pause(600);
    window.shot("10-export");
    window.click(EXPORT_PAGES);
    window.shot("11-export-pages");
    window.click(EXPORT_THIS_PAGE);
    window.click(EXPORT_START);
    let number = moved.pages.len();
    let png = comic.join("pages").join(format!("episode-02-zh-Hans-{number:03}.png"));
    wait_for("the page", || png.exists());
    pause(1000);
    window.shot("12-exported");
    let made = fs::read_dir(comic.join("pages")).expect("a folder").count();
    assert_eq!(made, 1, "this page alone");
    window.key("Escape");
    window.shot("13-closed");

    // The knife, nearly upright: two panels with the gutter between them, and the balloon in the right one.
    window.key("k");
    window.drag(at(40.0, 8.0), at(41.0, 108.0));
    window.shot("14-cut");
    window.key("ctrl+z");
    window.key("ctrl+y");
    window.key("ctrl+s");
    wait_for("the cut panels", || saved(&file).pages.last().is_some_and(|p| p.panels().count() == 2));
    let cut = saved(&file);
    let page = cut.pages.last().expect("pages");
    let bounds: Vec<_> = page.panels().map(|(_, p)| p.outline.bounds()).collect();
    let gutter = cut.setup_of(page).gutter.x;
    assert!(
        (bounds[1].x0 - bounds[0].x1 - gutter).abs() < 0.01 && bounds[0].y1 == bounds[1].y1,
        "{bounds:?}"
    );
    assert_eq!(balloon_at(&cut), balloon_at(&moved), "the balloon stays where it is");
    let balloon = page.items.iter().find(|i| matches!(i.kind, ItemKind::Balloon(_))).expect("a balloon");
    assert_eq!(balloon.panel, Some(page.reading[1]));

    // A command by its name: the gallery of layouts.
    window.key("ctrl+shift+p");
    window.type_text("layout");
    window.shot("15-palette");
    window.key("Return");
    pause(400);
    window.shot("16-layouts");
    window.key("Escape");

    // The gutter is dragged: both panels follow, and it keeps its width.
    window.key("v");
    let gutter_at = f64::midpoint(bounds[0].x1, bounds[1].x0);
    window.drag(at(gutter_at, 90.0), at(gutter_at + 20.0, 90.0));
    window.shot("17-gutter");
    window.key("ctrl+s");
    let panels = |project: &Project| -> Vec<_> {
        project.pages.last().expect("pages").panels().map(|(_, p)| p.outline.bounds()).collect()
    };
    wait_for("the moved gutter", || panels(&saved(&file)) != bounds);
    let moved_edge = panels(&saved(&file));
    let by = [moved_edge[0].x1 - bounds[0].x1, moved_edge[1].x0 - bounds[1].x0];
    assert!((by[0] - by[1]).abs() < 0.01 && (by[0] - 20.0).abs() < 2.0, "both sides follow: {by:?}");
    assert_eq!((moved_edge[0].x0, moved_edge[1].x1), (bounds[0].x0, bounds[1].x1));

    // A picture is dropped from another program: it lies in the panel under the pointer.
    let picture = folder.path().join("dropped.png");
    image::RgbImage::from_pixel(300, 400, image::Rgb([200, 60, 40])).save(&picture).expect("written");
    let place = at(110.0, 30.0);
    window.to(place);
    let number: u32 = window.id.parse().expect("a number");
    dropping::drop_file(&window.display, number, &picture, place);
    pause(1500);
    window.shot("18-dropped");
    window.key("ctrl+s");
    let pictures = |project: &Project| -> Vec<usize> {
        project.pages.last().expect("pages").panels().map(|(_, p)| p.art.len()).collect()
    };
    wait_for("the picture", || pictures(&saved(&file)) == [0, 1]);

    // Undo crosses pages: it goes to where it takes something back.
    window.key("Page_Up");
    window.shot("19-other-page");
    window.key("ctrl+z");
    window.shot("20-undone-there");
    window.key("ctrl+s");
    wait_for("the picture to go", || pictures(&saved(&file)) == [0, 0]);
    window.key("ctrl+y");
    window.key("ctrl+s");
    wait_for("the picture again", || pictures(&saved(&file)) == [0, 1]);

    // All pages at once: the first is taken to the end through the clipboard.
    window.key("F4");
    pause(1500);
    window.shot("21-overview");
    for key in ["Home", "ctrl+c", "End", "ctrl+v"] {
        window.key(key);
    }
    pause(800);
    window.shot("22-pasted-page");
    window.key("ctrl+s");
    wait_for("the pasted page", || saved(&file).pages.len() == cut.pages.len() + 1);
    let pasted = saved(&file);
    let (first, last) = (&pasted.pages[0], pasted.pages.last().expect("pages"));
    assert_eq!(last.items.len(), first.items.len());
    assert!(last.items.iter().all(|i| first.item(i.id).is_none()), "the copy has ids of its own");
    window.key("ctrl+z");
    window.key("Escape");
    window.key("ctrl+3");
    pause(800);
    window.shot("23-facing");
    window.key("ctrl+3");
    assert!(window.is_open(), "the window is still there");

    // The page: a border round the panel, white paper, a balloon with letters in it.
    let picture = image::open(&png).expect("a picture").to_luma8();
    let px = |mm: f64| (mm / 25.4 * 300.0).round() as u32;
    assert_eq!((picture.width(), picture.height()), (px(182.0), px(257.0)));
    let border = picture.get_pixel(px(14.0), px(60.0)).0[0];
    assert!(border < 60, "the border is black: {border}");
    assert_eq!(picture.get_pixel(px(160.0), px(200.0)).0[0], 255, "the paper is white");
    let mut ink = 0;
    for x in px(is.0 - 6.0)..px(is.0 + 6.0) {
        for y in px(is.1 - 3.0)..px(is.1 + 3.0) {
            ink += u32::from(picture.get_pixel(x, y).0[0] < 80);
        }
    }
    assert!(ink > 500, "there are letters in the balloon: {ink} dark pixels");
}

/// Nothing is asserted of how these look; the pictures are there to be looked at.
#[test]
#[ignore = "needs an X server and its tools; .ci/run runs it"]
fn the_window_in_either_language_and_light_and_dark() {
    for (name, settings) in [
        ("light-english", "(shade: Light, tongue: English)"),
        ("light-chinese", "(shade: Light, tongue: SimplifiedChinese)"),
        ("dark-chinese", "(shade: Dark, tongue: SimplifiedChinese)"),
    ] {
        let folder = tempfile::tempdir().expect("folder");
        let comic = folder.path().join("comic");
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xishan-signal"), &comic);
        let mut window = Window::open(&comic.join("episode-02.ron"), folder.path(), settings);
        window.click(at(120.0, 60.0));
        window.shot(&format!("{name}-1-page"));
        window.key("F4");
        pause(1500);
        window.shot(&format!("{name}-2-overview"));
        window.key("Escape");
        window.key("ctrl+shift+l");
        pause(600);
        window.shot(&format!("{name}-3-layouts"));
        window.key("Escape");
        assert!(window.is_open(), "the window is still there");
    }
}
