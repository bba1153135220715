//! What went wrong, in the language of the window.

mod art;

pub use art::{import, unshown};

use super::laws;
use super::text::{Text, Tongue, fill, of};
use crate::asset::{DiskFault, Lack};
use crate::edit::Refused;
use crate::export::{ExportFault, WriteFault};
use crate::file::clip::ClipFault;
use crate::file::header::{CLIP, PAGES, PROJECT, SERIES};
use crate::file::ron_text::{Slip, TextFault};
use crate::file::save::backup_of;
use crate::file::{NotOurs, OpenFault, SaveFault, Unused, Warning};
use crate::render::ViewFault;
use std::io;
use std::path::Path;

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
        Refused::Unsound(law) => return laws::law(tongue, law),
        Refused::Setup(why) => return laws::setup(tongue, *why),
        Refused::NoSetup => Text::RefusedNoSetup,
        Refused::NotANumber => Text::RefusedNumber,
        Refused::AboveItself => Text::RefusedAbove,
        Refused::GoesOnWithItself => Text::RefusedItself,
        Refused::SecondCover => Text::RefusedCover,
        Refused::IdInUse => Text::RefusedTwice,
    };
    of(tongue, key).to_owned()
}

/// What the disk says of a place where something was to be written.
fn disk(tongue: Tongue, fault: &io::Error) -> String {
    use io::ErrorKind as K;
    let key = match fault.kind() {
        K::PermissionDenied => Text::DiskForbidden,
        K::StorageFull | K::QuotaExceeded => Text::DiskFull,
        K::NotFound | K::NotADirectory => Text::DiskNoFolder,
        K::ReadOnlyFilesystem => Text::DiskReadOnly,
        _ => return disk_fault(tongue, &fault.into()),
    };
    of(tongue, key).to_owned()
}

/// What the disk says of a file. The system's own words stand where none of ours fit.
fn disk_fault(tongue: Tongue, fault: &DiskFault) -> String {
    let key = match fault {
        DiskFault::Gone => Text::DiskGone,
        DiskFault::Forbidden => Text::DiskRefuses,
        DiskFault::Full => Text::DiskIsFull,
        DiskFault::Changed => Text::DiskChanged,
        DiskFault::Other(words) => return fill(of(tongue, Text::DiskSays), &[words]),
    };
    of(tongue, key).to_owned()
}

/// Why a file besides the comic's own is not used.
pub fn unused(tongue: Tongue, why: &Unused) -> String {
    let t = |key| of(tongue, key);
    match why {
        Unused::NotThere => t(Text::UnusedNotThere).to_owned(),
        Unused::NoFile => t(Text::UnusedNoFile).to_owned(),
        Unused::TooLong => t(Text::UnusedTooLong).to_owned(),
        Unused::Disk(fault) => fill(t(Text::UnusedDisk), &[&disk_fault(tongue, fault)]),
        Unused::NoText => t(Text::UnusedNoText).to_owned(),
        Unused::Text(fault) => content(tongue, fault),
        Unused::NoFont => t(Text::UnusedNoFont).to_owned(),
        Unused::DamagedFont => t(Text::UnusedFont).to_owned(),
        Unused::Layout(name) => fill(t(Text::UnusedLayout), &[name]),
    }
}

/// What a file of ours calls itself, in words.
fn kind(tongue: Tongue, found: &str) -> String {
    let key = match found {
        PROJECT => Text::KindProject,
        SERIES => Text::KindSeries,
        CLIP => Text::KindClip,
        PAGES => Text::KindPages,
        // Of a later program.
        other => return other.to_owned(),
    };
    of(tongue, key).to_owned()
}

/// What is wrong with the text of a file.
pub fn content(tongue: Tongue, why: &TextFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        TextFault::Empty => t(Text::FileEmpty).to_owned(),
        TextFault::Foreign(_) => t(Text::FileForeign).to_owned(),
        TextFault::OtherKind { found, .. } => fill(t(Text::FileOtherKind), &[&kind(tongue, found)]),
        TextFault::Newer(version) => fill(t(Text::FileNewer), &[version]),
        TextFault::CutOff(line) => fill(t(Text::FileCutOff), &[line]),
        TextFault::Syntax { line, column, slip: what, fault } => {
            fill(t(Text::FileSyntax), &[line, column, &slip(tongue, what, fault)])
        }
        TextFault::Unsound { line, first, others } => {
            let place = laws::place(tongue, first.place);
            let place = line.map_or_else(|| place.clone(), |n| fill(t(Text::PlaceLine), &[&n, &place]));
            let told = fill(t(Text::FileUnsound), &[&place, &laws::law(tongue, &first.law)]);
            if *others > 0 { fill(t(Text::FileUnsoundMore), &[&told, others]) } else { told }
        }
    }
}

/// What the reader of a file stumbled over; `said` is its own sentence, in English.
fn slip(tongue: Tongue, what: &Slip, said: &str) -> String {
    let t = |key| of(tongue, key);
    match what {
        Slip::Lacks(sign) => fill(t(Text::SlipLacks), &[sign]),
        Slip::Number => t(Text::SlipNumber).to_owned(),
        Slip::Name => t(Text::SlipName).to_owned(),
        Slip::Quoted => t(Text::SlipQuoted).to_owned(),
        Slip::Truth => t(Text::SlipTruth).to_owned(),
        Slip::Strange(sign) => fill(t(Text::SlipStrange), &[sign]),
        Slip::Unknown(name) => fill(t(Text::SlipUnknown), &[name]),
        Slip::Missing(name) => fill(t(Text::SlipMissing), &[name]),
        Slip::Twice(name) => fill(t(Text::SlipTwice), &[name]),
        Slip::NoId(text) => fill(t(Text::SlipNoId), &[text]),
        Slip::NoLang(text) => fill(t(Text::SlipNoLang), &[text]),
        Slip::NoColour(text) => fill(t(Text::SlipNoColour), &[text]),
        Slip::NoFingerprint => t(Text::SlipNoFingerprint).to_owned(),
        Slip::Other => fill(t(Text::SlipOther), &[&said]),
    }
}

/// Why what was copied cannot be pasted.
pub fn clip(tongue: Tongue, why: &ClipFault) -> String {
    match why {
        ClipFault::Text(fault) => content(tongue, fault),
        ClipFault::Unsound => of(tongue, Text::ClipDamaged).to_owned(),
    }
}

/// Why a file was not opened.
pub fn open(tongue: Tongue, why: &OpenFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        OpenFault::NotThere(path) => fill(t(Text::OpenNotThere), &[&path.display()]),
        OpenFault::Disk(path, fault) => {
            fill(t(Text::OpenDisk), &[&path.display(), &disk_fault(tongue, &fault.into())])
        }
        OpenFault::NotText(path) | OpenFault::NotAFile(path) => {
            fill(t(Text::OpenForeign), &[&path.display()])
        }
        OpenFault::Folder(path) => fill(t(Text::OpenFolder), &[&path.display()]),
        OpenFault::Text { fault, path } => {
            let told = fill(t(Text::OpenDamaged), &[&path.display(), &content(tongue, fault)]);
            let before = backup_of(path);
            if before.exists() {
                format!("{told}\n{}", fill(t(Text::OpenBackup), &[&before.display()]))
            } else {
                told
            }
        }
    }
}

/// Why a file was not saved.
pub fn save(tongue: Tongue, why: &SaveFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        SaveFault::Text(fault, path) => fill(t(Text::SaveUnwritten), &[&path.display(), fault]),
        SaveFault::Foreign(foreign, path) => {
            let why = match foreign {
                NotOurs::NoFile(_) | NotOurs::NoText | NotOurs::NoLayouts(_) => {
                    t(Text::FileForeign).to_owned()
                }
                NotOurs::Text(fault) => content(tongue, fault),
            };
            fill(t(Text::SaveForeign), &[&path.display(), &why])
        }
        SaveFault::ChangedOnDisk(path) => fill(t(Text::SaveChanged), &[&path.display()]),
        SaveFault::Unconfirmed(path, fault) => {
            fill(t(Text::SaveUnconfirmed), &[&path.display(), &disk(tongue, fault)])
        }
        SaveFault::Disk { reading, fault, path } => {
            let told = if *reading { disk_fault(tongue, &fault.into()) } else { disk(tongue, fault) };
            fill(t(Text::SaveDisk), &[&path.display(), &told])
        }
    }
}

/// Why pages were not exported.
pub fn export(tongue: Tongue, why: &ExportFault) -> String {
    let t = |key| of(tongue, key);
    let on_page = |page: &usize, why: String| fill(t(Text::ExportPage), &[page, &why]);
    match why {
        ExportFault::NoPages(pages) | ExportFault::NoPage(_, pages) => fill(t(Text::BadPages), &[pages]),
        ExportFault::Dpi(dpi) => fill(t(Text::ExportDpi), &[dpi]),
        ExportFault::Width(width) => fill(t(Text::ExportWidth), &[width]),
        ExportFault::Folder(path, fault) => {
            // That a folder is not there says nothing of one that is to be made.
            let plain = matches!(fault.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
            let why = match (plain, tongue) {
                (true, _) => String::new(),
                (false, Tongue::English) => format!(" ({})", disk(tongue, fault)),
                (false, Tongue::SimplifiedChinese) => format!("（{}）", disk(tongue, fault)),
            };
            fill(t(Text::ExportFolder), &[&path.display(), &why])
        }
        ExportFault::Exists(path, 0) => fill(t(Text::ExportExists), &[&path.display()]),
        ExportFault::Exists(path, more) => fill(t(Text::ExportExistMore), &[&path.display(), more]),
        ExportFault::View(page, fault) => on_page(page, view(tongue, *fault)),
        ExportFault::Write(page, fault) => on_page(page, write(tongue, fault)),
        ExportFault::Cancelled(done, pages) => fill(t(Text::ExportCancelled), &[done, pages]),
    }
}

/// Why something was not painted.
pub fn view(tongue: Tongue, why: ViewFault) -> String {
    match why {
        ViewFault::TooWide(px) => fill(of(tongue, Text::ViewTooWide), &[&px]),
        ViewFault::Empty => of(tongue, Text::ViewEmpty).to_owned(),
    }
}

fn write(tongue: Tongue, why: &WriteFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        WriteFault::Exists(path) => fill(t(Text::ExportExists), &[&path.display()]),
        WriteFault::NoFolder(path) => at(t(Text::DiskNoFolder), path),
        WriteFault::NoPermission(path) => at(t(Text::DiskForbidden), path),
        WriteFault::DiskFull(path) => at(t(Text::DiskFull), path),
        WriteFault::Disk(path, fault) => at(&disk(tongue, fault), path),
        WriteFault::Size { .. } => t(Text::ViewEmpty).to_owned(),
        WriteFault::TooLarge { width, height, most } => fill(t(Text::WriteTooLarge), &[width, height, most]),
        WriteFault::Rows(fault) => match fault.downcast_ref::<ViewFault>() {
            Some(fault) => view(tongue, *fault),
            None => fill(t(Text::WriteRows), &[fault]),
        },
        WriteFault::Cancelled => t(Text::WriteCancelled).to_owned(),
    }
}

fn at(what: &str, path: &Path) -> String {
    format!("{what} ({})", path.display())
}

/// What a comic asks for and does not get.
pub fn warning(tongue: Tongue, warning: &Warning) -> String {
    let t = |key| of(tongue, key);
    match warning {
        Warning::Art { path, why } => fill(t(Text::IssueArt), &[path, &unshown(tongue, why)]),
        Warning::ArtLacks { path, what: Lack::Text } => fill(t(Text::WarnSvgWords), &[path]),
        Warning::ArtLacks { path, what: Lack::OtherPages } => fill(t(Text::WarnOtherPages), &[path]),
        Warning::ArtLacks { path, what: Lack::LinkedPictures } => fill(t(Text::WarnSvgLinks), &[path]),
        Warning::ArtLacks { path, what: Lack::AllButPreview } => fill(t(Text::WarnPreview), &[path]),
        Warning::ArtLacks { path, what: Lack::Merged } => fill(t(Text::WarnMerged), &[path]),
        Warning::FontFile { path, why } => fill(t(Text::WarnFontFile), &[path, &unused(tongue, why)]),
        Warning::FontFamily(family) => fill(t(Text::IssueFont), &[family]),
        Warning::Style(name) => fill(t(Text::IssueStyle), &[name]),
        Warning::Speaker(id) => fill(t(Text::WarnSpeaker), &[id]),
        Warning::Series { path, why } => fill(t(Text::WarnSeries), &[path, &unused(tongue, why)]),
        Warning::FlatPanel { page, id } => fill(t(Text::WarnFlatPanel), &[page, id]),
        Warning::NoPanels { page } => fill(t(Text::WarnNoPanels), &[page]),
    }
}

#[cfg(test)]
mod tests;
