//! Many pictures within little memory: bytes are read when they are needed, decoded pictures are kept within a budget,
//! and of what is seen small only a small version stays. Bytes are counted, not measured.

use crate::drawing;

use drawing::png;
use panelwright::asset::{ArtFault, ArtInfo, ArtKey, ArtStore, Bytes, Source, Want};
use panelwright::geom::Rect;
use rayon::prelude::*;
use std::io::{self, Cursor};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

/// Sides of the pictures here. They are to the budget here as 20 megapixels are to the budget of the window.
const WIDTH: u32 = 300;
const HEIGHT: u32 = 200;
/// One of them decoded.
const DECODED: u64 = WIDTH as u64 * HEIGHT as u64 * 4;
/// As the window's 512 MiB are to pictures of 20 megapixels: room for six.
const BUDGET: u64 = 6 * DECODED;

/// A picture somewhere, which counts how often it is read.
struct Counted {
    bytes: Arc<[u8]>,
    reads: Arc<AtomicU64>,
    gone: Arc<AtomicU64>,
}

impl Source for Counted {
    fn open(&self) -> io::Result<Box<dyn Bytes>> {
        if self.gone.load(SeqCst) > 0 {
            return Err(io::Error::other("its file changed"));
        }
        self.reads.fetch_add(1, SeqCst);
        Ok(Box::new(Cursor::new(Arc::clone(&self.bytes))))
    }
}

struct Book {
    store: ArtStore,
    pictures: Vec<ArtInfo>,
    reads: Arc<AtomicU64>,
    gone: Arc<AtomicU64>,
}

fn book(count: u64) -> Book {
    let bytes = png(WIDTH, HEIGHT, |x, y| [(x % 256) as u8, (y % 256) as u8, (x * y % 256) as u8, 255]);
    let (store, reads, gone) = (ArtStore::new(BUDGET), Arc::default(), Arc::default());
    let link = |n: u64| {
        let source =
            Counted { bytes: Arc::clone(&bytes), reads: Arc::clone(&reads), gone: Arc::clone(&gone) };
        store.link(ArtKey::of_file(b"art/a.png", 1, n.into()), Arc::new(source)).unwrap()
    };
    let pictures = (0..count).map(link).collect();
    Book { store, pictures, reads, gone }
}

/// The whole picture on so many pixels across.
fn shrunk(across: u32) -> Want {
    let full = Rect::new(0.0, 0.0, f64::from(WIDTH), f64::from(HEIGHT));
    Want::new(full, across, across * HEIGHT / WIDTH)
}

#[test]
fn a_long_book_on_the_screen_stays_within_the_budget() {
    let book = book(400);
    assert_eq!(book.store.kept_bytes(), 0, "nothing is decoded before it is seen");
    assert_eq!(book.reads.load(SeqCst), 400, "headers");
    // Two pictures a page, page by page, and their thumbnails, as the window does.
    for pair in book.pictures.chunks(2) {
        for across in [60, 15] {
            for picture in pair {
                book.store.pixels(picture.key, shrunk(across)).unwrap();
            }
        }
        assert!(book.store.kept_bytes() <= BUDGET + DECODED);
    }
    assert!(book.store.most_bytes() <= BUDGET + 3 * DECODED, "{}", book.store.most_bytes());
    assert_eq!(book.reads.load(SeqCst), 800, "each was decoded once, for both sizes");
    // Back a little, nothing is decoded anew.
    let small = book.pictures.iter().rev().take(10);
    small.for_each(|p| drop(book.store.pixels(p.key, shrunk(15)).unwrap()));
    assert_eq!(book.reads.load(SeqCst), 800);
}

#[test]
fn a_long_book_on_many_cores_at_full_size_stays_within_the_budget() {
    let book = book(400);
    book.pictures.par_chunks(2).for_each(|pair| {
        for picture in pair {
            book.store.pixels(picture.key, shrunk(WIDTH)).unwrap();
        }
    });
    // What is used at the same moment, decoded and as it is painted, may come on top.
    let cores = rayon::current_num_threads() as u64;
    let most = BUDGET + (BUDGET / 3 * 2).max(2 * DECODED) + 2 * cores.max(16) * DECODED;
    assert!(book.store.most_bytes() <= most, "{} of {most}", book.store.most_bytes());
    assert_eq!(book.reads.load(SeqCst), 800);
}

/// A page that is painted small again and again is decoded once, also after a rest.
#[test]
fn a_page_on_the_screen_is_decoded_once() {
    let book = book(2);
    let placed = |n: usize| {
        let scale = panelwright::geom::Affine::scale(0.1);
        drawing::image(book.pictures[n].key, (f64::from(WIDTH), f64::from(HEIGHT)), scale)
    };
    let scene = drawing::scene(40.0, 30.0, vec![placed(0), placed(1)]);
    let paint = |px_per_mm: f64| {
        let view = panelwright::render::View {
            px_from_page: panelwright::geom::Affine::scale(px_per_mm),
            width: 60,
            height: 45,
        };
        let quality = panelwright::render::Quality::Fast;
        let (_, issues) = panelwright::render::paint(&scene, &book.store, &view, quality).unwrap();
        assert!(issues.is_empty(), "{issues:?}");
    };
    // 30 mm of 300 pixels: shrunk by 6.7, by 5, and by 10.
    for px_per_mm in [1.5, 2.0, 1.0, 1.5] {
        paint(px_per_mm);
        book.store.rest();
    }
    assert_eq!(book.reads.load(SeqCst), 2 + 2);
}

#[test]
fn at_rest_only_what_was_seen_is_kept() {
    let book = book(3);
    book.pictures.iter().for_each(|p| drop(book.store.pixels(p.key, shrunk(40)).unwrap()));
    assert!(book.store.kept_bytes() > 3 * DECODED);
    book.store.rest();
    // A version of half the sides, and of what was on the screen.
    let kept = book.store.kept_bytes();
    assert_eq!(kept, 3 * (DECODED / 4 + 40 * 26 * 4));
    book.pictures.iter().for_each(|p| drop(book.store.pixels(p.key, shrunk(40)).unwrap()));
    assert_eq!(book.reads.load(SeqCst), 6, "nothing had to be read again");
}

#[test]
fn pixels_do_not_depend_on_what_is_kept() {
    for across in [300, 120, 75, 60, 37, 15, 3] {
        let alone = book(1);
        let fresh = alone.store.pixels(alone.pictures[0].key, shrunk(across)).unwrap();
        let busy = book(1);
        for before in [15, 300, 75, 37] {
            busy.store.pixels(busy.pictures[0].key, shrunk(before)).unwrap();
        }
        let kept = busy.store.pixels(busy.pictures[0].key, shrunk(across)).unwrap();
        assert_eq!(fresh.data(), kept.data(), "{across}");
        let bare = ArtStore::new(0);
        let info = bare
            .insert(png(WIDTH, HEIGHT, |x, y| [(x % 256) as u8, (y % 256) as u8, (x * y % 256) as u8, 255]));
        assert_eq!(fresh.data(), bare.pixels(info.unwrap().key, shrunk(across)).unwrap().data());
    }
}

/// A picture that is seen small is the mean of its pixels, at odd edges too.
#[test]
fn small_pictures_keep_their_mean() {
    let store = ArtStore::new(1 << 24);
    let info =
        store.insert(png(333, 77, |x, y| [(x % 2 * 200) as u8, (y % 3 * 90) as u8, 100, 255])).unwrap();
    let want = Want::new(Rect::new(0.0, 0.0, 333.0, 77.0), 33, 7);
    assert_eq!(want.level(), 2);
    let bitmap = store.pixels(info.key, want).unwrap();
    for (n, pixel) in bitmap.data().as_chunks::<4>().0.iter().enumerate() {
        // At the edges the filter has little to work with.
        if n % 33 == 0 || n % 33 == 32 {
            continue;
        }
        assert!(
            pixel[0].abs_diff(100) <= 3 && pixel[1].abs_diff(90) <= 12 && pixel[2..] == [100, 255],
            "{pixel:?}"
        );
    }
}

#[test]
fn a_file_that_went_is_told_and_tried_again() {
    let book = book(1);
    let key = book.pictures[0].key;
    book.gone.store(1, SeqCst);
    assert!(matches!(book.store.pixels(key, shrunk(60)), Err(ArtFault::Unreadable(_))));
    assert!(matches!(book.store.content(key), Err(ArtFault::Unreadable(_))));
    book.gone.store(0, SeqCst);
    assert!(book.store.pixels(key, shrunk(60)).is_ok());
    assert_eq!(book.store.known_content(key), None);
    let (content, count) = book.store.content(key).unwrap();
    assert_eq!(book.store.known_content(key), Some((content, count)));
    // Two states of a file with the same bytes have the same content.
    let held = ArtStore::new(0)
        .insert(png(WIDTH, HEIGHT, |x, y| [(x % 256) as u8, (y % 256) as u8, (x * y % 256) as u8, 255]));
    assert_eq!(content, held.unwrap().key);
}
