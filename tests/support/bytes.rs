//! What the program may write to a terminal: a short list of sequences, each as ratatui, crossterm or the program itself
//! means it. Everything else has come in with some text and fails the test.

/// Asserts that bytes for a terminal of this size hold nothing but text and what the program itself may command.
#[track_caller]
pub fn assert_only_ours(bytes: &str, columns: u16, rows: u16) {
    if let Some(fault) = fault(bytes, columns, rows) {
        panic!("{fault}\nin {bytes:?}");
    }
}

fn fault(bytes: &str, columns: u16, rows: u16) -> Option<String> {
    let mut rest = bytes;
    while let Some(c) = rest.chars().next() {
        if c == '\u{1b}' {
            match sequence(&rest[1..], columns, rows) {
                Some(length) => rest = &rest[1 + length..],
                None => {
                    return Some(format!(
                        "a foreign sequence: {:?}",
                        rest.chars().take(40).collect::<String>()
                    ));
                }
            }
            continue;
        }
        if is_command(c) {
            return Some(format!("a foreign character: {c:?}"));
        }
        rest = &rest[c.len_utf8()..];
    }
    None
}

/// Whether a character does something to a terminal or to the order of what is read. Line ends are what a plain screen
/// is written with.
fn is_command(c: char) -> bool {
    let bidi =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && !matches!(c, '\r' | '\n'))
}

/// The length of an allowed sequence behind its ESC.
fn sequence(text: &str, columns: u16, rows: u16) -> Option<usize> {
    if let Some(control) = text.strip_prefix('[') {
        let end = control.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == '?'))?;
        let (parameters, command) = (&control[..end], control[end..].chars().next()?);
        return control_is_ours(parameters, command, columns, rows).then_some(end + 2);
    }
    let (link, ends) = ("]8;", "\u{1b}\\");
    if let Some(hyperlink) = text.strip_prefix(link) {
        let end = hyperlink.find(ends)?;
        let is_ours = hyperlink[..end].split_once(';').is_some_and(|(parameters, address)| {
            let is_closing = parameters.is_empty() && address.is_empty();
            let opens = parameters.starts_with("id=") && address.starts_with("http");
            (is_closing || opens) && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';')
        });
        return is_ours.then_some(link.len() + end + ends.len());
    }
    // A copied text, which is asked for by a key, and in letters and digits only.
    let copied = "]52;c;";
    let base64 = text.strip_prefix(copied)?;
    let end = base64.find(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)))?;
    base64[end..].starts_with('\u{7}').then_some(copied.len() + end + 1)
}

fn control_is_ours(parameters: &str, command: char, columns: u16, rows: u16) -> bool {
    match command {
        'h' | 'l' => ["?1049", "?25", "?2004", "?1002", "?1006"].contains(&parameters),
        'H' => {
            let at_most = |text: &str, limit: u16| text.parse::<u16>().is_ok_and(|number| number <= limit);
            parameters
                .split_once(';')
                .is_some_and(|(row, column)| at_most(row, rows) && at_most(column, columns))
        }
        // Weight, underline, reversed colours, the palette's cyan and yellow, and back.
        'm' => {
            let ours = [
                "",
                "0",
                "1",
                "2",
                "4",
                "7",
                "22",
                "24",
                "27",
                "39",
                "49",
                "59",
                "39;49",
                "38;5;6",
                "38;5;3",
                "38;5;6;49",
                "38;5;3;49",
            ];
            ours.contains(&parameters)
        }
        'J' => ["", "2"].contains(&parameters),
        _ => false,
    }
}

#[test]
fn what_is_not_ours_is_seen() {
    assert_eq!(fault("\u{1b}[24;80H\u{1b}[38;5;6mtext 口\u{1b}[0m\r\n", 80, 24), None);
    for foreign in [
        "\u{1b}[25;1H",
        "\u{1b}[31m",
        "\u{1b}[3J",
        "\u{1b}[?1h",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]8;;file:///x\u{1b}\\",
        "\u{1b}]52;p;eA==\u{7}",
        "\u{1b}c",
        "\u{1b}",
        "\u{1b}[",
        "\u{9b}31m",
        "\u{7}",
        "\u{202e}",
        "\t",
    ] {
        assert!(fault(foreign, 80, 24).is_some(), "{foreign:?}");
    }
}
