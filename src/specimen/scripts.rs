//! Lettering in Chinese, Japanese, Arabic and Hebrew.

use super::Sheet;
use super::board::{Board, tail};
use crate::model::{ByLang, CastId, CastMember, Lang};

/// Who is spoken of: lines do not end within their name.
const NAMED: &str = "马小磊";

/// A sheet for each language.
pub(super) fn sheets() -> Vec<Sheet> {
    let of = |tag: &str| tag.parse::<Lang>().ok();
    let mut all = Vec::new();
    all.extend(of("zh-Hans").map(simplified));
    all.extend(of("zh-Hant-TW").map(traditional));
    all.extend(of("ja").map(japanese));
    all.extend(of("ar").map(arabic));
    all.extend(of("he").map(hebrew));
    all
}

fn sheet(title: &str, name: &'static str, lang: Lang, things: &[(&str, &str)]) -> Sheet {
    let mut board = Board::new(title, lang.clone());
    let named = ByLang::from([(lang, NAMED.to_owned())]);
    let id = CastId("ma".to_owned());
    let note = String::new();
    board.book().cast.push(CastMember { id, name: named, style: None, colour: None, note });
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
            ("dots below for weight", "我说的是<dots>绝对</dots>不许进去！"),
            ("pinyin over the line", "<ruby=xī|shān>西山</ruby>的<ruby=xìn|hào>信号</ruby>又断了。"),
            ("the author's own breaks", "一\n二\n三\n跑！"),
        ],
    )
}

fn traditional(lang: Lang) -> Sheet {
    sheet(
        "Traditional Chinese, down",
        "text-zh-hant",
        lang,
        &[
            ("a short line", "誰在那裡？"),
            ("phrases stay whole", "設備間的門一直鎖著，鑰匙只有管理處才有。"),
            ("quotes and ellipses", "他說：「別進去！」然後電話就斷了……"),
            ("inner quotes", "「他只說了一句『快跑』，就——」"),
            ("figures upright", "12號房，3個機架，100%的負載！？"),
            ("Latin on its side", "我的WiFi每天晚上9點準時斷線。"),
            (
                "bopomofo",
                "<ruby=ㄒㄧ|ㄕㄢ>西山</ruby>的<ruby=ㄒㄧㄣˋ|ㄏㄠˋ>信號</ruby>又<ruby=ㄉㄨㄢˋ>斷</ruby>了。",
            ),
            ("dots for weight", "我說的是<dots>絕對</dots>不許進去！"),
            ("the author's own breaks", "一、\n二、\n三，\n跑！！"),
        ],
    )
}

fn japanese(lang: Lang) -> Sheet {
    sheet(
        "Japanese, down",
        "text-japanese",
        lang,
        &[
            ("a short line", "誰だ…！？"),
            ("phrases stay whole", "機械室の鍵は管理人しか持っていないはずだ。"),
            (
                "ruby of one word",
                "<ruby=せい|ざん>西山</ruby>の<ruby=しん|ごう>信号</ruby>がまた<ruby=と>途</ruby>切れた。",
            ),
            ("ruby of a group", "あれは<ruby=ビッグフィッシュ>大魚</ruby>と<ruby=よ>呼</ruby>ばれる男だ。"),
            ("long vowels, small kana", "ちょっとー、キャーッてドアが開いたのよ〜！"),
            ("brackets and dashes", "「電話が――切れたんだ」（昨日の夜に）"),
            ("figures upright, letters lying", "夜の9時、12号室のWiFiが50%落ちる!?"),
            ("sesame dots", "<dots>絶対</dots>に入っちゃいけない。"),
            (
                "a long line",
                "技師には二度も言ったんだ。継電器が唸ったら、電源を抜いて、鍵をかけて、一人では絶対に戻るなって！",
            ),
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
