//! `list`, `show`, `search`, `export`, words without a command, and what is told of mistakes.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::home::{FIXTURE, Home, PROGRAM, program};

/// The ids of the fixture, as they are listed.
const IDS: [&str; 5] =
    ["docker-permission", "port-in-use", "harmless-noise", "token-expired", "mount-refused"];

fn printed(arguments: &[&str]) -> String {
    program(arguments).printed()
}

fn first_words(lines: &str) -> Vec<&str> {
    lines.lines().filter_map(|line| line.split(' ').next()).collect()
}

fn marked<'t>(text: &'t str, ranges: &Value) -> Vec<&'t str> {
    let bytes = |range: &Value, at: usize| range[at].as_u64().expect("bytes") as usize;
    let ranges = ranges.as_array().expect("ranges").iter();
    ranges.map(|range| &text[bytes(range, 0)..bytes(range, 1)]).collect()
}

#[test]
fn list_has_a_line_for_each_entry_by_group() {
    let list = printed(&["list"]);
    assert_eq!(first_words(&list), IDS);
    assert!(list.contains("token-expired      Token is expired\n"), "{list}");
    assert_eq!(first_words(&printed(&["list", "--source", "supplement"])), IDS[1..3]);
    // Without a terminal to draw on, the browser is the list.
    assert_eq!(printed(&[]), list);
    let list = program(&["list", "--json", "--lang", "zh"]).json();
    assert_eq!(
        list["entries"][2],
        json!({
            "id": "harmless-noise", "group": "start", "title": "首次启动没有索引", "harmless": true,
            "sources": ["supplement"], "languages": ["en", "zh"],
        })
    );
}

#[test]
fn show_gives_the_answer_and_what_belongs_to_it() {
    let docker = program(&["show", "docker-permission", "--json", "--lang", "zh"]).json();
    assert_eq!((&docker["language"], &docker["source"]), (&"zh".into(), &"openlist".into()));
    let snippet = &docker["snippets"][0];
    assert!(snippet["text"].as_str().is_some_and(|text| text.starts_with("sudo chown")));
    assert_eq!(snippet["placeholders"][0]["meaning"], "服务器保存数据的目录");
    assert_eq!(snippet["warnings"], json!(["该目录下所有文件的属主都会改变。"]));
    assert_eq!(docker["links"][0]["url"], "https://docs.example/zh/install/docker.html#volumes");

    let mount = program(&["show", "mount-refused", "--json"]).json();
    assert_eq!(mount["corrections"][0]["right"], "address");
    assert_eq!(mount["notes"][0]["text"], "Since version 2 the port may be left out.");
    let port = program(&["show", "port-in-use", "--json"]).json();
    assert_eq!((&port["sure"], &port["see_also"][0]), (&"source".into(), &"mount-refused".into()));
    assert_eq!(port["citations"].as_array().map(Vec::len), Some(3));
}

#[test]
fn an_entry_may_be_named_by_what_one_remembers() {
    let shown = printed(&["show", "token-expired"]);
    for name in ["token", "TOKEN-EXPIRED", "expired", "https://docs.example/guide/cache.html"] {
        assert_eq!(printed(&["show", name]), shown, "{name}");
    }
    assert_eq!(printed(&["show", "5244"]), printed(&["show", "port-in-use"]));
    let told = program(&["show", "prot-in-use"]).refused(1);
    let expected = "error: there is no entry \"prot-in-use\"\n hint: did you mean port-in-use, ";
    assert!(told.starts_with(expected) && told.contains("openlist-faq list"), "{told}");
    // Numbers are codes: no output numbers the entries.
    let told = program(&["show", "2"]).refused(1);
    assert_eq!(
        told,
        "error: no error has the code 2\n hint: entries have no numbers; openlist-faq list prints their ids\n"
    );
    assert_eq!(printed(&["show", "token", "is", "expired"]), shown);
    let told = program(&["show", "permission denied mkdir open srv"]).refused(1);
    assert!(told.contains("there is no entry"), "{told}");
    for page in ["https://docs.example/faq/errors", "http://docs.example/zh/faq/errors.html#x"] {
        let told = program(&["show", page]).refused(1);
        assert!(told.ends_with("openlist-faq list --source openlist prints them\n"), "{page}: {told}");
    }
    // `srv` stands in one entry, `in` in the ids and errors of several.
    let told = program(&["show", "refused-or-in", "--source", "supplement"]).refused(1);
    assert!(told.contains("there is no entry"), "{told}");
}

#[test]
fn search_says_how_sure_it_is() {
    let error = "listen tcp :5244: bind: address already in use";
    assert!(printed(&["search", error]).starts_with("port-in-use"));
    let exact = program(&["search", "--json", error]).json();
    assert_eq!(
        (&exact["hits"][0]["id"], &exact["hits"][0]["confidence"]),
        (&"port-in-use".into(), &"exact".into())
    );
    let close = program(&["search", "--json", "--limit", "1", "tokne"]).json();
    let hit = &close["hits"][0];
    assert_eq!((&hit["id"], &hit["confidence"]), (&"token-expired".into(), &"close".into()));
    assert_eq!(marked(hit["title"].as_str().expect("a text"), &hit["ranges"]), ["Token"]);
    let chinese = printed(&["search", "端口冲突"]);
    assert!(chinese.starts_with("port-in-use"), "{chinese}");
    let nothing = program(&["search", "zzqqxx"]);
    assert_eq!((nothing.code, nothing.err.as_str()), (Some(1), ""));
    assert!(program(&["search"]).refused(2).contains("QUERY"));
}

#[test]
fn search_reads_a_query_from_a_pipe() {
    let log = "FATA[2025] listen tcp 0.0.0.0:5244: bind: address already in use\n";
    let found = Home::new().run_fed(&["search", "-"], log).printed();
    assert!(found.starts_with("port-in-use"), "{found}");
}

#[test]
fn words_without_a_command_list_what_has_them() {
    let hits = printed(&["permission", "denied"]);
    assert_eq!(first_words(&hits), ["docker-permission"]);
    for same in [
        &["permission denied"][..],
        &["--", "permission", "denied"],
        &["permission", "--lang", "en", "denied"],
    ] {
        assert_eq!(printed(same), hits, "{same:?}");
    }
    // As `search` does.
    for words in [&["permission", "denied"], &["zzqqxx", "doctor"]] {
        let (bare, searched) = (program(words), program(&[&["search"], &words[..]].concat()));
        assert_eq!((bare.code, bare.out), (searched.code, searched.out));
    }
    assert_eq!(program(&["zzqqxx", "doctor"]).code, Some(1));
}

#[test]
fn export_holds_every_entry_in_either_notation() {
    for arguments in [&[][..], &["--source", "supplement"], &["--lang", "zh"]] {
        let export = |format: &str| printed(&[&["export", "--format", format], arguments].concat());
        let json: Value = serde_json::from_str(&export("json")).expect("JSON");
        let yaml: Value = serde_yaml::from_str(&export("yaml")).expect("YAML");
        assert_eq!(json, yaml);
    }
    let all = program(&["export"]).json();
    let entries = all["entries"].as_array().expect("a list");
    assert_eq!(entries.len(), IDS.len());
    let articles = entries[4]["articles"].as_array().expect("a list");
    assert_eq!(articles.len(), 2, "one in each language");
    assert_eq!(articles[1]["corrections"][0]["right"], "address");
    assert!(program(&["export", "--format", "html"]).refused(2).contains("json, yaml"));
}

#[test]
fn mistakes_are_told_with_what_helps() {
    for (arguments, told) in [
        (&["show", "token-expired", "--source", "supplement"][..], "it is on: openlist"),
        (&["list", "--source", "nowhere"], "the sources are: openlist, supplement"),
        (&["list", "--lang", "fr"], "en, zh"),
        (&["list", "--jsn"], "a similar argument exists: '--json'"),
        (&["mount", "--json"], "unexpected argument '--json'"),
        (&["copy", "token-expired"], "it has none"),
        (&["copy", "docker-permission", "2"], "its commands have the numbers 1"),
    ] {
        let err = program(arguments).refused(2);
        assert!(err.contains(told), "{arguments:?}: {err}");
    }
    let err = Home::new().run_bare(&["list", "--catalogue", "/nonexistent"]).refused(2);
    assert!(err.contains("/nonexistent"), "{err}");
    for words in [&["lsit"][..], &["lsit", "--json"], &["lsit", "61008", "--json"]] {
        let told = "there is no command \"lsit\"\n hint: did you mean list? (to search for it: openlist-faq -- lsit)";
        let err = program(words).refused(2);
        assert!(err.contains(told), "{words:?}: {err}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::new();
    let mut child = home
        .command(PROGRAM)
        .args([FIXTURE, "export"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn what_is_built_in_is_there_without_a_folder() {
    let list = Home::new().run_bare(&["list", "--json"]).json();
    assert!(list["entries"].as_array().is_some_and(|entries| entries.len() > 23));
}

/// In a command that a page has wrong, the right one is what is shown, copied and exported; the note says what the page says.
#[test]
fn a_wrong_command_is_shown_as_it_is_right() {
    let home = Home::new();
    home.write("all/groups.yaml", "- {id: p, name: {en: P, zh: P}}\n");
    home.write("all/a/source.yaml", "order: 1\nid: a\nname: A\n");
    home.write("all/a/p.md", "**Q**：broken x\n\n**A**：do this\n\n```sh\nrun someone/image now\n```\n");
    home.write(
        "all/a/p.yaml",
        "entries:\n- id: b\n  error: broken x\n  title: {en: b, zh: b}\n  corrections:\n  - languages: [en]\n    \
         says: someone/image\n    right: our/image\n    because: {en: that is ours, zh: 那是官方镜像}\n",
    );
    let run = |arguments: &[&str]| home.run_bare(&[&["--catalogue", "all"], arguments].concat());
    let shown = run(&["show", "b"]).printed();
    assert!(shown.contains("[1] run our/image now\n"), "{shown}");
    assert!(
        shown.contains("! The page says someone/image; correct is our/image, because that is ours.\n"),
        "{shown}"
    );
    assert_eq!(run(&["copy", "b", "--print"]).printed(), "run our/image now\n");
    let document = run(&["show", "b", "--json"]).json();
    let exported = run(&["export"]).json()["entries"][0]["articles"][0].clone();
    for text in [&document, &exported] {
        assert_eq!(text["answer"], "do this\n\nrun our/image now");
        assert_eq!(text["snippets"][0]["text"], "run our/image now");
        assert_eq!(text["snippets"][0]["page"], "run someone/image now");
    }
}

#[test]
fn the_version_that_mends_a_fault_is_told_and_compared() {
    let home = Home::new();
    home.write("all/groups.yaml", "- {id: p, name: {en: P, zh: P}}\n");
    home.write("all/a/source.yaml", "order: 1\nid: a\nname: A\n");
    home.write("all/a/p.md", "**Q**：broken x\n\n**A**：update\n");
    let rows = |version: &str| {
        format!(
            "entries:\n- id: b\n  error: broken x\n  title: {{en: b, zh: b}}\n  fixed_in: {version}\n  signatures:\n  - {{text: broken x}}\n"
        )
    };
    home.write("all/a/p.yaml", &rows("4.2.3"));
    let run = |arguments: &[&str]| home.run_bare(&[&["--catalogue", "all"], arguments].concat());
    assert!(run(&["show", "b"]).printed().starts_with("Fixed in 4.2.3.\n"));
    assert_eq!(run(&["show", "b", "--json"]).json()["fixed_in"], "4.2.3");
    assert_eq!(run(&["export"]).json()["entries"][0]["fixed_in"], "4.2.3");
    for (version, told, helps) in [
        ("v4.2.1", "Fixed in 4.2.3, you run 4.2.1: update OpenList.", true),
        ("v4.2.10", "Fixed in 4.2.3, but you run 4.2.10: look for another cause.", false),
    ] {
        let start = format!("INFO[2026-03-08 17:31:28] OpenList version: {version}\n");
        home.write("log.log", &format!("{start}ERRO[2026-03-08 17:31:29] failed: broken x\n"));
        for format in ["text", "brief", "markdown"] {
            let explained = run(&["explain", "--format", format, "log.log"]).printed();
            assert!(explained.contains(told), "{format}: {explained}");
        }
        let json = run(&["explain", "--json", "log.log"]).printed();
        assert!(json.contains(&format!("\"fixed_in\":\"4.2.3\",\"update_helps\":{helps}")), "{json}");
    }
    home.write("all/a/p.yaml", &rows("soon"));
    let told = run(&["list"]).refused(2);
    assert!(told.contains("\"soon\" is no version such as 4.2.3"), "{told}");
}
