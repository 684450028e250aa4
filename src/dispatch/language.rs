//! The language to tell something in before the arguments are understood, or where they are not.

use std::path::PathBuf;

use crate::environment::variable as env;
use crate::settings::{Flags, LANGUAGE, Reading};
use catalogue::lang::Lang;

/// Returns the language that the arguments, the environment or the configuration ask for.
pub(crate) fn language() -> Lang {
    let arguments = std::env::args_os().skip(1);
    let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let arguments: Vec<String> = arguments.take_while(|argument| argument != "--").collect();
    let lang = value(&arguments, "--lang").filter(|lang| Lang::from_tag(lang).is_some());
    let flags = Flags {
        config: value(&arguments, "--config").map(PathBuf::from),
        values: lang.map(|lang| (LANGUAGE, lang)).into_iter().collect(),
    };
    Reading::new(&flags, env).settings.language
}

/// Returns the value of a flag.
fn value(arguments: &[String], flag: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument.starts_with(flag))?;
    match arguments[at].strip_prefix(flag)? {
        "" => arguments.get(at + 1).cloned(),
        value => value.strip_prefix('=').map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_has_its_value_in_either_form() {
        let value = |line: &str| {
            let arguments: Vec<String> = line.split(' ').map(str::to_owned).collect();
            value(&arguments, "--lang")
        };
        assert_eq!(value("list --lang zh --jsn").as_deref(), Some("zh"));
        assert_eq!(value("--lang=zh").as_deref(), Some("zh"));
        assert_eq!(value("list --lang"), None);
        assert_eq!(value("list --language zh"), None);
    }
}
