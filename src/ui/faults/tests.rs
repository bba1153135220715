//! What went wrong is told in Chinese without English.

use super::super::text::{FAULTS, english_in};
use super::*;
use crate::asset::{ArtFault, Damage, Exotic, OtherFormat, Unshown};
use crate::file::ImportFault;
use crate::file::clip::from_text;
use crate::file::ron_text::{project_text, read_project, read_series};
use crate::geom::Rgba;
use crate::model::{IdSource, Lang, PageId, Project};
use std::sync::Arc;

#[test]
fn a_file_that_was_broken_by_hand_is_told_in_the_language_of_the_window() {
    let setup = crate::file::presets::all().remove(0);
    let page = PageId(IdSource::seeded(1).next_number());
    let mut project = Project::blank(setup, Lang::english(), vec![page]);
    Arc::make_mut(&mut project.pages[0]).paper = Rgba::BLACK;
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
        ("id: \"", "id: \"lou ", "不是标识"),
        ("\"en\"", "\"e n\"", "不是语言标签"),
        ("paper: \"#", "paper: \"red", "不是颜色"),
        ("languages: [", "pictures: {\"a.png\": \"1 2\"}, languages: [", "图片以 32 位"),
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

#[test]
fn every_cause_is_told_in_both_languages() {
    const CHINESE: Tongue = Tongue::SimplifiedChinese;
    let disk = [
        DiskFault::Gone,
        DiskFault::Forbidden,
        DiskFault::Full,
        DiskFault::Changed,
        DiskFault::Other("42".to_owned()),
    ];
    let damages = [
        Damage::Memory,
        Damage::NoPixels,
        Damage::Pixels,
        Damage::NotText,
        Damage::Line(7),
        Damage::NoSize,
        Damage::Long(64 << 20),
        Damage::Unpacks(8 << 30),
        Damage::NoPng,
        Damage::Contents,
        Damage::NoPages,
        Damage::Undrawable,
        Damage::Version,
        Damage::Mode,
        Damage::Depth,
        Damage::Channels,
        Damage::Layers,
        Damage::Row,
        Damage::Other("42".to_owned()),
    ];
    let formats = [
        OtherFormat::Gif,
        OtherFormat::JpegXl,
        OtherFormat::Multichannel,
        OtherFormat::Lab,
        OtherFormat::Deep,
        OtherFormat::Zipped,
    ];
    let exotic = [Exotic::Packing, Exotic::Other("42".to_owned())];
    let others = [
        ArtFault::NotAnImage,
        ArtFault::Truncated,
        ArtFault::TooLarge { width: 1, height: 2 },
        ArtFault::NoMerged,
        ArtFault::Locked,
        ArtFault::Missing,
    ];
    let bytes = damages.iter().cloned().map(ArtFault::Damaged);
    let bytes = bytes.chain(formats.into_iter().map(ArtFault::Unsupported));
    let bytes = bytes.chain(exotic.into_iter().map(ArtFault::Exotic)).chain(others);
    let bytes = bytes.chain(disk.iter().cloned().map(ArtFault::Unreadable)).map(Unshown::Bytes);
    let pictures = disk.iter().cloned().map(Unshown::Disk).chain(bytes).chain([
        Unshown::NotThere,
        Unshown::TooLong,
        Unshown::NoFile,
        Unshown::NotLoaded,
        Unshown::NoArea,
    ]);
    let files = disk.iter().cloned().map(Unused::Disk).chain([
        Unused::NotThere,
        Unused::NoFile,
        Unused::TooLong,
        Unused::NoText,
        Unused::Text(Box::new(TextFault::Empty)),
        Unused::NoFont,
        Unused::DamagedFont,
        Unused::Layout("1".to_owned()),
    ]);
    let slips = ["#1", "_"].map(str::to_owned);
    let slips = [
        Slip::NoId(slips[0].clone()),
        Slip::NoLang(slips[1].clone()),
        Slip::NoColour(slips[0].clone()),
        Slip::NoFingerprint,
        Slip::Other,
    ];
    let formats = [PROJECT, SERIES, CLIP, PAGES];
    let mut told: Vec<[String; 2]> = Vec::new();
    told.extend(pictures.map(|why| Tongue::ALL.map(|tongue| unshown(tongue, &why))));
    told.extend(files.map(|why| Tongue::ALL.map(|tongue| unused(tongue, &why))));
    told.extend(slips.map(|what| Tongue::ALL.map(|tongue| slip(tongue, &what, "42"))));
    told.extend(formats.map(|found| Tongue::ALL.map(|tongue| kind(tongue, found))));
    let folder = |fault: &DiskFault| ImportFault::Folder("/".into(), fault.clone());
    told.extend(disk.iter().map(|fault| Tongue::ALL.map(|tongue| import(tongue, &folder(fault)))));
    for [_, chinese] in &told {
        assert!(english_in(chinese).is_empty() && !chinese.contains(['{', '}']), "{chinese}");
    }
    for text in FAULTS {
        let is_told = |both: &[String; 2]| (0..2).all(|n| text.is_told(Tongue::ALL[n], &both[n]));
        assert!(told.iter().any(is_told), "nothing tells {}", text.name());
    }
    // Words of the system stand behind words of ours.
    let worn = disk_fault(CHINESE, &(&io::Error::other("worn out")).into());
    assert_eq!(worn, "系统提示：worn out");
    let why = SaveFault::Disk { reading: false, fault: io::Error::other("worn out"), path: "/a.ron".into() };
    assert!(save(CHINESE, &why).starts_with("无法写入（系统提示：worn out）"), "{}", save(CHINESE, &why));
}

#[test]
fn a_file_of_another_kind_is_named_in_the_language_of_the_window() {
    let setup = crate::file::presets::all().remove(0);
    let project = Project::blank(setup, Lang::english(), vec![PageId(1)]);
    let text = project_text(&project).expect("written");
    let fault = read_series(&text).expect_err("no series");
    assert_eq!(content(Tongue::SimplifiedChinese, &fault), "文件种类不符：作品");
    let mut materials = crate::file::new_materials(Path::new(""));
    let fault = from_text(&text, &mut materials).expect_err("no clip");
    assert_eq!(clip(Tongue::SimplifiedChinese, &fault), "文件种类不符：作品");
}
