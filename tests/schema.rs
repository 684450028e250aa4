//! What the commands print for programs, against the schemas in `schema/`.
#![allow(clippy::expect_used, reason = "a test may panic")]

#[path = "support/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use jsonschema::{Resource, Validator};
use openlist_faq::catalogue::Catalogue;
use openlist_faq::cli::Cli;
use run::printed;
use serde_json::{Value, json};

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{name}.json"));
    let text = fs::read_to_string(path).expect("the schema is there");
    serde_json::from_str(&text).expect("a schema is JSON")
}

fn validator(name: &str) -> Validator {
    let text = Resource::from_contents(schema("text")).expect("a schema");
    jsonschema::options()
        .with_resource("urn:openlist-faq:schema:1:text", text)
        .build(&schema(name))
        .expect("the schema is sound")
}

fn assert_valid(validator: &Validator, document: &Value, arguments: &[&str]) {
    let errors: Vec<String> = validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert_eq!(errors, [""; 0], "{arguments:?}");
}

/// Every document with what prints it; `explain`, which prints many, and `show`, of each entry, are tested apart.
const DOCUMENTS: [(&str, &[&[&str]]); 7] = [
    (
        "list",
        &[
            &["list", "--json"],
            &["list", "--json", "--lang", "zh", "--source", "alist"],
        ],
    ),
    (
        "export",
        &[
            &["export"],
            &["export", "--lang", "zh"],
            &["export", "--source", "alist"],
        ],
    ),
    ("check", &[&["check", "--json"]]),
    (
        "search",
        &[
            &["search", "--json", "61008"],
            &["search", "--json", "--lang", "zh", "guazailujing"],
            &["search", "--json", "webdav", "405"],
        ],
    ),
    ("config-show", &[&["config", "show", "--json"]]),
    (
        "config-keys",
        &[
            &["config", "keys", "--json"],
            &["config", "keys", "--json", "--lang", "zh"],
        ],
    ),
    (
        "doctor",
        &[
            &["doctor", "--json"],
            &[
                "doctor",
                "--json",
                "--lang",
                "zh",
                "--no-state",
                "--clipboard",
                "osc52",
            ],
            &[
                "doctor",
                "--json",
                "--catalogue",
                "/nonexistent",
                "--config",
                "/nonexistent",
            ],
        ],
    ),
];

#[test]
fn every_command_with_json_has_a_schema_that_is_tested() {
    fn collect(command: &clap::Command, name: &str, names: &mut Vec<String>) {
        if command
            .get_arguments()
            .any(|argument| argument.get_id() == "json")
        {
            names.push(name.to_owned());
        }
        for inner in command.get_subcommands() {
            let name = [name, inner.get_name()].join("-");
            collect(inner, name.trim_start_matches('-'), names);
        }
    }
    let mut names = Vec::new();
    collect(&Cli::command(), "", &mut names);
    assert!(names.len() > 6, "{names:?}");
    for name in names {
        let tested = DOCUMENTS.iter().any(|(known, _)| *known == name);
        assert!(tested || ["explain", "show"].contains(&name.as_str()), "{name}");
    }
}

#[test]
fn every_document_is_what_its_schema_says() {
    for (name, commands) in DOCUMENTS {
        let validator = validator(name);
        for arguments in commands {
            let document = serde_json::from_str(&printed(arguments)).expect("JSON");
            assert_valid(&validator, &document, arguments);
        }
    }
    let yaml = serde_yaml::from_str(&printed(&["export", "--format", "yaml"])).expect("YAML");
    assert_valid(&validator("export"), &yaml, &["export", "--format", "yaml"]);
}

#[test]
fn every_line_of_an_explanation_is_what_the_schema_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = folder.path().join("log.log");
    let text = "ERRO[2025-05-24 19:32:04] failed link: something else\n\
                FATA[2025-05-24 19:35:04] listen tcp :5244: bind: address already in use\n";
    fs::write(&log, text).expect("a file");
    let arguments = ["explain", "--json", log.to_str().expect("a path in UTF-8")];
    let validator = validator("explain");
    let mut types = Vec::new();
    for line in printed(&arguments).lines() {
        let document: Value = serde_json::from_str(line).expect("JSON");
        assert_valid(&validator, &document, &arguments);
        types.push(document["type"].as_str().unwrap_or_default().to_owned());
    }
    assert_eq!(types, ["match", "unknown", "summary"]);
}

#[test]
fn every_entry_is_shown_as_the_schema_says() {
    let validator = validator("show");
    let catalogue = Catalogue::built_in().expect("the built-in catalogue is sound");
    for entry in &catalogue.entries {
        for lang in ["en", "zh"] {
            let arguments = ["show", &entry.id, "--json", "--lang", lang];
            let document = serde_json::from_str(&printed(&arguments)).expect("JSON");
            assert_valid(&validator, &document, &arguments);
        }
    }
}

#[test]
fn the_schemas_let_nothing_else_pass() {
    let shown = printed(&["show", "config-permission-denied", "--json", "--lang", "zh"]);
    let document: Value = serde_json::from_str(&shown).expect("JSON");
    let validator = validator("show");
    for field in document.as_object().expect("an object").keys() {
        let mut without = document.clone();
        without.as_object_mut().expect("an object").remove(field);
        assert!(!validator.is_valid(&without), "{field}");
    }
    for (pointer, wrong) in [
        ("/version", json!(2)),
        ("/language", json!("fr")),
        ("/snippets/0/number", json!(0)),
        ("/snippets/0/placeholders", json!([{"name": "a"}])),
        ("/snippets/0/warnings", json!([1])),
        ("/see_also", json!(["no id"])),
        ("/links/0/url", json!("javascript:x")),
        ("/corrections/0", json!({"says": "a", "right": "b"})),
    ] {
        let mut broken = document.clone();
        *broken.pointer_mut(pointer).expect("the field is there") = wrong;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
    let mut more = document.clone();
    more["more"] = json!(1);
    assert!(!validator.is_valid(&more));
}
