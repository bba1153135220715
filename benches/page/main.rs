//! How quickly the benchmark page is painted and exported, held against other libraries in the same run.
//!
//! `cargo bench --no-default-features --bench page` prints medians and ratios. Contestants take turns, so that
//! a busy machine slows them alike; only the lines for all cores need one that is idle. What is compared is said beside each line.

#![allow(missing_docs, reason = "a program, not a library")]

mod rivals;
mod sample;

use panelwright::asset::ArtStore;
use panelwright::export::png::{Compression, PngJob, write_png};
use panelwright::geom::Affine;
use panelwright::render::{Painter, Quality, View, paint};
use panelwright::scene::list::Scene;
use rivals::TinySkia;
use sample::{PAGE, Sample};
use std::convert::Infallible;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

const MIB: f64 = 1_048_576.0;
/// What the store of pictures may keep decoded and resampled at once.
const BUDGET: u64 = 256 << 20;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|a| a == "--memory") {
        return memory_child(Path::new(&args[at + 1]));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = Sample::new(sample::pictures());
    println!("\nBenchmark page: six 2,400² pictures, 12 balloons, 60 lines of text; medians\n");
    painting(&sample, 300.0, 15);
    painting(&sample, 600.0, 9);
    exporting(&sample, folder.path());
    memory(&sample, folder.path());
}

/// Runs the contestants by turns and gives the median of each in milliseconds.
fn race(rounds: usize, contestants: &mut [(&str, &mut dyn FnMut(usize))]) -> Vec<f64> {
    let mut times = vec![Vec::new(); contestants.len()];
    for round in 0..=rounds {
        for (n, (_, run)) in contestants.iter_mut().enumerate() {
            let start = Instant::now();
            run(round);
            // The first round warms up.
            if round > 0 {
                times[n].push(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    let medians: Vec<f64> = times
        .iter_mut()
        .map(|t| {
            t.sort_by(f64::total_cmp);
            t[t.len() / 2]
        })
        .collect();
    for ((name, _), ms) in contestants.iter().zip(&medians) {
        println!("  {name:<66} {ms:>8.1} ms");
    }
    medians
}

fn verdict(what: &str, ratio: f64, least: f64) {
    let word = if ratio >= least { "met" } else { "NOT MET" };
    println!("  -> {what}: {ratio:.1} times faster (at least {least}: {word})\n");
}

fn decode_all(scene: &Scene, store: &ArtStore, view: &View) {
    Painter::new(scene, store, view, Quality::Fast).expect("a view").load();
}

/// Painting alone; everyone is given decoded pictures. `tiny-skia` samples the pictures bilinearly where they
/// lie, which is all that it can do; this program shrinks each with a filter of full width first. "Fresh" does
/// that shrinking anew in every round (the page is moved by a thousandth of a pixel, so that nothing fits);
/// "again" is the next frame of a window or the next export, where the shrunk pictures are still there.
fn painting(sample: &Sample, dpi: f64, rounds: usize) {
    let view = View::page(PAGE, dpi);
    println!("Painting at {dpi} dpi, {} x {} px", view.width, view.height);
    let (scene, store) = sample.scene(BUDGET);
    decode_all(&scene, &store, &view);
    // Another store, so that what the fresh rounds leave behind does not push out what is drawn again.
    let (_, kept) = sample.scene(2 * BUDGET);
    decode_all(&scene, &kept, &view);
    let theirs = TinySkia::new(sample);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let moved = |round: usize| View {
        px_from_page: Affine::translate((round as f64 * 1e-3, 0.0)) * view.px_from_page,
        ..view
    };
    let draw = |store, view: &View| drop(paint(&scene, store, view, Quality::Fast).expect("a view"));
    let medians = race(
        rounds,
        &mut [
            ("tiny-skia, one thread, clip masks", &mut |_| drop(theirs.draw(view.width, view.height, true))),
            ("tiny-skia, one thread, pictures as shaders without masks", &mut |_| {
                drop(theirs.draw(view.width, view.height, false));
            }),
            ("panelwright, one thread, fresh", &mut |n| one.install(|| draw(&store, &moved(n)))),
            ("panelwright, one thread, again", &mut |_| one.install(|| draw(&kept, &view))),
            ("panelwright, all cores, fresh", &mut |n| draw(&store, &moved(n + 500))),
            ("panelwright, all cores, again", &mut |_| draw(&kept, &view)),
        ],
    );
    verdict("all cores, fresh, against masks", medians[0] / medians[4], 3.0);
    verdict("one thread, again, against no masks", medians[1] / medians[3], 3.0);
}

fn export(sample: &Sample, dpi: f64, path: &Path, compression: Compression) -> u64 {
    let (scene, store) = sample.scene(BUDGET);
    let view = View::page(PAGE, dpi);
    let painter = Painter::new(&scene, &store, &view, Quality::Fast).expect("a view");
    painter.load();
    let job = PngJob {
        path,
        width: view.width,
        height: view.height,
        dpi: Some(dpi),
        opaque: painter.opaque(),
        compression,
        overwrite: true,
    };
    let rows = |y, n, out: &mut [u8]| {
        painter.band(y, n, out);
        Ok::<(), Infallible>(())
    };
    write_png(&job, rows, &AtomicBool::new(false)).expect("a file")
}

/// From the pictures' files and the drawing in memory to a PNG on the disk. resvg parses its SVG, decodes,
/// renders, encodes (its own encoder, at its own setting) and writes; this program reads headers, decodes,
/// shrinks, paints, encodes and writes through to the disk.
fn exporting(sample: &Sample, folder: &Path) {
    println!("Exporting at 300 dpi, from pictures' files in memory to a PNG file");
    let view = View::page(PAGE, 300.0);
    let svg = rivals::svg(sample, view.width, view.height);
    let files: Vec<Arc<Vec<u8>>> = sample.pictures.iter().map(|b| Arc::new(b.to_vec())).collect();
    let (mine, small, theirs) =
        (folder.join("mine.png"), folder.join("small.png"), folder.join("theirs.png"));
    let medians = race(
        5,
        &mut [
            ("resvg", &mut |_| std::fs::write(&theirs, rivals::resvg(&svg, &files)).expect("a file")),
            ("panelwright, fast compression", &mut |_| {
                export(sample, 300.0, &mine, Compression::Fast);
            }),
            ("panelwright, small files", &mut |_| {
                export(sample, 300.0, &small, Compression::Small);
            }),
        ],
    );
    let mib = |p: &Path| std::fs::metadata(p).map_or(0.0, |m| m.len() as f64 / MIB);
    println!(
        "  files: resvg {:.1} MiB, fast {:.1} MiB, small {:.1} MiB",
        mib(&theirs),
        mib(&mine),
        mib(&small)
    );
    verdict("fast compression, against resvg", medians[0] / medians[1], 5.0);
}

/// The peak of a process that does nothing but export the page at 600 dpi, less its decoded pictures.
fn memory(sample: &Sample, folder: &Path) {
    for (n, bytes) in sample.pictures.iter().enumerate() {
        std::fs::write(folder.join(format!("art{n}")), bytes).expect("a file");
    }
    let program = std::env::current_exe().expect("this program");
    let out = Command::new(program).arg("--memory").arg(folder).output().expect("a child");
    let text = String::from_utf8_lossy(&out.stdout);
    println!("Memory of an export at 600 dpi");
    let Ok(peak) = text.trim().parse::<f64>() else {
        println!("  not measured: /proc/self/status is not there\n");
        return;
    };
    let decoded = 6.0 * f64::from(sample::SIDE).powi(2) * 4.0 / MIB;
    let beyond = peak - decoded;
    let word = if beyond <= 400.0 { "met" } else { "NOT MET" };
    println!("  peak {peak:.0} MiB, decoded pictures {decoded:.0} MiB");
    println!("  -> beyond the decoded pictures: {beyond:.0} MiB (at most 400: {word})\n");
}

fn memory_child(folder: &Path) {
    let read = |n: i32| std::fs::read(folder.join(format!("art{n}"))).expect("a file").into();
    let sample = Sample::new((0..6).map(read).collect());
    export(&sample, 600.0, &folder.join("large.png"), Compression::Fast);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
    if let Some(kib) = peak.map(|k: f64| k) {
        println!("{}", kib / 1024.0);
    }
}
