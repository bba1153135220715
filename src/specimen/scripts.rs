//! Lettering in Chinese, Japanese, Arabic and Hebrew.

use super::Sheet;
use super::board::{Board, tail};
use crate::model::Lang;

/// A sheet for each language.
pub(super) fn sheets() -> Vec<Sheet> {
    let of = |tag: &str| tag.parse::<Lang>().ok();
    let mut all = Vec::new();
    all.extend(of("zh-Hans").map(simplified));
    all.extend(of("ar").map(arabic));
    all.extend(of("he").map(hebrew));
    all
}

fn sheet(title: &str, name: &'static str, lang: Lang, things: &[(&str, &str)]) -> Sheet {
    let mut board = Board::new(title, lang);
    let things = things.iter().map(|(legend, words)| ((*legend).to_owned(), *words));
    board.cells(things, 3, 44.0, |board, cell, words| {
        let middle = cell.center();
        board.balloon((middle.x, middle.y - 4.0), words, |b| {
            b.tails = vec![tail(middle.x + 6.0, cell.y1 + 8.0)];
        });
    });
    board.finish(name)
}

fn simplified(lang: Lang) -> Sheet {
    sheet(
        "Simplified Chinese, across",
        "text-zh-hans",
        lang,
        &[
            ("a short line", "谁在那儿？"),
            ("phrases stay whole", "设备间的门一直锁着，钥匙只有物业有。"),
            ("marks close up", "他说：“别进去！”——然后电话就断了……"),
            ("emphasis", "你<b>明明知道</b>那个房间，为什么<b>不说</b>？"),
            ("Latin among Han", "我的WiFi每天晚上9点准时掉线，5G也没有。"),
            ("titles and names", "《西山信号》第2集：张工、马小磊和“大鱼”。"),
            ("a long line", "我跟工程师说过两次了：继电器一响，就拔插头、锁门，谁也不许一个人回去！"),
            ("cries", "什么？！不可能！！"),
            ("the author's own breaks", "一\n二\n三\n跑！"),
        ],
    )
}

fn arabic(lang: Lang) -> Sheet {
    sheet(
        "Arabic",
        "text-arabic",
        lang,
        &[
            ("a short line", "من هناك؟"),
            ("a usual line", "انقطع النور في التاسعة ولم يتصل بنا أحد منذ ذلك الحين."),
            ("emphasis", "كنت <b>تعرف</b> عن الغرفة ولم تقل شيئًا؟"),
            ("Latin and figures within", "شبكة WiFi تنقطع كل ليلة في الساعة 9، حتى 5G!"),
            ("quotes and brackets", "قال: «لا تدخل!» (ثم انقطع الخط)"),
            ("vowel signs", "السَّلامُ عَلَيْكُمْ، كَيْفَ حالُكَ؟"),
        ],
    )
}

fn hebrew(lang: Lang) -> Sheet {
    sheet(
        "Hebrew",
        "text-hebrew",
        lang,
        &[
            ("a short line", "מי שם?"),
            ("a usual line", "האור כבה בתשע ומאז אף אחד לא התקשר אלינו."),
            ("Latin and figures within", "ה-WiFi נופל כל לילה ב-9:00, וגם 5G!"),
        ],
    )
}
