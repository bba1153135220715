//! What went wrong, in the language of the window.

use super::text::{Text, Tongue, fill, of};
use crate::asset::{ArtFault, Lack, MAX_PIXELS, MAX_SIDE_PX, Unshown};
use crate::edit::Refused;
use crate::export::{ExportFault, WriteFault};
use crate::file::clip::ClipFault;
use crate::file::ron_text::{Slip, TextFault};
use crate::file::save::backup_of;
use crate::file::{ImportFault, NotOurs, OpenFault, SaveFault, Warning};
use crate::model::SetupFault;
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
        Refused::Unsound(why) => return value(tongue, why),
        Refused::Setup(why) => return setup(tongue, *why),
        Refused::SecondCover => Text::RefusedCover,
        Refused::IdInUse => Text::RefusedTwice,
    };
    of(tongue, key).to_owned()
}

/// What is wrong with the figures of a page setup.
pub fn setup(tongue: Tongue, why: SetupFault) -> String {
    let key = match why {
        SetupFault::Size => Text::SetupFaultSize,
        SetupFault::Bleed => Text::SetupFaultBleed,
        SetupFault::Safe => Text::SetupFaultSafe,
        SetupFault::Gutter => Text::SetupFaultGutter,
        SetupFault::Border => Text::SetupFaultBorder,
        SetupFault::Dpi => Text::SetupFaultDpi,
    };
    of(tongue, key).to_owned()
}

/// What is wrong with a value.
fn value(tongue: Tongue, why: &str) -> String {
    match tongue {
        Tongue::English => why.to_owned(),
        Tongue::SimplifiedChinese => of(tongue, Text::RefusedValue).to_owned(),
    }
}

/// What the disk says. The system's own words stand where none of ours fit.
fn disk(tongue: Tongue, fault: &io::Error) -> String {
    use io::ErrorKind as K;
    let key = match fault.kind() {
        K::PermissionDenied => Text::DiskForbidden,
        K::StorageFull | K::QuotaExceeded => Text::DiskFull,
        K::NotFound | K::NotADirectory => Text::DiskNoFolder,
        K::ReadOnlyFilesystem => Text::DiskReadOnly,
        _ => return fault.to_string(),
    };
    of(tongue, key).to_owned()
}

/// What is wrong with the text of a file.
pub fn content(tongue: Tongue, why: &TextFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        TextFault::Empty => t(Text::FileEmpty).to_owned(),
        TextFault::Foreign(_) => t(Text::FileForeign).to_owned(),
        TextFault::OtherKind { found, .. } => fill(t(Text::FileOtherKind), &[found]),
        TextFault::Newer(version) => fill(t(Text::FileNewer), &[version]),
        TextFault::CutOff(line) => fill(t(Text::FileCutOff), &[line]),
        TextFault::Syntax { line, column, slip: what, fault } => {
            fill(t(Text::FileSyntax), &[line, column, &slip(tongue, what, fault)])
        }
        TextFault::Unsound { line, first, others } => {
            let place = line.map_or_else(|| first.place.clone(), |line| fill(t(Text::FileLine), &[&line]));
            fill(t(Text::FileUnsound), &[&place, &first.fault, &(others + 1)])
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
        OpenFault::Disk(path, fault) => fill(t(Text::OpenDisk), &[&path.display(), &disk(tongue, fault)]),
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
        SaveFault::Disk { fault, path, .. } => {
            fill(t(Text::SaveDisk), &[&path.display(), &disk(tongue, fault)])
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
        Warning::FontFile { path, why } => fill(t(Text::WarnFontFile), &[path, why]),
        Warning::FontFamily(family) => fill(t(Text::IssueFont), &[family]),
        Warning::Style(name) => fill(t(Text::IssueStyle), &[name]),
        Warning::Speaker(id) => fill(t(Text::WarnSpeaker), &[id]),
        Warning::Series { path, why } => fill(t(Text::WarnSeries), &[path, why]),
        Warning::FlatPanel { page, id } => fill(t(Text::WarnFlatPanel), &[page, id]),
        Warning::NoPanels { page } => fill(t(Text::WarnNoPanels), &[page]),
    }
}

/// Why a picture is not shown.
pub fn unshown(tongue: Tongue, why: &Unshown) -> String {
    let t = |key| of(tongue, key);
    let fault = match why {
        Unshown::NotThere => return t(Text::ArtNotThere).to_owned(),
        Unshown::TooLong => return t(Text::ArtTooLong).to_owned(),
        Unshown::NoFile => return t(Text::ArtNoFile).to_owned(),
        Unshown::Disk(fault) => return fill(t(Text::ArtUnread), &[fault]),
        Unshown::NotLoaded => return t(Text::ArtNotLoaded).to_owned(),
        Unshown::NoArea => return t(Text::ArtNoArea).to_owned(),
        Unshown::Bytes(fault) => fault,
    };
    match fault {
        ArtFault::NotAnImage => t(Text::ArtForeign).to_owned(),
        ArtFault::Truncated => t(Text::ArtTruncated).to_owned(),
        ArtFault::TooLarge { width, height } => {
            fill(t(Text::ArtTooLarge), &[width, height, &MAX_SIDE_PX, &(MAX_PIXELS / 1_000_000)])
        }
        ArtFault::Unsupported(kind) => fill(t(Text::ArtUnsupported), &[kind]),
        ArtFault::Exotic(what) => fill(t(Text::ArtExotic), &[what]),
        ArtFault::Locked => t(Text::ArtLocked).to_owned(),
        ArtFault::NoMerged => t(Text::ArtNoMerged).to_owned(),
        ArtFault::Unreadable(what) => fill(t(Text::ArtUnread), &[what]),
        ArtFault::Damaged(what) => fill(t(Text::ArtDamaged), &[what]),
        ArtFault::Missing => t(Text::ArtNotThere).to_owned(),
    }
}

/// Why a picture was not taken in.
pub fn import(tongue: Tongue, why: &ImportFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        ImportFault::Picture(file, why) => format!("{}\n{}", unshown(tongue, why), file.display()),
        ImportFault::Folder(folder, fault) => fill(t(Text::ArtNotCopied), &[&folder.display(), fault]),
        ImportFault::TooMany(folder) => fill(t(Text::ArtTooMany), &[&folder.display()]),
        ImportFault::NoPages(of) => fill(t(Text::ArtNoPages), &[&of.display()]),
        ImportFault::NoPixels => t(Text::ArtNoPixels).to_owned(),
        ImportFault::Png(fault) => fill(t(Text::ArtNoPng), &[fault]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::ron_text::{project_text, read_project};
    use crate::model::{IdSource, Lang, PageId, Project};

    #[test]
    fn a_file_that_was_broken_by_hand_is_told_in_the_language_of_the_window() {
        let setup = crate::file::presets::all().remove(0);
        let page = PageId(IdSource::seeded(1).next_number());
        let project = Project::blank(setup, Lang::english(), vec![page]);
        let text = project_text(&project).expect("written");
        let told = |was: &str, is: &str| {
            assert!(text.contains(was), "{was} is not in\n{text}");
            let fault = read_project(&text.replacen(was, is, 1)).expect_err("broken");
            content(Tongue::SimplifiedChinese, &fault)
        };
        let line = |of: &str| text.lines().position(|l| l.contains(of)).expect("there") + 1;
        for (was, is, says) in [
            ("safe: (", "safe: [", "缺少 ("),
            ("dpi: 300", "dpi: many", "此处应为数字"),
            ("dpi: 300.0,", "dpi: 300.0", "缺少 ,"),
            ("dpi: ", "dpy: ", "不认识“dpy”"),
            ("dpi: ", "(dpi): ", "此处应为名称"),
            ("reading: LeftToRight", "reading: Sideways", "不认识“Sideways”"),
            ("trim: ", "bleed: (0, 0, 0, 0), trim: ", "“bleed”重复出现"),
        ] {
            let told = told(was, is);
            assert!(told.contains(says), "{was}: {told}");
            assert!(told.starts_with("第 ") && told.contains("请用文本编辑器改正"), "{told}");
            // Brackets and names alone are Latin: none of the reader's English is left.
            let english = ["xpected", "nexpected", "found", "missing"];
            assert!(!english.iter().any(|word| told.contains(word)), "{told}");
        }
        let told = told("dpi: ", "dpy: ");
        assert!(told.starts_with(&format!("第 {} 行", line("dpi: "))), "{told}");
    }
}
