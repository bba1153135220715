//! Marks that captions show and nobody types: quotes around a voice from off the panel, the editor's asterisk.
//! They are put on where words are drawn and are never stored (rules D01, D04).

use super::Context;
use super::words::Text;
use crate::model::{Caption, CaptionKind, ItemKind, Lang, LineId};

/// Marks that open or close a quotation in some language.
const QUOTES: &str = "\"“”„‟«»‹›「」『』〝〟〞＂‘’‚";

/// Opening and closing quotes of a language.
fn quotes(lang: &Lang) -> (&'static str, &'static str) {
    match (lang.primary(), lang.tag()) {
        ("ja", _) | ("zh", "zh-Hant" | "zh-TW" | "zh-HK") => ("「", "」"),
        ("de" | "cs" | "sk" | "bg" | "is" | "sl", _) => ("„", "“"),
        ("pl" | "hu" | "ro" | "hr" | "sr", _) => ("„", "”"),
        ("fr", _) => ("«\u{a0}", "\u{a0}»"),
        ("es" | "it" | "ru" | "uk" | "el" | "ar" | "fa" | "nb" | "no" | "ca", _) => ("«", "»"),
        ("da", _) => ("»", "«"),
        ("sv" | "fi", _) => ("”", "”"),
        // English, Chinese of the mainland, Korean, Portuguese, Dutch, Turkish and many more.
        _ => ("“", "”"),
    }
}

/// The words of a caption as they are shown.
pub(super) fn put_on(context: &Context<'_>, caption: &Caption, text: &mut Text) {
    if text.words.is_blank() || text.is_ghost() {
        return;
    }
    let lang = text.lang.clone();
    let shown = text.words.text().trim();
    let (before, after) = match caption.purpose {
        CaptionKind::Spoken => {
            let (open, close) = quotes(&lang);
            let opened = shown.starts_with(|c| QUOTES.contains(c));
            let closed = shown.ends_with(|c| QUOTES.contains(c)) || goes_on(context, caption.line);
            (if opened { "" } else { open }, if closed { "" } else { close })
        }
        CaptionKind::Editor => {
            let marked = shown.starts_with(['*', '＊', '※']);
            let mark = if lang.is_cjk() { "※" } else { "*" };
            (if marked { "" } else { mark }, "")
        }
        CaptionKind::Narration | CaptionKind::Place | CaptionKind::Monologue => ("", ""),
    };
    if before.is_empty() && after.is_empty() {
        return;
    }
    let whole = format!("{before}{}{after}", text.words.text());
    text.rewrite(&whole, before.len());
}

/// The next line after this one is the same voice, from off the panel still: a quotation opens on every caption
/// of a run and closes on the last (rule D01). Sound effects in between do not end it.
fn goes_on(context: &Context<'_>, line: LineId) -> bool {
    let page = context.page;
    let mut after = page.lines.iter().skip_while(|l| l.id != line);
    let Some(own) = after.next() else { return false };
    after
        .filter_map(|l| page.shower_of(l.id).map(|i| (l, i.in_edition(context.edition))))
        .find(|(_, item)| !item.hidden && !matches!(item.kind, ItemKind::Effect(_)))
        .is_some_and(|(l, item)| {
            let spoken = matches!(&item.kind, ItemKind::Caption(c) if c.purpose == CaptionKind::Spoken);
            spoken && l.speaker == own.speaker
        })
}
