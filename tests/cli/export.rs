//! What `export` prints for log collectors. The engines themselves run it in `tests/engines`.

use std::fs;

use serde_json::{Value, json};

use crate::home::{FIXTURE, Home, program};

/// The formats that name entries.
const FORMATS: [&str; 3] = ["patterns", "vrl", "lnav"];

#[test]
fn patterns_have_what_the_catalogue_says() {
    let document = program(&["export", "--format", "patterns"]).json();
    let entries = document["entries"].as_array().expect("entries");
    let entry = |id: &str| entries.iter().find(|entry| entry["id"] == id).expect("the entry");
    assert_eq!(
        entry("harmless-noise"),
        &json!({
            "id": "harmless-noise",
            "severity": "harmless",
            "url": null,
            "wrapper": false,
            "beats": [],
            "signatures": [{
                "pattern": r"(?i)(?:^|[^a-z_])index\s*not\s*found\s*[,，]\s*a\s*new\s*one\s*is\s*made(?:[^a-z_]|$)",
                "not": [],
                "with": [],
                "line": false,
                "whole_event": false,
            }],
        })
    );
    let expired = entry("token-expired");
    assert_eq!(expired["severity"], "fault");
    assert_eq!(expired["signatures"][0]["not"].as_array().map(Vec::len), Some(1));
    assert!(expired["url"].as_str().is_some_and(|url| url.starts_with("https://")));
}

#[test]
fn every_format_names_every_entry_of_the_wanted_source() {
    for format in FORMATS {
        let all = program(&["export", "--format", format]).printed();
        let some = program(&["export", "--format", format, "--source", "supplement"]).printed();
        for (id, is_supplement) in [("port-in-use", true), ("harmless-noise", true), ("token-expired", false)]
        {
            let name = format!("\"{id}\"");
            assert!(all.contains(&name), "{format}: {id}");
            assert_eq!(some.contains(&name), is_supplement, "{format}: {id}");
        }
    }
}

#[test]
fn the_remap_program_begins_with_its_gate() {
    let program = program(&["export", "--format", "vrl"]).printed();
    let mut statements = program.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(statements.next(), Some("message = string(.message) ?? \"\""));
    assert!(statements.next().is_some_and(|line| line.starts_with("if match_any(message, [")));
}

#[test]
fn a_quotation_mark_in_a_text_ends_no_regular_expression() {
    let home = Home::new();
    let fixture = FIXTURE.trim_start_matches("--catalogue=");
    copy_folder(fixture, &home.path("catalogue"));
    let rows = home.path("catalogue/supplement/start.yaml");
    let yaml = fs::read_to_string(&rows).expect("the rows");
    let quoted = yaml.replace("text: 'index not found, a new one is made'", r#"text: "can't (open) 'x'""#);
    assert_ne!(quoted, yaml);
    fs::write(&rows, quoted).expect("there is room");
    let catalogue = home.path("catalogue");
    let folder = catalogue.to_str().expect("a path in UTF-8");
    let printed = home.run_bare(&["export", "--format", "vrl", "--catalogue", folder]).printed();
    assert!(printed.contains(r"can\s*\x27\s*t\s*[(（]\s*open\s*[)）]\s*\x27\s*x\s*\x27'"), "{printed}");
}

#[test]
fn the_lnav_format_knows_the_lines_of_the_log() {
    let document: Value = program(&["export", "--format", "lnav", "--lang", "zh"]).json();
    let format = &document["openlist_log"];
    assert_eq!(format["tags"]["port-in-use"]["description"], "端口被占用");
    assert_eq!(format["highlights"]["harmless-noise"]["color"], "Green");
    assert!(format["regex"]["request"]["pattern"].as_str().is_some_and(|regex| regex.contains("GIN")));
}

/// Vector would refuse names that lead nowhere, and nobody would be alerted by a counter of another name.
#[test]
fn the_configuration_in_the_documentation_is_whole() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");
    let text = fs::read_to_string(format!("{folder}/fleet/vector.yaml")).expect("the configuration");
    let config: Value = serde_yaml::from_str(&text).expect("YAML");
    let of = |kind: &str| config[kind].as_object().expect("a table").iter();
    let known: Vec<&String> = of("sources").chain(of("transforms")).map(|(name, _)| name).collect();
    for (name, part) in of("transforms").chain(of("sinks")) {
        let inputs = part["inputs"].as_array().expect("inputs");
        assert!(inputs.iter().all(|input| known.iter().any(|name| input == name.as_str())), "{name}");
    }
    let file = config["transforms"]["faq"]["file"].as_str().expect("the program");
    for guide in ["fleet.md", "fleet.zh-CN.md"] {
        let guide = fs::read_to_string(format!("{folder}/{guide}")).expect("the guide");
        assert!(guide.contains(&format!(" > {file}\n")));
        let alert = guide.split("```yaml\n").last().and_then(|block| block.split("```").next());
        let alert: Value = serde_yaml::from_str(alert.expect("a rule")).expect("YAML");
        let counter = config["transforms"]["count"]["metrics"][0]["name"].as_str().expect("a name");
        let expr = alert["groups"][0]["rules"][0]["expr"].as_str().expect("an expression");
        assert!(expr.contains(counter), "{expr}");
    }
}

fn copy_folder(from: &str, to: &std::path::Path) {
    fs::create_dir_all(to).expect("there is room");
    for file in fs::read_dir(from).expect("the folder is there") {
        let file = file.expect("it can be read");
        let target = to.join(file.file_name());
        let path = file.path();
        if path.is_dir() {
            copy_folder(path.to_str().expect("a path in UTF-8"), &target);
        } else {
            fs::copy(path, target).expect("there is room");
        }
    }
}
