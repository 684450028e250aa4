//! Runs the VRL program that `openlist-faq export --format vrl` prints with Vector's own engine, and compares what it
//! names with what the program's matcher finds: `openlist-faq-vrl PROGRAM CATALOGUE VECTOR.YAML [LOG…]`.
//!
//! Fails when they differ over the sample of a signature, or over a line or an event of a log, for a reason that is not
//! known. Logs are read as the configuration in VECTOR.YAML makes Vector read them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use catalogue::join::Survey;
use catalogue::model::Catalogue;
use catalogue::signature::{Matcher, Signature, TextSignature};
use regex::Regex;
use vrl::compiler::state::RuntimeState;
use vrl::compiler::{Context, Program, TargetValue, TimeZone};
use vrl::value::{Secrets, Value};

type Ids = BTreeSet<String>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [program, folder, config, logs @ ..] = &arguments[..] else {
        return Err("usage: openlist-faq-vrl PROGRAM CATALOGUE VECTOR.YAML [LOG...]".into());
    };
    let (catalogue, _) = Survey::of_folder(Path::new(folder))?.into_catalogue().map_err(|error| error.message)?;
    let matcher = Matcher::new(catalogue.entries.iter().map(|entry| &entry.clues.rules))?;
    let config: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(config)?)?;
    check_sources(&config)?;
    let judges = Judges {
        engine: Engine::new(&fs::read_to_string(program)?)?,
        catalogue: &catalogue,
        matcher,
        begins: Regex::new(text_at(&config, "/sources/openlist/multiline/start_pattern")?)?,
    };
    let mut differences = Differences::default();
    judges.samples(&mut differences);
    for log in logs {
        let log = fs::read(log)?;
        judges.log(&String::from_utf8_lossy(&log), &mut differences);
    }
    differences.tell();
    judges.measure(logs)?;
    match differences.unexplained {
        0 => Ok(()),
        count => Err(format!("{count} differences without a known reason").into()),
    }
}
