//! Several editions of a comic exported together: each goes into a folder of its own.

use super::pages::{ExportFault, Exported, Job, Step, ready, write_sheets};
use crate::model::{Edition, Lang};
use std::sync::atomic::AtomicBool;

impl Job {
    /// The same for each of several languages, into folders named by their tags within its own; for one language into
    /// its own folder itself.
    pub fn in_languages(&self, langs: &[Lang]) -> Vec<Self> {
        let edition = |lang: &Lang| Edition { lang: lang.clone(), layout: self.edition.layout };
        let one = |lang: &Lang| {
            let out = if langs.len() > 1 { self.out.join(lang.tag()) } else { self.out.clone() };
            Self { edition: edition(lang), out, ..self.clone() }
        };
        langs.iter().map(one).collect()
    }
}

/// Writes the pages of all jobs, one job after the other, telling of each page as it is done among all of them. What came
/// of each job. Nothing is written where one of them cannot begin.
pub fn export_all(
    jobs: &[Job],
    progress: &(dyn Fn(Step) + Sync),
    cancel: &AtomicBool,
) -> Result<Vec<Exported>, ExportFault> {
    let sheets = jobs.iter().map(ready).collect::<Result<Vec<_>, _>>();
    let sheets = sheets.map_err(|fault| match fault {
        // How many are in the way in all the folders.
        ExportFault::Exists(first, _) => {
            let there = jobs.iter().flat_map(Job::files).filter(|file| file.exists()).count();
            ExportFault::Exists(first, there.saturating_sub(1))
        }
        fault => fault,
    })?;
    let of: usize = sheets.iter().map(Vec::len).sum();
    let mut before = 0;
    let mut all = Vec::new();
    for (job, sheets) in jobs.iter().zip(&sheets) {
        let among = |step: Step| progress(Step { done: before + step.done, of, ..step });
        all.push(write_sheets(job, sheets, &among, cancel).map_err(|fault| match fault {
            ExportFault::Cancelled(written, _) => ExportFault::Cancelled(before + written, of),
            fault => fault,
        })?);
        before += sheets.len();
    }
    Ok(all)
}
