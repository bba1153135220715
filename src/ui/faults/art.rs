//! What is wrong with pictures, in the language of the window.

use super::super::text::{Text, Tongue, fill, of};
use super::disk_fault;
use crate::asset::{ArtFault, Damage, Exotic, MAX_PIXELS, MAX_SIDE_PX, OtherFormat, Unshown, in_bytes};
use crate::file::ImportFault;

/// Why a picture is not shown.
pub fn unshown(tongue: Tongue, why: &Unshown) -> String {
    let t = |key| of(tongue, key);
    let fault = match why {
        Unshown::NotThere => return t(Text::ArtNotThere).to_owned(),
        Unshown::TooLong => return t(Text::ArtTooLong).to_owned(),
        Unshown::NoFile => return t(Text::ArtNoFile).to_owned(),
        Unshown::Disk(fault) => return fill(t(Text::ArtUnread), &[&disk_fault(tongue, fault)]),
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
        ArtFault::Unsupported(kind) => fill(t(Text::ArtUnsupported), &[&format(tongue, *kind)]),
        ArtFault::Exotic(what) => fill(t(Text::ArtExotic), &[&exotic(tongue, what)]),
        ArtFault::Locked => t(Text::ArtLocked).to_owned(),
        ArtFault::NoMerged => t(Text::ArtNoMerged).to_owned(),
        ArtFault::Unreadable(fault) => fill(t(Text::ArtUnread), &[&disk_fault(tongue, fault)]),
        ArtFault::Damaged(what) => fill(t(Text::ArtDamaged), &[&damage(tongue, what)]),
        ArtFault::Missing => t(Text::ArtNotThere).to_owned(),
    }
}

/// A decoder's own words stay in the language that it speaks.
fn damage(tongue: Tongue, what: &Damage) -> String {
    let t = |key| of(tongue, key).to_owned();
    match what {
        Damage::Memory => t(Text::DamageMemory),
        Damage::NoPixels => t(Text::DamageNoPixels),
        Damage::Pixels => t(Text::DamagePixels),
        Damage::NotText => t(Text::DamageNotText),
        Damage::Line(line) => fill(of(tongue, Text::DamageLine), &[line]),
        Damage::NoSize => t(Text::DamageNoSize),
        Damage::Long(bytes) => fill(of(tongue, Text::DamageLong), &[&in_bytes(*bytes)]),
        Damage::Unpacks(bytes) => fill(of(tongue, Text::DamageUnpacks), &[&in_bytes(*bytes)]),
        Damage::NoPng => t(Text::DamageNoPng),
        Damage::Contents => t(Text::DamageContents),
        Damage::NoPages => t(Text::DamageNoPages),
        Damage::Undrawable => t(Text::DamageUndrawable),
        Damage::Version => t(Text::DamageVersion),
        Damage::Mode => t(Text::DamageMode),
        Damage::Depth => t(Text::DamageDepth),
        Damage::Channels => t(Text::DamageChannels),
        Damage::Layers => t(Text::DamageLayers),
        Damage::Row => t(Text::DamageRow),
        Damage::Other(words) => words.clone(),
    }
}

fn exotic(tongue: Tongue, what: &Exotic) -> String {
    match what {
        Exotic::Packing => of(tongue, Text::ExoticPacking).to_owned(),
        Exotic::Other(words) => words.clone(),
    }
}

/// Most formats have one name in every language.
fn format(tongue: Tongue, kind: OtherFormat) -> String {
    let key = match kind {
        OtherFormat::Multichannel => Text::FormatMultichannel,
        OtherFormat::Lab => Text::FormatLab,
        OtherFormat::Deep => Text::FormatDeep,
        OtherFormat::Zipped => Text::FormatZipped,
        OtherFormat::Gif | OtherFormat::Bmp | OtherFormat::Avif | OtherFormat::Heif | OtherFormat::JpegXl => {
            return kind.to_string();
        }
    };
    of(tongue, key).to_owned()
}

/// Why a picture was not taken in.
pub fn import(tongue: Tongue, why: &ImportFault) -> String {
    let t = |key| of(tongue, key);
    match why {
        ImportFault::Picture(file, why) => format!("{}\n{}", unshown(tongue, why), file.display()),
        ImportFault::Folder(folder, fault) => {
            fill(t(Text::ArtNotCopied), &[&folder.display(), &disk_fault(tongue, fault)])
        }
        ImportFault::TooMany(folder) => fill(t(Text::ArtTooMany), &[&folder.display()]),
        ImportFault::NoPages(of) => fill(t(Text::ArtNoPages), &[&of.display()]),
        ImportFault::NoPixels => t(Text::ArtNoPixels).to_owned(),
        ImportFault::Png(what) => fill(t(Text::ArtNoPng), &[&damage(tongue, what)]),
    }
}
