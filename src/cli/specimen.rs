//! `panelwright specimen`.

use super::export::{explain, tell};
use crate::export::{Format, Job, Resolution, export_pages};
use crate::file::{new_materials, save};
use crate::specimen::sheets;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub fn run(specimen: &super::Specimen) -> Result<(), String> {
    let wanted = specimen.only.as_deref().unwrap_or("");
    let chosen: Vec<_> = sheets().into_iter().filter(|s| s.name.starts_with(wanted)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = sheets().iter().map(|s| s.name).collect();
        return Err(format!("no sheet is called {wanted}; there are {}", names.join(", ")));
    }
    for sheet in chosen {
        let project = Arc::new(sheet.project);
        let job = Job {
            project: Arc::clone(&project),
            materials: new_materials(&specimen.out),
            edition: sheet.edition,
            pages: vec![0],
            format: Format::Png { small: true },
            resolution: Resolution::Dpi(specimen.dpi),
            bleed: false,
            out: specimen.out.clone(),
            stem: sheet.name.to_owned(),
            overwrite: specimen.overwrite,
            only_changed: false,
        };
        let told = |step: crate::export::Step| println!("{}", step.file.display());
        let exported = export_pages(&job, &told, &AtomicBool::new(false)).map_err(explain)?;
        tell(&project, &exported.issues, "");
        if specimen.projects {
            let file = specimen.out.join(format!("{}.ron", sheet.name));
            if file.exists() && !specimen.overwrite {
                return Err(format!(
                    "{} is there already; give --overwrite to replace, or another folder with --out",
                    file.display()
                ));
            }
            save(&project, &file).map_err(|e| e.to_string())?;
            println!("{}", file.display());
        }
    }
    Ok(())
}
