//! What an event says: the entries that it shows, or whether it is an error at all.

use catalogue::model::Catalogue;
use catalogue::signature::Matcher;

use super::decode;
use super::event::Text;
use super::evidence::{Evidence, Place};
use super::line::{Level, Line, Severity};
use super::shape;
use crate::error::{Error, ErrorKind, Result};
use crate::mask::Masker;

/// What there is to know about the entries, and what masks the lines that show them.
pub(super) struct Judge {
    pub(super) matcher: Matcher,
    pub(super) masker: Masker,
    /// For each entry whether nothing need be done about it.
    pub(super) is_harmless: Vec<bool>,
    /// For each entry the entries that it explains.
    pub(super) explains: Vec<Vec<usize>>,
}

impl Judge {
    /// Prepares the signatures of the catalogue.
    pub(super) fn new(catalogue: &Catalogue) -> Result<Judge> {
        let rules = || catalogue.entries.iter().map(|entry| &entry.clues.rules);
        Ok(Judge {
            matcher: Matcher::new(rules()).map_err(|error| Error::new(ErrorKind::Catalogue, error))?,
            masker: Masker::new(),
            is_harmless: catalogue.entries.iter().map(|entry| entry.harmless).collect(),
            explains: rules().map(|rules| rules.explains.clone()).collect(),
        })
    }

    /// Returns how grave an event is that shows an entry.
    pub(super) fn severity(&self, entry: usize, event: &Text) -> Severity {
        match event.level {
            _ if self.is_harmless[entry] => Severity::Harmless,
            Some(Level::Grave(severity)) => severity,
            Some(Level::Ordinary) => Severity::Warning,
            None => error_severity(event).unwrap_or(Severity::Error),
        }
    }

    /// Returns the line of an event that is to be shown: of an entry the one with its text.
    pub(super) fn evidence(&self, place: Place, event: &[u8], entry: Option<usize>) -> Evidence {
        let text = Text::of(event);
        let shown = entry.and_then(|entry| self.matcher.place(entry, &text.text));
        Evidence::new(place, event, &text, &shown.unwrap_or(text.subject()), &self.masker)
    }

    /// Returns the shape of an event's message, of which the whole line is masked.
    pub(super) fn shape(&self, event: &[u8]) -> String {
        let first = event.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = decode::line(first);
        let masked = self.masker.mask(&line);
        let line = Line::read(&masked);
        shape::of(&line.text[line.message..])
    }
}

/// What the message of an error begins with, in lower case, where the line has no level.
const BEGINNINGS: [&str; 24] = [
    "fail",
    "error",
    "panic",
    "fatal",
    "exception",
    "critical",
    "cannot ",
    "can't ",
    "could not ",
    "couldn't ",
    "unable to ",
    "all attempts fail",
    "invalid ",
    "su-exec:",
    "setpriv:",
    "gosu:",
    "gzip:",
    "tar:",
    "bash:",
    "sh:",
    "exec ",
    "docker:",
    "/entrypoint.sh:",
    "curl: (",
];

/// Words of failure in a line that has a time but no level, or a warning, in lower case.
const WORDS: [&str; 12] = [
    "fail",
    "error",
    "panic",
    "fatal",
    "critical",
    "denied",
    "refused",
    "timeout",
    "timed out",
    "cannot ",
    "unable to ",
    "not found",
];

/// Returns how grave an event is if it is an error: by its level, or else by its words.
pub(super) fn error_severity(event: &Text) -> Option<Severity> {
    let message = event.message().trim_start().to_ascii_lowercase();
    // A full disk cuts lines, also within their time: what is left says nothing.
    if event.level.is_some() && message.starts_with("[20") && !message.contains(']') {
        return None;
    }
    let has_word = || WORDS.iter().any(|word| message.contains(word));
    match event.level {
        Some(Level::Ordinary) => None,
        Some(Level::Grave(Severity::Warning)) => has_word().then_some(Severity::Warning),
        Some(Level::Grave(severity)) => Some(severity),
        None if event.request.is_some() => None,
        None if message.contains("panic recovered") => Some(Severity::Error),
        None if event.opens && event.time.is_some() => has_word().then_some(Severity::Error),
        None => {
            let lines = event.text.lines().map(str::trim_start);
            lines.map(begins_error).find(|is_error| *is_error).map(|_| Severity::Error)
        }
    }
}

/// Whether a line without time and level tells of an error.
fn begins_error(line: &str) -> bool {
    let head = line[..line.floor_char_boundary(40)].to_ascii_lowercase();
    let is_tool = || {
        let (name, message) = head.split_once(": ").unwrap_or_default();
        !name.contains(' ') && !name.is_empty() && WORDS.iter().any(|word| message.contains(word))
    };
    BEGINNINGS.iter().any(|beginning| head.starts_with(beginning)) || is_tool() || is_error_answer(line)
}

/// Whether a line is an answer of the API, or of a provider, that tells of an error: `{"code":500,"message":"…`.
fn is_error_answer(line: &str) -> bool {
    if !line.starts_with('{') {
        return false;
    }
    let codes = ["\"code\":", "\"errno\":", "\"error_code\":", "\"status\":"].into_iter();
    let mut codes = codes.filter_map(|name| Some(line.split_once(name)?.1.trim_start()));
    let has_code = codes.any(|value| {
        let digits = value.trim_start_matches('-').bytes().take_while(u8::is_ascii_digit).count();
        value.starts_with('-') && digits > 0 || digits >= 3 && !value.starts_with(['1', '2', '3'])
    });
    has_code || line.contains("\"error\":\"") || line.contains("\"error\": \"")
}

/// Whether an event of a few pasted lines is clearly no error.
pub(super) fn is_ordinary(event: &Text) -> bool {
    let is_message = !event.text.trim().is_empty() && event.text.chars().any(char::is_alphabetic);
    let is_fine = event.request.as_ref().is_some_and(|request| request.status < 400);
    let is_prompt = event.text.starts_with("$ ");
    event.level == Some(Level::Ordinary) || is_fine || is_prompt || !is_message
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(text: &str) -> Text {
        Text::of(text.as_bytes())
    }

    #[test]
    fn errors_of_every_form() {
        for (text, severity) in [
            ("WARN[2026-03-08 17:31:29] failed to refresh cache of /a", Severity::Warning),
            ("ERRO[2026-03-08 17:31:29] quite unheard of", Severity::Error),
            ("[info]ERRO[2026-03-08 17:31:29] quite unheard of", Severity::Error),
            ("2026/03/08 17:31:29 failed migrate database: near \"(\"", Severity::Error),
            ("FATA[2026-03-08 17:31:29] no children", Severity::Fatal),
            ("fatal error: stack overflow", Severity::Fatal),
            ("openlist-1  | panic: assignment to entry in nil map", Severity::Fatal),
            ("2026/03/08 17:31:29 CRITICAL: Failed to create file system", Severity::Fatal),
            ("su-exec: setgroups(0): Operation not permitted", Severity::Error),
            ("gzip: stdin: unexpected end of file", Severity::Error),
            ("tar: Error is not recoverable: exiting now", Severity::Error),
            ("{\"code\":500,\"message\":\"odd\",\"data\":null}", Severity::Error),
            ("resp: ok\n  {\"errno\": -6, \"path\": \"\"}", Severity::Error),
            ("{\"level\":\"error\",\"time\":\"2026-03-08T17:31:29Z\",\"msg\":\"odd\"}", Severity::Error),
            ("time=\"2026-03-08T17:31:29Z\" level=fatal msg=\"odd\"", Severity::Fatal),
            ("> * ERRO[2026-03-08 17:31:29] odd", Severity::Error),
            ("All attempts fail", Severity::Error),
            ("Invalid 2FA code", Severity::Error),
        ] {
            assert_eq!(error_severity(&event(text)), Some(severity), "{text}");
        }
    }

    #[test]
    fn what_is_no_error() {
        for text in [
            "WARN[2026-03-08 17:31:29] not enable search",
            "INFO[2026-03-08 17:31:29] failed over to /b",
            "2026/03/08 17:31:29 INFO : there was nothing to transfer",
            "{\"code\":200,\"message\":\"success\",\"data\":null}",
            "[GIN] 2026/03/08 - 17:31:29 | 500 |  1ms |  10.0.0.1 | GET \"/d/error\"",
            "ERRO[2026-03-08 17:3",
            "$ openlist server",
            "",
        ] {
            assert_eq!(error_severity(&event(text)), None, "{text}");
        }
        assert!(is_ordinary(&event("INFO[0001] a")) && is_ordinary(&event(" \n--- 12")));
        assert!(!is_ordinary(&event("保存失败")) && !is_ordinary(&event("database is locked")));
    }
}
