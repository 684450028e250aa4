//! A catalogue of four entries.

use catalogue::lang::{Lang, Localized};
use catalogue::model::{Answer, Catalogue, Clues, Entry, GroupId, SourceId, Words};
use catalogue::signature::Rules;

fn by_lang<T: Clone>(en: T, zh: T) -> Localized<T> {
    Localized::new(|lang| match lang {
        Lang::En => en.clone(),
        Lang::Zh => zh.clone(),
    })
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn entry(id: &str, title: [&str; 2], errors: &[&str], keywords: [&[&str]; 2]) -> Entry {
    let signatures: String = errors.iter().map(|error| format!("- text: '{error}'\n")).collect();
    Entry {
        id: id.to_owned(),
        group: GroupId(0),
        title: by_lang(title[0].to_owned(), title[1].to_owned()),
        harmless: false,
        sources: vec![SourceId(usize::from(id == "mount-point"))],
        answer: Answer::default().into(),
        clues: Clues {
            errors: strings(errors),
            keywords: by_lang(strings(keywords[0]), strings(keywords[1])),
            rules: Rules { texts: serde_yaml::from_str(&signatures).unwrap(), ..Rules::default() },
        }
        .into(),
    }
}

pub(super) const TOKEN: usize = 0;
pub(super) const FULL: usize = 1;
pub(super) const MOUNT: usize = 2;
pub(super) const REQUESTS: usize = 3;

pub(super) fn fixture() -> Catalogue {
    Catalogue {
        entries: vec![
            entry(
                "token-expired",
                ["Token is expired", "登录过期，要重新登录"],
                &["Token is expired"],
                [&["session ended"], &["令牌失效"]],
            ),
            entry(
                "drive-full",
                ["The drive is full", "网盘空间不足"],
                &["ExceedCapacity"],
                [&["not enough space"], &["容量不够"]],
            ),
            entry(
                "mount-point",
                ["The mountpoint exists", "挂载点已存在"],
                &["mount failed: exists"],
                [&["rclone mount"], &["挂载失败"]],
            ),
            entry(
                "too-many-requests",
                ["Too many requests", "请求太频繁"],
                &["429 TooManyRequests"],
                [&["rate limit"], &["限流"]],
            ),
        ],
        words: Words {
            ignore: by_lang(strings(&["the", "is", "a", "error"]), strings(&["怎么办", "网盘"])),
            same: vec![strings(&["login", "登录"])],
        },
        ..Catalogue::default()
    }
}
