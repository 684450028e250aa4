//! What the commands print for programs, against the schemas that `schema` prints.

use jsonschema::{Resource, Validator};
use serde_json::{Value, json};

use crate::home::{Home, program};

fn schema(name: &str) -> Value {
    program(&["schema", name]).json()
}

fn validator(name: &str) -> Validator {
    let text = schema("text");
    let id = text["$id"].as_str().expect("an id").to_owned();
    let text = Resource::from_contents(text).expect("a schema");
    let options = jsonschema::options().with_resource(id, text);
    options.build(&schema(name)).expect("the schema is sound")
}

#[track_caller]
fn assert_valid(validator: &Validator, document: &Value, what: &str) {
    let errors = validator.iter_errors(document);
    let errors: Vec<String> = errors.map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(errors, [""; 0], "{what}");
}

/// What prints the documents of each schema. `text` is a part of others, and `explain`, which prints many, and `show`, of
/// each entry, are tested apart.
const DOCUMENTS: [(&str, &[&str]); 5] = [
    ("list", &["list --json", "list --json --lang zh --source supplement"]),
    ("export", &["export", "export --lang zh", "export --source openlist"]),
    (
        "export-patterns",
        &["export --format patterns", "export --format patterns --lang zh --source supplement"],
    ),
    ("check", &["check --json"]),
    ("search", &["search --json 5244", "search --json --lang zh duankou", "search --json zzqqxx"]),
];

#[test]
fn every_document_is_what_its_schema_says() {
    let mut tested = vec!["explain", "show", "text"];
    for (name, lines) in DOCUMENTS {
        tested.push(name);
        let validator = validator(name);
        for line in lines {
            let arguments: Vec<&str> = line.split(' ').collect();
            let document = serde_json::from_str(&program(&arguments).out).expect("JSON");
            assert_valid(&validator, &document, line);
        }
    }
    let yaml = program(&["export", "--format", "yaml"]).printed();
    let yaml = serde_yaml::from_str(&yaml).expect("YAML");
    assert_valid(&validator("export"), &yaml, "export --format yaml");
    for name in program(&["schema"]).printed().lines() {
        assert!(tested.contains(&name), "{name}");
    }
}

#[test]
fn every_entry_is_shown_as_the_schema_says() {
    let validator = validator("show");
    let list = program(&["list"]).printed();
    for id in list.lines().filter_map(|line| line.split(' ').next()) {
        for lang in ["en", "zh"] {
            let document = program(&["show", id, "--json", "--lang", lang]).json();
            assert_valid(&validator, &document, id);
        }
    }
}

#[test]
fn every_line_of_an_explanation_is_what_the_schema_says() {
    let home = Home::new();
    let log = "INFO[2026-03-08 17:31:28] start HTTP server @ 0.0.0.0:5244\n\
        ERRO[2026-03-08 17:31:29] failed link: something else\n\
        FATA[2026-03-08 17:31:30] listen tcp :5244: bind: address already in use\n";
    home.write("log.log", log);
    let validator = validator("explain");
    let printed = home.run(&["explain", "--json", "log.log"]).printed();
    let objects = printed.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    let mut types = Vec::new();
    for object in objects {
        assert_valid(&validator, &object, "explain --json");
        types.push(object["type"].as_str().unwrap_or_default().to_owned());
    }
    assert_eq!(types, ["entry", "unknown", "summary"]);
}

#[test]
fn the_schemas_let_nothing_else_pass() {
    let document = program(&["show", "docker-permission", "--json"]).json();
    let validator = validator("show");
    for field in document.as_object().expect("an object").keys() {
        let mut without = document.clone();
        without.as_object_mut().expect("an object").remove(field);
        assert!(!validator.is_valid(&without), "{field}");
    }
    for (pointer, wrong) in [
        ("/version", json!(1)),
        ("/language", json!("fr")),
        ("/snippets/0/number", json!(0)),
        ("/snippets/0/warnings", json!([1])),
        ("/links/0/url", json!("javascript:x")),
    ] {
        let mut broken = document.clone();
        *broken.pointer_mut(pointer).expect("the field is there") = wrong;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
    let mut more = document.clone();
    more["more"] = json!(1);
    assert!(!validator.is_valid(&more));
}
