use super::*;
use proptest::prelude::*;
use std::cell::Cell;

const SECRETS: &str = include_str!("../../tests/data/secrets.tsv");
const HARMLESS: &str = include_str!("../../tests/data/harmless.tsv");

#[test]
fn no_secret_remains() {
    let masker = Masker::new();
    for row in SECRETS.lines().filter(|row| !row.starts_with('#')) {
        let row = row.replace('¦', "\n");
        let mut parts = row.split('\t');
        let text = parts.next().unwrap_or_default().replace("\\t:\\t", "\t:\t");
        let masked = masker.mask(&text);
        // A short secret may stand in the four digits of a mask by chance.
        let marks = masked.match_indices("‹masked:").map(|(at, mark)| at + mark.len());
        let mut shown = masked.to_string();
        marks.for_each(|at| shown.replace_range(at..at + 4, "****"));
        for secret in parts {
            assert!(text.contains(secret), "{text}: has no {secret}");
            assert!(!shown.contains(secret), "{secret} in {masked}");
        }
        assert_eq!(masker.mask(&masked), masked, "masked twice");
    }
}

#[test]
fn the_evidence_stays() {
    let masker = Masker::new();
    for text in HARMLESS.lines() {
        assert_eq!(masker.mask(text), text);
    }
}

#[test]
fn what_signatures_look_for_stays() {
    let masker = Masker::new();
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                let yaml = serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
                check_signatures(&masker, &yaml);
            }
        }
    }
}

/// Checks that texts and samples of signatures hold no secret, but for addresses in samples.
fn check_signatures(masker: &Masker, yaml: &serde_yaml::Value) {
    if let Some(map) = yaml.as_mapping() {
        for (key, value) in map {
            if let (Some(key @ ("text" | "sample")), Some(text)) = (key.as_str(), value.as_str()) {
                let masked = masker.mask(text);
                let kept = key == "sample"
                    && !["‹masked", "‹mail", "‹phone"].iter().any(|kind| masked.contains(kind));
                assert!(kept || masked == text, "{text}: {masked}");
            }
            check_signatures(masker, value);
        }
    }
    for value in yaml.as_sequence().into_iter().flatten() {
        check_signatures(masker, value);
    }
}

#[test]
fn two_secrets_can_be_told_apart() {
    let masker = Masker::new();
    let masked = masker.mask("password=a1 password=b2 password=a1").into_owned();
    let parts: Vec<&str> = masked.split(' ').collect();
    assert_eq!(parts[0], parts[2]);
    assert_ne!(parts[0], parts[1]);
    assert!(parts[0].starts_with("password=‹masked:") && parts[0].ends_with('›'));
}

#[test]
fn a_name_may_stand_far_before() {
    let blanks = " ".repeat(5000);
    let masked = Masker::new().mask(&format!("{{\"password\":{blanks}\"hunter2\"}}")).into_owned();
    assert!(!masked.contains("hunter2"));
    let long = format!("token={}", "a1".repeat(5000));
    assert!(Masker::new().mask(&long).len() < 30);
}

thread_local! {
    /// How many bytes have been read.
    pub(super) static STEPS: Cell<usize> = const { Cell::new(0) };
}

fn steps(masker: &Masker, part: &str, length: usize) -> usize {
    STEPS.set(0);
    masker.mask(&part.repeat(length / part.len()));
    STEPS.get()
}

#[test]
fn twice_the_text_is_twice_the_work() {
    let masker = Masker::new();
    for part in [
        "password=",
        "password:",
        "password: not ",
        "password:not/",
        "password=\"not ",
        "password[",
        "password:(((",
        "token='",
        "\\\"password\\\":\\\"",
        "(",
        "\"",
        "\\",
        "@",
        "a@",
        ":",
        "1:",
        "2001:",
        "1.",
        "+1",
        "138 ",
        "eyJ",
        "cookie:path=",
        "cookie: [",
        "cookie=;",
        "cookie:a=<",
        "cookie:a=\"<",
        "cookie%3D",
        "cookie:not/",
        "authorization:not/",
        "sid=x;sid=***;",
        "authorization:[x ",
        "authorization: a=\"",
        "secret->",
        "token for for ",
        "密码「",
        "‹masked:",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ",
        "u:p@",
        "Token is expired ",
        "code:",
        "%3D",
        "AKIA.",
        "1//0",
        "121.",
        "a.",
        "$6$",
        " -u",
        " -ua:",
        " -ua -p",
        "$1",
        "password=<",
        "<token>a",
        "<token><",
        "password={",
        "password=a>",
    ] {
        let (once, twice) = (steps(&masker, part, 1 << 15), steps(&masker, part, 1 << 16));
        assert!(twice <= once * 21 / 10, "{part}: {once} steps, then {twice}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        Masker::new().mask(&text);
    }

    #[test]
    fn any_forms_are_read(parts in prop::collection::vec(prop::sample::select(FORMS), 1..8)) {
        let (masker, text) = (Masker::new(), parts.concat());
        let (once, twice) = (steps(&masker, &text, 1 << 13), steps(&masker, &text, 1 << 14));
        prop_assert!(twice <= once * 21 / 10 + 5000, "{} steps, then {}", once, twice);
    }
}

const FORMS: &[&str] = &[
    "password",
    "token",
    "cookie",
    "authorization",
    "Bearer ",
    "UID",
    "code",
    "密码",
    "“",
    "”",
    "「",
    "：",
    "为",
    "=",
    ": ",
    ":",
    " ",
    "\"",
    "\\\"",
    "'",
    "[",
    "]",
    "(",
    ")",
    "->",
    "a1b2",
    "权",
    "‹masked:",
    "›",
    "@",
    "://",
    "1.2.3.4",
    "::1",
    "+",
    "138",
    "\n",
    ";",
    "&",
    "?",
    "%3D",
    "%",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----END",
    "is",
    "é",
    "not",
    "/",
    "path",
    "***",
    "<",
    "basic ",
    ",",
    "-",
    "x.y",
];
