//! No query makes the search slow or panic.
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use openlist_faq::catalogue::Catalogue;
use openlist_faq::search::{Confidence, Index};
use proptest::prelude::*;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::built_in().expect("the built-in catalogue is sound"));
static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| Index::new(&CATALOGUE));

/// Generous, for a debug build on a busy machine: a query that looked at all of its text for each entry would take
/// minutes.
const BOUND: Duration = Duration::from_secs(5);

/// Searches, highlights a label and asks for the nearest entry; returns the time.
fn use_everywhere(query: &str) -> Duration {
    let start = Instant::now();
    let hits = INDEX.search(query, None);
    for hit in &hits {
        assert!(hit.entry < CATALOGUE.entries.len());
    }
    let label = "failed get objs：TooManyRequests、请求过多 ４１３";
    check_ranges(query, label);
    INDEX.nearest(query);
    start.elapsed()
}

fn check_ranges(query: &str, label: &str) {
    let mut last = 0;
    for range in INDEX.highlight(query, label) {
        assert!(range.start >= last && range.end > range.start, "{range:?}");
        assert!(label.get(range.clone()).is_some(), "{range:?} cuts a character");
        last = range.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_a_query(query in any::<String>()) {
        use_everywhere(&query);
    }

    #[test]
    fn any_text_can_be_highlighted(query in "\\PC{0,12}", label in any::<String>()) {
        check_ranges(&query, &label);
    }

    #[test]
    fn any_words_of_the_catalogue_are_a_query(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "token", "Token", "expired", "413", "端口", "被占用", "的", "x_meta.path", "FileId", "gzlj", "'", "!", "^", "..",
                "_", "ｔｏ", "É", "\u{301}", "🔧",
            ]),
            0..30,
        )
    ) {
        let query = words.join(" ");
        use_everywhere(&query);
        use_everywhere(&words.concat());
        prop_assert_eq!(INDEX.search(&query, None), INDEX.search(&query, None));
    }

    #[test]
    fn width_and_case_do_not_matter(word in "[a-zA-Z0-9]{1,12}") {
        let wide: String = word.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect();
        prop_assert_eq!(
            INDEX.search(&word.to_lowercase(), None),
            INDEX.search(&wide.to_lowercase(), None)
        );
    }
}

#[test]
fn long_queries_take_no_longer() {
    let lines = "ERRO[2025-03-28 12:21:51] failed list /豆包: the token of the mount path is not 413\n";
    let words: String = (0..10_000).map(|number| format!("word{number} ")).collect();
    for query in [
        lines.repeat((1 << 20) / lines.len()),
        "a".repeat(1 << 20),
        "ab ".repeat(1 << 18),
        "挂载路径".repeat(1 << 17),
        "'_.".repeat(1 << 18),
        "\u{301}".repeat(1 << 18),
        "guazailujing".repeat(1000),
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned(),
        words,
    ] {
        let taken = use_everywhere(&query);
        assert!(
            taken < BOUND,
            "{:?} took {taken:?}",
            query.chars().take(20).collect::<String>()
        );
    }
}

#[test]
fn the_error_in_a_long_paste_is_found() {
    let mut paste =
        "[GIN] 2025/02/16 - 11:32:04 | 200 | 612.08326ms | 203.0.113.73 | POST \"/api/fs/list\"\n"
            .repeat(5000);
    paste.push_str("ERRO[2025-02-16 11:32:04] query fail [61008]\n");
    let hits = INDEX.search(&paste, None);
    let first = hits
        .first()
        .map(|hit| (CATALOGUE.entries[hit.entry].id.as_str(), hit.confidence));
    assert_eq!(first, Some(("list-sort-61008", Confidence::Exact)));
}

#[test]
fn a_source_has_only_its_own_entries() {
    let openlist = CATALOGUE.source("openlist");
    assert_eq!(INDEX.search("", openlist).len(), 22);
    let hits = INDEX.search("site does not allow mounted", openlist);
    assert!(
        hits.iter()
            .all(|hit| CATALOGUE.entries[hit.entry].id != "site-not-allow-mount")
    );
}

/// What is marked, as text.
fn marked<'l>(query: &str, label: &'l str) -> Vec<&'l str> {
    INDEX.search(query, None);
    INDEX
        .highlight(query, label)
        .into_iter()
        .map(|range| &label[range])
        .collect()
}

#[test]
fn what_matches_is_highlighted() {
    for (query, label, expected) in [
        ("path mount", "x_storages.mount_path", vec!["mount", "path"]),
        ("toomany", "Too Many Requests", vec!["Too Many"]),
        ("is expired", "Token is expired", vec!["is expired"]),
        ("toekn", "Token is expired", vec!["Token"]),
        ("端口占用", "检查端口是否被占用", vec!["端口", "占用"]),
        ("guazailujing", "挂载路径为空", vec!["挂载路径"]),
        ("gzlj", "挂载路径为空", vec!["挂载路径"]),
        ("chongqi", "可以重启", vec!["重启"]),
        ("４１３", "code 413", vec!["413"]),
        ("61004", "query fail [61008]", vec![]),
        (
            "ERRO[2025-01-01] failed get objs: query fail [61008]",
            "query fail [61008]",
            vec!["query fail [61008"],
        ),
    ] {
        assert_eq!(marked(query, label), expected, "{query}");
    }
}

#[test]
fn the_nearest_entry_is_named() {
    let nearest = INDEX
        .nearest("tokken expirdd")
        .map(|entry| CATALOGUE.entries[entry].id.as_str());
    assert_eq!(nearest, Some("token-expired"));
}
