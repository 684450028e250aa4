//! Vector: the configuration, and the remap program in its engine.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use regex::Regex;
use serde_yaml::Value as Yaml;
use vrl::compiler::state::RuntimeState;
use vrl::compiler::{Context, Program, TargetValue, TimeZone};
use vrl::value::{Secrets, Value};

use crate::Result;
use crate::differences::Differences;
use crate::oracle::{Ids, Oracle};

pub struct Vector {
    program: Program,
    begins: Regex,
}

impl Vector {
    /// Compiles the program and reads the configuration, of which the file source must keep events whole and each
    /// condition must compile.
    pub fn new(program: &Path, config: &Path) -> Result<Vector> {
        let config: Yaml = serde_yaml::from_str(&fs::read_to_string(config)?)?;
        let multiline = &config["sources"]["openlist"]["multiline"];
        let text = |field: &str| multiline[field].as_str().ok_or(format!("the configuration lacks {field}"));
        assert_eq!(text("mode")?, "halt_before");
        assert_eq!(text("start_pattern")?, text("condition_pattern")?);
        assert_eq!(config["transforms"]["faq"]["file"].as_str(), Some("/etc/vector/openlist-faq.vrl"));
        compile(config["transforms"]["named"]["condition"].as_str().ok_or("there is no condition")?)?;
        Ok(Vector {
            program: compile(&fs::read_to_string(program)?)?,
            begins: Regex::new(text("start_pattern")?)?,
        })
    }

    /// Returns the events of a log as the configuration has them.
    pub fn events(&self, log: &str) -> Vec<String> {
        let mut events: Vec<String> = Vec::new();
        for line in log.lines() {
            match events.last_mut() {
                Some(event) if !self.begins.is_match(line) => {
                    event.push('\n');
                    event.push_str(line);
                }
                _ => events.push(line.to_owned()),
            }
        }
        events
    }

    /// Returns the fields that the program sets beside a message.
    fn run(&self, message: &str) -> Result<Value> {
        let mut target = TargetValue {
            value: Value::Object(BTreeMap::from([("message".into(), Value::from(message))])),
            metadata: Value::Object(BTreeMap::new()),
            secrets: Secrets::default(),
        };
        let mut state = RuntimeState::default();
        let zone = TimeZone::default();
        let mut context = Context::new(&mut target, &mut state, &zone);
        self.program.resolve(&mut context).map_err(|error| error.to_string())?;
        let fields = target.value.as_object().and_then(|fields| fields.get("openlist_faq"));
        Ok(fields.cloned().unwrap_or(Value::Null))
    }

    /// Returns the entries that the program names; the first as the catalogue has it.
    fn entries(&self, oracle: &Oracle, message: &str) -> Result<Ids> {
        let fields = serde_json::to_value(self.run(message)?)?;
        let Some(id) = fields["id"].as_str() else {
            return Ok(Ids::new());
        };
        let entry = oracle.catalogue.entry(id).ok_or("the program names an entry that there is not")?;
        assert_eq!(fields["severity"], if entry.harmless { "harmless" } else { "fault" });
        let address =
            entry.sources.iter().find_map(|source| oracle.catalogue.sources[source.0].address.as_ref());
        assert_eq!(
            fields["url"].as_str(),
            address.map(|address| address[catalogue::lang::Lang::En].as_str())
        );
        let also = fields["also"].as_array().into_iter().flatten();
        Ok(also.chain([&fields["id"]]).filter_map(|id| id.as_str().map(str::to_owned)).collect())
    }

    pub fn compare(&mut self, what: &str, oracle: &Oracle, events: &[String]) -> Result<Differences> {
        let mut differences = Differences::new(what);
        for event in events {
            let named = self.entries(oracle, event)?;
            differences.add(event, &named, &oracle.entries(event), || reason(oracle, event, &named));
        }
        Ok(differences)
    }

    /// Compares what the lines of events show, each alone, with what the events show.
    pub fn compare_lines(&self, what: &str, oracle: &Oracle, events: &[String]) -> Result<Differences> {
        let mut differences = Differences::new(what);
        for event in events {
            let mut named = Ids::new();
            for line in event.lines() {
                named.extend(self.entries(oracle, line)?);
            }
            let right = oracle.entries(event);
            differences.add(event, &named, &right, || match () {
                () if oracle.asks_next(event) => "the line behind decides; taken for a client's check",
                () if right.is_subset(&named) => {
                    "a line shows what another line of the event rules out or explains better"
                }
                () if named.is_subset(&right) => "what shows it stands on several lines",
                () => "other lines tell which of them it is",
            });
        }
        Ok(differences)
    }

    /// Tells how many lines the program judges in a second of a processor, and how many `explain` reads, from a file in the
    /// folder of the exports.
    pub fn measure(&self, lines: &[String], openlist_faq: &str, exports: &Path) -> Result<()> {
        let usual = Regex::new(r"INFO\W{0,6}\[|\[GIN\] [^|]*\| [123]\d\d \|")?;
        let named = |line: &&String| self.run(line).is_ok_and(|fields| fields != Value::Null);
        let (usual, others): (Vec<&String>, Vec<&String>) =
            lines.iter().partition(|line| usual.is_match(line));
        let (with, without): (Vec<&String>, Vec<&String>) = others.into_iter().partition(named);
        for (what, lines) in [
            ("at info level, or requests that succeed", usual),
            ("of other kinds without an entry", without),
            ("with an entry", with),
            ("of all kinds as they come", lines.iter().collect()),
        ] {
            let (start, mut count) = (processor_time()?, 0);
            while !lines.is_empty() && processor_time()? - start < 3.0 {
                for line in &lines {
                    self.run(line)?;
                }
                count += lines.len();
            }
            let rate = count as f64 / (processor_time()? - start);
            let file = exports.join("lines.log");
            let explained = explained(openlist_faq, &lines, &file)?;
            let ratio = explained / rate;
            println!("{} lines {what}: VRL {rate:.0}, explain {explained:.0} a second ({ratio:.1})", lines.len());
        }
        Ok(())
    }
}

/// Returns how long a processor has worked for this thread, in seconds: others use the machine, too.
fn processor_time() -> Result<f64> {
    let times = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = times.split(' ').next().unwrap_or_default();
    Ok(nanoseconds.parse::<f64>()? / 1e9)
}

/// Returns how many lines `explain` reads in a second of a processor.
fn explained(openlist_faq: &str, lines: &[&String], file: &Path) -> Result<f64> {
    const BYTES: usize = 128 << 20;
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let times = BYTES / text.len().max(1);
    fs::write(file, text.repeat(times))?;
    let start = time_of_children()?;
    Command::new(openlist_faq).args(["explain", "--brief"]).arg(file).stdout(Stdio::null()).status()?;
    Ok((lines.len() * times) as f64 / (time_of_children()? - start))
}

/// Returns how long processors have worked for programs that this one has run, in seconds.
fn time_of_children() -> Result<f64> {
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The fields behind the name: the state, ten others, and four times, the last two of them for children.
    let (_, fields) = stat.rsplit_once(')').unwrap_or_default();
    let times = fields.split_whitespace().skip(13).take(2).map(str::parse::<f64>);
    Ok(times.sum::<std::result::Result<f64, _>>()? / TICKS)
}

fn compile(program: &str) -> Result<Program> {
    let compiled = vrl::compiler::compile(program, &vrl::stdlib::all());
    let compiled = compiled.map_err(|found| vrl::diagnostic::Formatter::new(program, found).to_string())?;
    match compiled.warnings.is_empty() {
        true => Ok(compiled.program),
        false => Err(vrl::diagnostic::Formatter::new(program, compiled.warnings).to_string().into()),
    }
}

/// Why the program may name something else than the matcher.
fn reason(oracle: &Oracle, event: &str, named: &Ids) -> &'static str {
    match () {
        () if oracle.asks_next(event) => "the line behind decides; taken for a client's check",
        () if named.is_empty() && !event.contains("ERRO") && !event.contains("WARN") => {
            "no level above info and no word of failure, so it does not pass the gate"
        }
        () if event.len() > 400 => "a hole has no limit",
        () => "",
    }
}
