//! What went wrong, in the language of the window. What is said seldom stays as the core says it.

use super::text::{Text, Tongue, fill, of};
use crate::edit::Refused;
use crate::export::ExportFault;
use crate::file::{OpenFault, SaveFault};

/// Why an edit was refused.
pub fn refused(tongue: Tongue, why: &Refused) -> String {
    let key = match why {
        Refused::NoPage => Text::RefusedPage,
        Refused::NoItem => Text::RefusedItem,
        Refused::NoLine => Text::RefusedLine,
        Refused::OtherWords => Text::RefusedWords,
        Refused::LastPage => Text::RefusedLastPage,
        Refused::NoNeighbours => Text::RefusedApart,
        Refused::AroundAnother => Text::RefusedAround,
        Refused::NotOfThisKind => Text::RefusedKind,
        Refused::Unsound(why) => return value(tongue, why),
        Refused::IdInUse => return why.to_string(),
    };
    of(tongue, key).to_owned()
}

/// What is wrong with a value.
pub fn value(tongue: Tongue, why: &str) -> String {
    match tongue {
        Tongue::English => why.to_owned(),
        Tongue::SimplifiedChinese => of(tongue, Text::RefusedValue).to_owned(),
    }
}

/// Why a file was not opened.
pub fn open(tongue: Tongue, why: &OpenFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        OpenFault::NotThere(path) => fill(t(Text::OpenNotThere), &[&path.display()]),
        OpenFault::Disk(path, fault) => fill(t(Text::OpenDisk), &[&path.display(), fault]),
        OpenFault::NotText(path) | OpenFault::NotAFile(path) => {
            fill(t(Text::OpenForeign), &[&path.display()])
        }
        OpenFault::Folder(path) => fill(t(Text::OpenFolder), &[&path.display()]),
        other @ OpenFault::Text { .. } => other.to_string(),
    }
}

/// Why a file was not saved.
pub fn save(tongue: Tongue, why: &SaveFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        SaveFault::Foreign(fault, path) => fill(t(Text::SaveForeign), &[&path.display(), fault]),
        SaveFault::ChangedOnDisk(path) => fill(t(Text::SaveChanged), &[&path.display()]),
        SaveFault::Disk { what, path } => fill(t(Text::SaveDisk), &[&path.display(), what]),
        other => other.to_string(),
    }
}

/// Why pages were not exported.
pub fn export(tongue: Tongue, why: &ExportFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        ExportFault::Folder(path, fault) => fill(t(Text::ExportFolder), &[&path.display(), fault]),
        ExportFault::Exists(path, 0) => fill(t(Text::ExportExists), &[&path.display()]),
        ExportFault::Exists(path, more) => fill(t(Text::ExportExistMore), &[&path.display(), more]),
        other => other.to_string(),
    }
}
