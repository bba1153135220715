//! Pages from pictures: archives, folders and PDF files taken in, and PDF files as pictures of a panel. Every file is
//! made here.

use crate::drawing;
use crate::workbench;

use drawing::png;
use panelwright::asset::{ArtFault, ArtFormat, ArtInfo, ArtStore, Lack, PdfDocument, Want};
use panelwright::edit::{Change, Edit, Label};
use panelwright::file::gather::{Gathered, gather};
use panelwright::file::{ImportFault, new_materials, open};
use panelwright::geom::{Rect, Size};
use panelwright::model::*;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use workbench::Hand;

/// An archive of files that are stored as they are.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    for (name, data) in files {
        let (mut entry, config) = archive.new_file(name).start().expect("begun");
        let mut writer = config.wrap(&mut entry);
        writer.write_all(data).expect("written");
        let (_, descriptor) = writer.finish().expect("counted");
        entry.finish(descriptor).expect("ended");
    }
    archive.finish().expect("whole");
    out
}

/// A PDF of pages 144 by 72 points, one for each colour, whose left half has that colour and whose right half is bare.
fn pdf(colours: &[&str]) -> Vec<u8> {
    use std::fmt::Write as _;
    let kids: Vec<String> = (0..colours.len()).map(|n| format!("{} 0 R", 3 + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()),
    ];
    for (n, colour) in colours.iter().enumerate() {
        let content = format!("{colour} rg 0 0 72 72 re f");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 144 72] /Resources << >> /Contents {} 0 R >>",
            4 + 2 * n
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", n + 1).expect("text");
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("text");
    for place in places {
        writeln!(file, "{place:010} 00000 n ").expect("text");
    }
    let trailer = objects.len() + 1;
    write!(file, "trailer << /Size {trailer} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").expect("text");
    file.into_bytes()
}

fn took(files: &[PathBuf], folder: &Path) -> Gathered {
    let mut materials = new_materials(folder);
    let gathered =
        gather(files, folder, &workbench::setup(), &mut materials, &|_| (), &AtomicBool::new(false));
    for page in &gathered.pages {
        assert!(matches!(materials.index.get(&page.path), Some(Ok(_))), "{} can be drawn", page.path.0);
    }
    gathered
}

fn paths(gathered: &Gathered) -> Vec<&str> {
    gathered.pages.iter().map(|page| page.path.0.as_str()).collect()
}

#[test]
fn the_pages_of_an_archive_come_in_the_order_in_which_people_count() {
    let folder = tempfile::tempdir().expect("folder");
    let picture = |width: u32| png(width, 4, |_, _| [200, 30, 30, 255]);
    let (two, ten) = (picture(2), picture(10));
    let cbz = archive(&[
        ("book/Page10.png", &ten),
        ("book/page2.PNG", &two),
        ("book/broken3.png", b"no picture"),
        ("__MACOSX/book/._page2.png", b"notes"),
        ("ComicInfo.xml", b"<ComicInfo/>"),
    ]);
    let file = folder.path().join("Night Line.cbz");
    std::fs::write(&file, cbz).expect("written");
    let comic = folder.path().join("comic");
    std::fs::create_dir(&comic).expect("made");
    let gathered = took(std::slice::from_ref(&file), &comic);
    assert_eq!(paths(&gathered), ["art/Night Line-p2.png", "art/Night Line-p3.png"]);
    assert_eq!(gathered.pages[1].size(), Size::new(10.0, 4.0));
    assert_eq!(std::fs::read(comic.join("art/Night Line-p2.png")).expect("there"), *two, "byte for byte");
    assert_eq!(
        std::fs::read_dir(comic.join("art")).expect("there").count(),
        2,
        "what is no picture is not kept"
    );
    assert!(
        matches!(&gathered.faults[..], [ImportFault::Picture(place, _)] if place.ends_with("book/broken3.png")),
        "{:?}",
        gathered.faults
    );
    // Once more gives the same files, and a file of the same name that is something else is left alone.
    std::fs::write(comic.join("art/Night Line-p3.png"), b"mine").expect("written");
    assert_eq!(paths(&took(&[file], &comic)), ["art/Night Line-p2.png", "art/Night Line-p3-2.png"]);
    assert_eq!(std::fs::read(comic.join("art/Night Line-p3.png")).expect("there"), b"mine");
}

#[test]
fn the_pictures_of_a_folder_are_pages_and_what_is_none_is_told() {
    let folder = tempfile::tempdir().expect("folder");
    let scans = folder.path().join("scans");
    std::fs::create_dir(&scans).expect("made");
    for name in ["b12.png", "b2.png", ".hidden.png"] {
        std::fs::write(scans.join(name), png(3, 3, |_, _| [0, 0, 0, 255])).expect("written");
    }
    std::fs::write(scans.join("notes.txt"), "later").expect("written");
    let comic = folder.path().join("comic");
    std::fs::create_dir(&comic).expect("made");
    assert_eq!(paths(&took(std::slice::from_ref(&scans), &comic)), ["art/b2.png", "art/b12.png"]);
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).expect("made");
    let none = took(&[empty, scans.join("notes.txt"), folder.path().join("gone.cbz")], &comic);
    assert!(none.pages.is_empty());
    assert!(matches!(
        &none.faults[..],
        [ImportFault::NoPages(_), ImportFault::Picture(..), ImportFault::Picture(..)]
    ));
}

#[test]
fn the_pages_of_a_pdf_are_drawn_and_a_single_one_is_linked() {
    let folder = tempfile::tempdir().expect("folder");
    let comic = folder.path().join("comic");
    std::fs::create_dir(&comic).expect("made");
    let (several, one) = (folder.path().join("old.pdf"), folder.path().join("one.pdf"));
    std::fs::write(&several, pdf(&["1 0 0", "0 0 1"])).expect("written");
    std::fs::write(&one, pdf(&["0 1 0"])).expect("written");
    let gathered = took(&[one, several], &comic);
    assert_eq!(
        paths(&gathered),
        ["art/one.pdf", "art/old-p1.png", "art/old-p2.png"],
        "{:?}",
        gathered.faults
    );
    // As high as the book's page with its bleed: 266 mm on 300 pixels to the inch would take more than 1,200 to this
    // small page's own inch.
    assert_eq!(gathered.pages[2].size(), Size::new(2400.0, 1200.0));
    let drawn = image::open(comic.join("art/old-p2.png")).expect("a picture").to_rgb8();
    assert_eq!((drawn.get_pixel(160, 600).0, drawn.get_pixel(2240, 600).0), ([0, 0, 255], [255, 255, 255]));
    // A scan that counts a point to each pixel is not blown up.
    let scan = String::from_utf8(pdf(&["1 0 0", "0 0 1"])).expect("text").replace("144 72", "2400 6284");
    let file = folder.path().join("scan.pdf");
    std::fs::write(&file, scan).expect("written");
    assert_eq!(took(&[file], &comic).pages[0].size(), Size::new(1200.0, 3142.0));
}

#[test]
fn a_pdf_is_a_picture_that_is_sharp_at_any_size() {
    let store = ArtStore::new(1 << 24);
    let info: ArtInfo = store.insert(pdf(&["1 0 0", "0 0 1"]).into()).expect("a picture");
    assert_eq!((info.format, info.vector, info.width, info.height), (ArtFormat::Pdf, true, 144.0, 72.0));
    assert_eq!(info.lacks, [Lack::OtherPages]);
    for scale in [1, 7] {
        let want = Want::new(Rect::new(36.0, 0.0, 108.0, 72.0), 72 * scale, 72 * scale);
        let bitmap = store.pixels(info.key, want).expect("drawn");
        let (pixels, _) = bitmap.data().as_chunks::<4>();
        let at = |x: u32, y: u32| pixels[(y * 72 * scale + x) as usize];
        // The edge in its middle is as sharp at seven times the size, and what is bare is see-through.
        let middle = 36 * scale;
        assert_eq!((at(middle - 1, 5), at(middle, 5)), ([255, 0, 0, 255], [0; 4]), "at {scale}");
        let mirrored = store.pixels(info.key, want.flipped(true, false)).expect("drawn");
        let (pixels, _) = mirrored.data().as_chunks::<4>();
        assert_eq!(pixels[(middle - 1) as usize], [0; 4]);
    }
}

#[test]
fn a_pdf_that_is_cut_off_or_spoilt_is_told_and_never_ends_the_program() {
    let whole = pdf(&["1 0 0", "0 0 1"]);
    let draw = |bytes: &[u8]| {
        PdfDocument::read(&mut Cursor::new(bytes.to_vec()))
            .and_then(|document| document.page(document.pages() - 1, 36.0))
    };
    assert!(draw(&whole).is_ok());
    for end in 0..whole.len() {
        let _ = draw(&whole[..end]);
    }
    for at in 0..whole.len() {
        let mut spoilt = whole.clone();
        spoilt[at] = b'9';
        let _ = draw(&spoilt);
    }
    assert!(matches!(draw(b"%PDF-1.7\nnothing else"), Err(ArtFault::Damaged(_))));
    let huge = String::from_utf8(whole).expect("text").replace("144 72", "9e9 9e9");
    assert!(matches!(draw(huge.as_bytes()), Err(ArtFault::TooLarge { .. } | ArtFault::Damaged(_))));
}

#[test]
fn pages_come_after_the_open_one_as_one_step_and_take_the_place_of_a_blank_comic() {
    let picture = |n: u32| (ArtPath(format!("art/{n}.png")), Size::new(1760.0, 2660.0));
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    let (first, second) = (before.pages[0].id, before.pages[1].id);
    let made = h.e.add_picture_pages(first, vec![picture(1), picture(2)]);
    let order: Vec<PageId> = h.e.project().pages.iter().map(|page| page.id).collect();
    assert_eq!(order, [first, made[0], made[1], second]);
    assert_eq!(h.e.page().id, made[0], "the first of them is open");
    assert_eq!(h.e.history().undo_label(), Some(Label::AddPage));
    let panel = h.e.page().items[0].as_panel().expect("a panel").clone();
    assert_eq!((panel.border_mm, panel.art[0].path.0.as_str()), (0.0, "art/1.png"));
    // 176 by 266 mm is the page with its bleed.
    assert_eq!(panel.outline.bounds(), Rect::new(-3.0, -3.0, 173.0, 263.0));
    h.one_step(&before);
    let blank = Project::blank(workbench::setup(), Lang::english(), vec![PageId(1)]);
    let mut e = panelwright::editor::Editor::new(Arc::new(blank), true, IdSource::seeded(3));
    e.add_picture_pages(PageId(1), vec![picture(1)]);
    assert_eq!(e.project().pages.len(), 1);
    assert_eq!(invariants::breaches(e.project()), Vec::new());
}

#[test]
fn pictures_that_are_dropped_together_go_from_panel_to_panel() {
    let mut h = Hand::new();
    // Panel 1 has none, panel 2 has pictures; two more without any are read after them.
    let page = h.e.page().id;
    let more = [workbench::panel(7, 10.0, 120.0, 70.0, 40.0), workbench::panel(8, 90.0, 120.0, 70.0, 40.0)];
    let add = |item: &Item| Edit::AddItems { page, items: vec![item.clone()], lines: Vec::new() };
    h.e.commit(&more.iter().map(add).collect::<Vec<_>>()).expect("sound");
    h.e.commit(&[Edit::SetOrder {
        page,
        panels: [1, 2, 7, 8].map(ItemId).to_vec(),
        lines: vec![LineId(13), LineId(14), LineId(15)],
    }])
    .expect("sound");
    let to =
        |h: &Hand, x, y| h.e.panels_to_fill(workbench::p(x, y)).iter().map(|id| id.0).collect::<Vec<_>>();
    assert_eq!(to(&h, 20.0, 20.0), [1, 7, 8]);
    assert_eq!(to(&h, 100.0, 20.0), [2, 7, 8, 1], "where they are dropped a picture is replaced");
    assert_eq!(to(&h, 100.0, 130.0), [8, 1, 7]);
    // All of them are one step.
    let before = Arc::clone(h.e.project());
    let named = |n: u32| ArtPath(format!("art/{n}.png"));
    assert!(h.e.place_pictures(workbench::p(100.0, 20.0), (1..=5).map(named).collect()));
    let shown = |id: u64, h: &Hand| h.e.page().item(ItemId(id)).expect("there").art()[0].path.0.clone();
    assert_eq!([2, 7, 8, 1].map(|id| shown(id, &h)), [1, 2, 3, 4].map(|n| named(n).0));
    let free = h.e.page().items.last().expect("one more");
    assert_eq!(free.art()[0].path, named(5), "what finds no panel lies on the page");
    h.one_step(&before);
    h.e.undo();
    let lock = Change::Locked(true);
    h.e.commit(&[Edit::Change { page, item: ItemId(7), change: lock }]).expect("sound");
    assert_eq!(to(&h, 85.0, 250.0), [1, 8], "in the gutter they begin with the first");
}

#[test]
fn a_comic_is_made_from_pages_without_a_window() {
    let folder = tempfile::tempdir().expect("folder");
    let cbz = folder.path().join("strip.cbz");
    let page = png(8, 40, |_, _| [9, 9, 9, 255]);
    std::fs::write(&cbz, archive(&[("1.png", &page), ("2.png", &page)])).expect("written");
    let dir = folder.path().join("comic");
    let run = |from: &Path, dir: &Path| {
        Command::new(env!("CARGO_BIN_EXE_panelwright"))
            .args(["new".as_ref(), dir.as_os_str(), "--preset".as_ref(), "webtoon-strip".as_ref()])
            .args(["--from".as_ref(), from.as_os_str()])
            .output()
            .expect("runs")
    };
    let made = run(&cbz, &dir);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let opened = open(&dir.join("comic.ron")).expect("sound");
    assert_eq!((opened.project.pages.len(), opened.warnings.len()), (2, 0));
    let setup = opened.project.setup_of(&opened.project.pages[0]);
    assert!((setup.trim.y / setup.trim.x - 5.0).abs() < 1e-3, "as long as the picture: {:?}", setup.trim);
    let none = run(&folder.path().join("gone.cbz"), &folder.path().join("other"));
    assert_eq!(none.status.code(), Some(1));
    let told = String::from_utf8_lossy(&none.stderr).into_owned();
    assert!(told.contains("gone.cbz") && told.contains("--from"), "{told}");
    assert!(!folder.path().join("other").exists(), "the name can be given again");
}
