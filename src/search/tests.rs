mod fixture;

use catalogue::model::{Catalogue, SourceId};

use super::{Confidence, Field, Index, Kind};
use fixture::{FULL, MOUNT, REQUESTS, TOKEN, fixture};

fn index() -> Index<'static> {
    Index::new(Box::leak(Box::new(fixture())))
}

fn first(query: &str) -> Option<(usize, Confidence)> {
    index().search(query, None).first().map(|hit| (hit.entry, hit.confidence))
}

/// Returns how the first part of a query matches the first hit.
fn kind(query: &str) -> Option<Kind> {
    let reasons = index().why(query, None);
    Some(reasons.first()?.parts.first()?.found.as_ref()?.0)
}

fn highlighted(query: &str, text: &str) -> Vec<String> {
    let places = index().highlighter(query).places(text);
    places.into_iter().map(|place| text[place].to_owned()).collect()
}

#[test]
fn each_kind_of_match_finds_its_entry() {
    for (query, entry, wanted) in [
        ("expired", TOKEN, Kind::Exact),
        ("login", TOKEN, Kind::Exact),
        ("expir", TOKEN, Kind::Beginning),
        ("requested", REQUESTS, Kind::Slip),
        ("toomanyreq", REQUESTS, Kind::Together),
        ("mount point", MOUNT, Kind::Exact),
        ("exceedcapacity", FULL, Kind::Together),
        ("expierd", TOKEN, Kind::Slip),
        ("登录", TOKEN, Kind::Exact),
        ("登", TOKEN, Kind::Beginning),
        ("登錄過期", TOKEN, Kind::Exact),
        ("ＥＸＰＩＲＥＤ", TOKEN, Kind::Exact),
        ("dengluguoqi", TOKEN, Kind::Pinyin),
        ("deng lu guo", TOKEN, Kind::Pinyin),
        ("kjbz", FULL, Kind::Initials),
    ] {
        assert_eq!(first(query).map(|hit| hit.0), Some(entry), "{query}");
        assert_eq!(kind(query), Some(wanted), "{query}");
    }
}

#[test]
fn confidence_needs_most_of_the_query() {
    assert_eq!(first("Token is expired"), Some((TOKEN, Confidence::Exact)));
    assert_eq!(first("登录过期怎么办"), Some((TOKEN, Confidence::Close)));
    assert_eq!(first("token of my new espresso machine"), Some((TOKEN, Confidence::Guess)));
    // Two entries have the word.
    assert_eq!(first("exists").map(|hit| hit.0), Some(MOUNT));
    assert_eq!(first("kjbz"), Some((FULL, Confidence::Guess)));
}

#[test]
fn confidence_does_not_fall_while_a_word_is_completed() {
    for word in ["token", "expired", "capacity", "requests", "session", "rclone", "tokens"] {
        let mut last = Confidence::Guess;
        for end in 1..=word.len() {
            let confidence = first(&word[..end]).map_or(Confidence::Guess, |hit| hit.1);
            assert!(confidence >= last, "{}", &word[..end]);
            last = confidence;
        }
        assert!(last > Confidence::Guess, "{word}");
    }
}

#[test]
fn pasted_output_goes_first() {
    let output = "time=\"2026-01-01\" level=error msg=\"rate limit, session ended: Token is expired\"";
    assert_eq!(first("Token is expired at 10:20"), Some((TOKEN, Confidence::Exact)));
    let reasons = index().why("429 TooManyRequests", None);
    assert!(reasons[0].score.is_shown && reasons[0].score.hit.entry == REQUESTS);
    // It covers little of a long line.
    assert_eq!(first(output).map(|hit| hit.0), Some(TOKEN));
}

#[test]
fn nothing_is_found_for_nothing() {
    assert!(index().search("", None).is_empty());
    assert!(index().search(" \t!?", None).is_empty());
    assert!(index().search("qzx", None).is_empty());
    assert!(Index::new(&Catalogue::default()).search("token", None).is_empty());
}

#[test]
fn words_that_say_nothing_count_where_there_are_no_others() {
    assert_eq!(index().search("the", None).len(), 2);
    assert_eq!(first("the error is a mountpoint").map(|hit| hit.0), Some(MOUNT));
}

#[test]
fn a_source_hides_the_others() {
    let index = index();
    let on = |source| {
        index.search("exists token", Some(SourceId(source))).iter().map(|hit| hit.entry).collect::<Vec<_>>()
    };
    assert_eq!(on(0), [TOKEN]);
    assert_eq!(on(1), [MOUNT]);
    assert_eq!(index.nearest("mxxntpoxnt", Some(SourceId(0))), None);
}

#[test]
fn letters_in_order_are_the_last_resort() {
    assert_eq!(first("tknexp"), Some((TOKEN, Confidence::Guess)));
    assert_eq!(highlighted("tknexp", "Token is expired"), ["T", "k", "n", "exp"]);
}

#[test]
fn the_nearest_entry_is_a_few_letters_away() {
    let index = index();
    assert_eq!(index.nearest("mxxntpoxnt", None), Some(MOUNT));
    assert_eq!(index.nearest("qqqqqqqq", None), None);
    assert_eq!(index.nearest("", None), None);
}

#[test]
fn highlights_are_where_the_match_is() {
    assert_eq!(highlighted("exp", "The Token is Expired"), ["Exp"]);
    assert_eq!(highlighted("登录过期", "请重新登录，令牌过期了"), ["登录", "过期"]);
    assert_eq!(highlighted("空间不足", "网盘空间不足！"), ["空间不足"]);
    assert_eq!(highlighted("mount point", "a mountpoint; a mount"), ["mountpoint", "mount"]);
    assert_eq!(highlighted("toomanyrequests", "Too many requests"), ["Too many requests"]);
    assert_eq!(highlighted("ＴＯＫＥＮ", "ﬁx the ｔｏｋｅｎ"), ["ｔｏｋｅｎ"]);
    assert_eq!(highlighted("guoqi", "已过期"), ["过期"]);
    assert_eq!(highlighted("the", "nothing of it"), Vec::<String>::new());
}

#[test]
fn reasons_name_the_phrase() {
    let reasons = index().why("expired zzzz", None);
    assert_eq!(reasons[0].score.hit.entry, TOKEN);
    let [expired, unknown] = &reasons[0].parts[..] else { panic!("two parts") };
    assert!(matches!(&expired.found, Some((Kind::Exact, Field::Error | Field::Title | Field::Id, _))));
    assert_eq!(unknown.found, None);
    assert!(unknown.weight > 0.0 && reasons[0].score.lead > 0.0);
}

#[test]
fn hostile_queries_end_quickly_and_safely() {
    let index = index();
    for part in ["a", "登录", "token ", "\u{1b}[31m\0", "🦀", "dengluguoqi", "é\u{301}", "x9y8", "\u{202e}令"]
    {
        let query = part.repeat((1 << 20) / part.len());
        index.search(&query, None);
        index.nearest(&query, None);
        for place in index.highlighter(&query).places(&query[..query.floor_char_boundary(10_000)]) {
            assert!(query.is_char_boundary(place.start) && query.is_char_boundary(place.end));
        }
        for hit in index.search(&query, None) {
            assert!((0.0..=1.0).contains(&hit.score), "{part}: {}", hit.score);
        }
    }
}
