//! The built-in catalogue: both real pages, down to single texts.
#![allow(clippy::expect_used, reason = "a test may panic")]

use openlist_faq::catalogue::{Catalogue, Entry, block_text};
use openlist_faq::lang::Lang;
use openlist_faq::markdown::{BlockKind, Inline, visit_inlines};

/// The ids, in the order of the pages.
const IDS: [&str; 23] = [
    "aliyundrive-too-many-requests",
    "aliyundrive-exceed-capacity",
    "token-expired",
    "refresh-token-missing",
    "forbidden-drive-not-valid",
    "network-problem",
    "mount-path-not-unique",
    "mount-path-required",
    "meta-path-not-unique",
    "meta-path-required",
    "site-not-allow-mount",
    "region-not-available",
    "search-not-available",
    "baidu-photo-name",
    "root-folder-id-not-found",
    "regexp-nothing-to-repeat",
    "sign-in-locked",
    "add-storage-first",
    "onedrive-mysite",
    "address-in-use",
    "upload-413",
    "list-sort-61008",
    "config-permission-denied",
];

fn catalogue() -> Catalogue {
    Catalogue::built_in().expect("the built-in catalogue is sound")
}

fn sources(entry: &Entry) -> Vec<usize> {
    entry.articles().iter().map(|article| article.source.0).collect()
}

/// The links of an entry's wording: text and address.
fn links(entry: &Entry, source: usize, lang: Lang) -> Vec<String> {
    let view = entry
        .view(Some(openlist_faq::catalogue::SourceId(source)), lang)
        .expect("the page has it");
    let mut links = Vec::new();
    visit_inlines(&view.wording.answer, &mut |inline| {
        if let Inline::Link { url, .. } = inline {
            links.push(url.clone());
        }
    });
    links
}

#[test]
fn two_pages_of_22_entries_make_23() {
    let catalogue = catalogue();
    let ids: Vec<&str> = catalogue.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, IDS);
    for source in 0..2 {
        let numbers: Vec<usize> = catalogue
            .entries
            .iter()
            .flat_map(Entry::articles)
            .filter(|article| article.source.0 == source)
            .map(|article| article.number)
            .collect();
        assert_eq!(numbers, (1..=22).collect::<Vec<_>>());
    }
    for entry in &catalogue.entries {
        match entry.id.as_str() {
            "site-not-allow-mount" => {
                assert_eq!((sources(entry), entry.languages()), (vec![1], vec![Lang::En]))
            }
            "config-permission-denied" => assert_eq!(sources(entry), [0]),
            _ => assert_eq!(
                (sources(entry), entry.languages()),
                (vec![0, 1], vec![Lang::En, Lang::Zh])
            ),
        }
    }
    let title = |source: usize, lang| {
        let title = catalogue.sources[source].title().expect("it has a title");
        title.get(lang).1.clone()
    };
    assert_eq!(title(0, Lang::Zh), "OpenList 错误码");
    assert_eq!(title(1, Lang::Zh), "AList Error-Code");
}

#[test]
fn the_built_in_pages_are_the_real_ones() {
    // Lengths in bytes: the pages are carried as they are, blanks at line ends and all.
    assert_eq!(include_str!("../assets/openlist/error-code.md").len(), 14_625);
    assert_eq!(include_str!("../assets/alist/error-code.md").len(), 9_588);
}

#[test]
fn questions_fall_into_errors_and_circumstances() {
    let catalogue = catalogue();
    // The id, the language, then context, errors and condition of each question.
    type Parts<'a> = (Option<&'a str>, &'a [&'a str], Option<&'a str>);
    let expected: [(&str, Lang, &[Parts<'_>]); 7] = [
        (
            "aliyundrive-too-many-requests",
            Lang::Zh,
            &[(
                Some("阿里云盘open出现"),
                &["TooManyRequests", "Too Many Requests"],
                None,
            )],
        ),
        (
            "token-expired",
            Lang::En,
            &[(
                None,
                &["Token is expired"],
                Some("Appears when logging in to the OpenList account"),
            )],
        ),
        (
            "network-problem",
            Lang::En,
            &[(
                None,
                &[
                    "no such host",
                    "TLS handshake timeout",
                    "read: connection reset by peer",
                    "dns lookup failed",
                    "connect: connection refused",
                    "Client.Timeout exceeded while awaiting headers",
                    "network is unreachable",
                ],
                None,
            )],
        ),
        (
            "region-not-available",
            Lang::Zh,
            &[
                (
                    None,
                    &[
                        "failed get objs: failed to list objs: Sorry, sharing is not available in the current region",
                    ],
                    Some("PikPak/分享"),
                ),
                (
                    None,
                    &["failed get objs: failed to list objs: terabox is not yet available in this are"],
                    Some("Terabox"),
                ),
            ],
        ),
        (
            "upload-413",
            Lang::Zh,
            &[(
                Some("OpenList上传文件时提示"),
                &["Request failed with status code 413"],
                None,
            )],
        ),
        (
            "list-sort-61008",
            Lang::En,
            &[(
                None,
                &["failed get objs: failed to list objs: query fail [61008]"],
                None,
            )],
        ),
        (
            "config-permission-denied",
            Lang::Zh,
            &[(
                Some("docker运行时查看日志，出现"),
                &["failed to create config file: open /opt/openlist/data/config.json: permission denied"],
                None,
            )],
        ),
    ];
    for (id, lang, questions) in expected {
        let view = catalogue
            .entry(id)
            .and_then(|entry| entry.view(None, lang))
            .expect("the entry is there");
        assert_eq!(view.lang, lang);
        let found: Vec<_> = view
            .wording
            .questions
            .iter()
            .map(|question| {
                let errors: Vec<&str> = question.errors.iter().map(|error| error.text()).collect();
                (question.context.as_deref(), errors, question.condition.as_deref())
            })
            .collect();
        let questions: Vec<_> = questions
            .iter()
            .map(|(context, errors, condition)| (*context, errors.to_vec(), *condition))
            .collect();
        assert_eq!(found, questions, "{id}");
    }
}

#[test]
fn answers_keep_their_text_and_get_full_addresses() {
    let catalogue = catalogue();
    let entry = |id: &str| catalogue.entry(id).expect("the entry is there");
    let answer = |id: &str, source: Option<usize>, lang: Lang| {
        let source = source.map(openlist_faq::catalogue::SourceId);
        let view = entry(id).view(source, lang).expect("the entry has it");
        view.wording.answer.iter().map(block_text).collect::<Vec<_>>()
    };
    assert_eq!(
        answer("sign-in-locked", None, Lang::Zh),
        ["连续登录输入6次密码错误就会锁定，重启OpenList即可重置。"]
    );
    assert_eq!(
        answer("sign-in-locked", Some(1), Lang::Zh),
        [
            "If you enter the wrong password for 6 consecutive logins, it will be locked, and you can reset it by restarting AList."
        ]
    );
    assert_eq!(answer("config-permission-denied", None, Lang::En).len(), 2);
    assert_eq!(
        answer("config-permission-denied", None, Lang::En)[0]
            .lines()
            .count(),
        3
    );
    assert_eq!(answer("token-expired", None, Lang::En).len(), 2);

    assert_eq!(
        links(entry("aliyundrive-exceed-capacity"), 0, Lang::Zh),
        ["https://doc.oplist.org/guide/drivers/aliyundrive_open#四、"]
    );
    assert_eq!(
        links(entry("address-in-use"), 0, Lang::En),
        ["https://doc.oplist.org/configuration/configuration#port"]
    );
    assert_eq!(
        links(entry("site-not-allow-mount"), 1, Lang::En),
        ["https://alistgo.com/guide/drivers/Alist%20V2%20V3.html#link"]
    );
    for catalogue_entry in &catalogue.entries {
        for article in catalogue_entry.articles() {
            for (lang, _) in article.wordings.iter() {
                for url in links(catalogue_entry, article.source.0, lang) {
                    assert!(url.starts_with("https://"), "{url}");
                    assert!(!url.contains("/../") && !url.contains(".md"), "{url}");
                }
            }
        }
    }
}

#[test]
fn the_docker_entry_has_its_commands_and_the_right_image() {
    let catalogue = catalogue();
    let entry = catalogue
        .entry("config-permission-denied")
        .expect("the entry is there");
    let run =
        "docker run -d --name openlist --user 1000:1000 -v ${yourDataDir}:/opt/openlist/data -p 5244:5244 ";
    for (lang, on_the_page) in [
        (Lang::En, "openlistteam/openlist"),
        (Lang::Zh, "openlist/openlist"),
    ] {
        let wording = entry.view(None, lang).expect("the entry has it").wording;
        let texts: Vec<&str> = wording
            .snippets
            .iter()
            .map(|snippet| snippet.text.as_str())
            .collect();
        let block = format!("{run}{on_the_page}");
        assert_eq!(texts, [block.as_str(), "sudo chown -R 1000:1000 ${yourDataDir}"]);
        assert_eq!(
            wording.snippets[0].command(),
            format!("{run}openlistteam/openlist")
        );
        assert_eq!(wording.corrections.len(), usize::from(lang == Lang::Zh));
    }
}

#[test]
fn only_the_docker_entry_has_commands() {
    for entry in &catalogue().entries {
        let has = entry.wordings().any(|(_, wording)| !wording.snippets.is_empty());
        assert_eq!(has, entry.id == "config-permission-denied", "{}", entry.id);
    }
}

#[test]
fn slips_are_corrections_and_the_pages_wording_stays() {
    let catalogue = catalogue();
    for (id, says) in [
        ("forbidden-drive-not-valid", "driveld"),
        ("region-not-available", "in this are"),
    ] {
        let entry = catalogue.entry(id).expect("the entry is there");
        assert_eq!(entry.wordings().count(), 3);
        for (_, wording) in entry.wordings() {
            assert_eq!(wording.corrections.len(), 1);
            assert!(
                wording
                    .questions
                    .iter()
                    .any(|question| question.text().contains(says))
            );
        }
    }
}

#[test]
fn nothing_of_the_pages_notation_is_left_in_the_texts() {
    for entry in &catalogue().entries {
        for (_, wording) in entry.wordings() {
            visit_inlines(&wording.answer, &mut |inline| {
                assert!(!matches!(inline, Inline::Tag(_)), "{}", entry.id)
            });
            for block in &wording.answer {
                assert!(!matches!(block.kind, BlockKind::Container { .. }), "{}", entry.id);
            }
        }
    }
}

mod broken {
    //! What a contributor breaks is named with file, line and field.
    use openlist_faq::catalogue::Catalogue;
    use openlist_faq::error::Error;

    const PAGE: &str = "::: en\n**Q**：first error\n\n**A**：do this\n:::\n---\n::: en\n**Q**：second\n\n**A**：`sudo a b`\n:::\n";
    const YAML: &str = "sources:
  - id: one
    name: One
    page: page.md
    language: en
    address: {en: 'https://one.example/faq', zh: 'https://one.example/faq'}
    links: {extension: ''}
wrappers: []
entries:
  - id: first
    error: first error
";

    fn load(yaml: &str, page: &str) -> Result<Catalogue, Error> {
        Catalogue::assemble("x", |name| {
            Ok(if name == "page.md" { page } else { yaml }.to_owned())
        })
    }

    fn error(added: &str) -> String {
        load(&format!("{YAML}{added}"), PAGE)
            .expect_err("the catalogue is broken")
            .message
    }

    #[test]
    fn an_entry_without_a_row_has_an_id_of_its_own() {
        let catalogue = load(YAML, PAGE).expect("the catalogue is sound");
        let ids: Vec<&str> = catalogue.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["first", "second"]);
    }

    #[test]
    fn rows_that_fit_nothing_or_twice() {
        assert_eq!(
            error("  - id: other\n    error: third\n"),
            "x/catalogue.yaml:13: error: no entry on the pages has this error"
        );
        assert_eq!(
            error("  - id: other\n    error: 'First  error'\n"),
            "x/catalogue.yaml:13: error: the entry has the id \"first\" already"
        );
        assert!(error("  - id: first\n    error: second\n").starts_with("x/catalogue.yaml:12: id: "));
        assert!(error("    keyword: {}\n").starts_with("x/catalogue.yaml:12: "));
    }

    #[test]
    fn a_correction_of_what_no_page_says() {
        let correction = "    corrections:\n      - languages: [en]\n        says: gone\n        right: here\n        because: {en: x, zh: y}\n";
        assert_eq!(
            error(correction),
            "x/catalogue.yaml:14: says: no page says \"gone\" in that language (any more)"
        );
    }

    #[test]
    fn what_no_command_has_and_what_no_entry_is() {
        let text = "{en: x, zh: y}";
        assert_eq!(
            error(&format!(
                "    placeholders:\n      - hole: gone\n        name: x\n        meaning: {text}\n"
            )),
            "x/catalogue.yaml:13: hole: no command of the entry has \"gone\" (any more)"
        );
        assert_eq!(
            error(&format!(
                "    warnings:\n      - command: gone\n        warning: {text}\n"
            )),
            "x/catalogue.yaml:13: command: no command of the entry has \"gone\" (any more)"
        );
        assert_eq!(
            error("    see_also: [nobody]\n"),
            "x/catalogue.yaml:12: see_also: no entry has the id \"nobody\""
        );
        let second = format!(
            "  - id: second\n    error: second\n    see_also: [first]\n    placeholders:\n      - hole: b\n        name: x\n        \
             meaning: {text}\n    warnings:\n      - command: sudo\n        warning: {text}\n"
        );
        let catalogue = load(&format!("{YAML}{second}"), PAGE).expect("the catalogue is sound");
        let entry = catalogue.entry("second").expect("the entry is there");
        let (_, wording) = entry.wordings().next().expect("it has a text");
        let snippet = &wording.snippets[0];
        assert_eq!((snippet.placeholders().len(), snippet.warnings.len()), (1, 1));
    }

    #[test]
    fn one_error_in_two_entries_of_a_page() {
        let page = PAGE.replace("second", "first error");
        let error = load(YAML, &page).expect_err("the row is ambiguous").message;
        assert!(
            error.starts_with("x/catalogue.yaml:11: error: two entries"),
            "{error}"
        );
    }

    #[test]
    fn a_broken_page() {
        let error = load(YAML, &PAGE.replacen(":::\n---", "---", 1))
            .expect_err("a container is open")
            .message;
        assert_eq!(error, "x/page.md:1: the container \"::: en\" is never closed");
    }
}
