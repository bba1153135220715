//! Specimen sheets: a page for every kind of balloon, tail, caption and text, as type founders show a face.
//!
//! Sheets are ordinary projects, set by the same scenes as any comic: what they show is what authors get. One
//! file a sheet, and one line in [`sheets`].

mod balloons;
mod board;
mod captions;
mod effects;
mod scripts;
mod tails;
mod text;
mod ties;

use crate::model::{Edition, Project};

/// A sheet: a project of one page, and the edition to show it in.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What its file is called, without an ending.
    pub name: &'static str,
    /// The page.
    pub project: Project,
    /// Its language and layout.
    pub edition: Edition,
}

/// Every sheet, in the order of their files.
pub fn sheets() -> Vec<Sheet> {
    let mut all = vec![
        balloons::kinds(),
        balloons::squareness(),
        balloons::styles(),
        ties::joins(),
        ties::edges(),
        tails::sheet(),
        captions::sheet(),
        effects::bends(),
        effects::letters(),
        text::english(),
        text::lines(),
    ];
    all.extend(effects::sounds());
    all.extend(scripts::sheets());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::invariants::breaches;

    #[test]
    fn sheets_are_sound_projects_with_names_of_their_own() {
        let all = sheets();
        for (i, sheet) in all.iter().enumerate() {
            assert_eq!(breaches(&sheet.project), Vec::new(), "{}", sheet.name);
            assert!(all[..i].iter().all(|other| other.name != sheet.name), "{}", sheet.name);
        }
    }
}
