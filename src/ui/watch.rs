//! Watching the folders of the pictures: what other programs write there is told, a moment after it is quiet.

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Files are told of when nothing happened to any of them for so long …
const QUIET: Duration = Duration::from_millis(120);
/// … or at the latest so long after the first.
const LATEST: Duration = Duration::from_millis(450);

/// Folders that are watched.
pub struct Watch {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches nothing yet. `tell` hears of files that changed, on a thread of its own. Nothing where the system has
    /// no means for that.
    pub fn new(tell: impl Fn(BTreeSet<PathBuf>) + Send + 'static) -> Option<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a picture must not lead to its being read again.
            if let Ok(event) = event
                && !event.kind.is_access()
            {
                // Whoever listened is gone with the window.
                sender.send(event.paths).ok();
            }
        })
        .ok()?;
        std::thread::spawn(move || listen(&events, &tell));
        Some(Self { watcher, folders: BTreeSet::new() })
    }

    /// Watches these folders and no others. One that is not there is left out until the next time.
    pub fn follow(&mut self, folders: BTreeSet<PathBuf>) {
        for gone in self.folders.difference(&folders) {
            // It may have been removed, and then nobody watches it.
            let _ = self.watcher.unwatch(gone);
        }
        let old = std::mem::take(&mut self.folders);
        for folder in folders {
            let watched = old.contains(&folder) && folder.is_dir();
            if watched || self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok() {
                self.folders.insert(folder);
            }
        }
    }
}

fn listen(events: &Receiver<Vec<PathBuf>>, tell: &impl Fn(BTreeSet<PathBuf>)) {
    while let Ok(first) = events.recv() {
        let began = Instant::now();
        let mut touched: BTreeSet<PathBuf> = first.into_iter().collect();
        loop {
            match events.recv_timeout(QUIET.min(LATEST.saturating_sub(began.elapsed()))) {
                Ok(more) => touched.extend(more),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if began.elapsed() >= LATEST {
                break;
            }
        }
        tell(touched);
    }
}

/// Where a file really lies: its folder without links, and its name.
pub fn real(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(std::fs::canonicalize(folder).ok()?.join(file.file_name()?))
}
