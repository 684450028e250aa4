//! The bytes of a line to text, whatever program wrote them.

use std::borrow::Cow;

use encoding_rs::GBK;
use memchr::memmem;

use catalogue::text;

/// A line of docker's `json-file` driver.
#[derive(serde::Deserialize)]
struct DockerLine {
    log: String,
    #[serde(default)]
    time: String,
}

/// Returns the text of a line without colours and other control characters. What docker wrapped is unwrapped, with
/// docker's time in front.
pub(super) fn line(bytes: &[u8]) -> Cow<'_, str> {
    let text = characters(bytes);
    let text = docker(&text).map_or(text, Cow::Owned);
    let plain = without_colours(&text);
    match text::sanitize(&plain) {
        Cow::Borrowed(same) if same.len() == text.len() => text,
        clean => Cow::Owned(clean.into_owned()),
    }
}

/// Returns the text of a line of the access log, of which only parts are shown: what is cleaned is what is shown.
pub(super) fn request(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if memchr::memchr(b'\x1b', bytes).is_none() => Cow::Borrowed(text),
        _ => line(bytes),
    }
}

/// Reads UTF-8. Where no Chinese in it is valid but all of it is GBK, it is that.
fn characters(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let text = String::from_utf8_lossy(bytes);
    if text.contains(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')) {
        return text;
    }
    GBK.decode_without_bom_handling_and_without_replacement(bytes).unwrap_or(text)
}

fn docker(text: &str) -> Option<String> {
    if !text.starts_with("{\"log\":") {
        return None;
    }
    let line: DockerLine = serde_json::from_str(text.trim_end()).ok()?;
    let log = line.log.trim_end_matches(['\r', '\n']);
    let gap = if line.time.is_empty() { "" } else { " " };
    Some(format!("{}{gap}{log}", line.time))
}

/// Removes colour codes (ECMA-48, SGR), and those that lost their escape character when they were copied: `[31m`.
fn without_colours(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\x1b', text.as_bytes()).is_none() && memmem::find(text.as_bytes(), b"[0m").is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, _) in text.match_indices('[') {
        let Some(len) = colour_len(&text[at..]) else {
            continue;
        };
        let has_escape = text[copied..at].ends_with('\x1b');
        plain.push_str(&text[copied..at - usize::from(has_escape)]);
        copied = at + len;
    }
    plain.push_str(&text[copied..]);
    Cow::Owned(plain)
}

/// Returns how many bytes a colour code has that begins a text, without its escape character.
fn colour_len(text: &str) -> Option<usize> {
    let is_parameter = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
    let parameters = text.bytes().skip(1).take(9).take_while(|byte| is_parameter(byte)).count();
    let is_code = (1..=8).contains(&parameters) && text.as_bytes().get(1 + parameters) == Some(&b'm');
    is_code.then_some(parameters + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gbk_is_read_where_nothing_is_utf8() {
        let (gbk, ..) = GBK.encode("错误：端口被占用");
        assert_eq!(line(&gbk), "错误：端口被占用");
        assert_eq!(line("错误".as_bytes()), "错误");
        let cut = &"错误：端口".as_bytes()[..10];
        assert_eq!(line(cut), "错误：\u{fffd}");
        assert!(line(b"no such host \xff\xfe\x00").starts_with("no such host"));
    }

    #[test]
    fn colours_and_controls_go() {
        assert_eq!(line(b"\x1b[31mERRO\x1b[0m[0001] a\0b\r"), "ERRO[0001] ab");
        assert_eq!(line(b"[1;31mERRO[0m[0001] a[5m"), "ERRO[0001] a");
        assert_eq!(line(b"every [5m] a[m"), "every [5m] a[m");
        assert_eq!(line("\u{1b}[31m\u{1b}[0m错".as_bytes()), "错");
    }

    #[test]
    fn docker_lines_are_unwrapped() {
        let json = br#"{"log":"\u001b[31mERRO\u001b[0m[0001] a\n","stream":"stderr","time":"2026-03-08T17:31:29.1Z"}"#;
        assert_eq!(line(json), "2026-03-08T17:31:29.1Z ERRO[0001] a");
        assert_eq!(line(b"{\"log\":\"cut off"), "{\"log\":\"cut off");
    }
}
