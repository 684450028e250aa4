//! Keys by their names: as events have them, as the configuration has them, and as people write them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::nearest::suggestion;
use catalogue::text;

/// The keys that make no character, and the blank.
const NAMED: [&str; 15] = [
    "space",
    "enter",
    "tab",
    "shift-tab",
    "esc",
    "backspace",
    "delete",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
];

/// The function keys that keyboards have.
const FUNCTION_KEYS: std::ops::RangeInclusive<u8> = 1..=12;

/// What terminals send for a letter with Ctrl: another key.
const SAME_AS: [(&str, &str); 2] = [("ctrl-i", "tab"), ("ctrl-m", "enter")];

/// The name of a key that the user wrote, as the table has it.
///
/// # Errors
/// What is wrong with it.
pub fn parse(written: &str) -> Result<String, String> {
    if is_character(written) {
        return Ok(written.to_owned());
    }
    let lower = written.to_ascii_lowercase();
    let (modifier, bare) = match lower.split_once('-') {
        Some((modifier @ ("ctrl" | "alt"), bare)) => (Some(modifier), bare),
        _ => (None, lower.as_str()),
    };
    let is_function = || {
        let number = bare.strip_prefix('f').and_then(|number| number.parse().ok());
        number.is_some_and(|number: u8| FUNCTION_KEYS.contains(&number))
    };
    let is_known = match modifier {
        Some("ctrl") if bare.len() == 1 => bare.chars().all(|c| c.is_ascii_lowercase()),
        Some("alt") if is_character(bare) => true,
        _ => NAMED.contains(&bare) || is_function(),
    };
    if let Some((_, same)) = SAME_AS.iter().find(|(name, _)| *name == lower) {
        return Err(format!("terminals send {same} for {lower}: write {same}"));
    }
    if !is_known {
        let suggestion = suggestion(bare, NAMED);
        return Err(format!("there is no key \"{written}\"; {suggestion}"));
    }
    // With Alt, a capital is another key.
    Ok(match modifier {
        Some("alt") => format!("alt-{}", if is_character(bare) { &written[4..] } else { bare }),
        _ => lower,
    })
}

/// Whether a key of this name is what people type into a line.
pub fn is_text(key: &str) -> bool {
    is_character(key) || key == "space"
}

fn is_character(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars
        .next()
        .is_some_and(|c| !c.is_control() && !c.is_whitespace());
    first && chars.next().is_none()
}

/// The name of a key as the table has it; `None` for keys that no row could name.
pub fn key_name(event: KeyEvent) -> Option<String> {
    let name = match event.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
            c.to_ascii_lowercase().to_string()
        }
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(number) => format!("f{number}"),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::BackTab => "shift-tab".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Backspace => "backspace".to_owned(),
        KeyCode::Delete => "delete".to_owned(),
        KeyCode::Up => "up".to_owned(),
        KeyCode::Down => "down".to_owned(),
        KeyCode::Left => "left".to_owned(),
        KeyCode::Right => "right".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        KeyCode::PageUp => "pageup".to_owned(),
        KeyCode::PageDown => "pagedown".to_owned(),
        _ => return None,
    };
    let ctrl = if event.modifiers.contains(KeyModifiers::CONTROL) {
        "ctrl-"
    } else {
        ""
    };
    let alt = if event.modifiers.contains(KeyModifiers::ALT) {
        "alt-"
    } else {
        ""
    };
    Some(format!("{ctrl}{alt}{name}"))
}

/// A key's name as people write it: `Ctrl-Y`, `F1`, `PgDn`.
pub fn display_name(key: &str) -> String {
    if let Some(rest) = key.strip_prefix("ctrl-") {
        return format!("Ctrl-{}", capitalized(rest));
    }
    if let Some(rest) = key.strip_prefix("alt-") {
        return format!("Alt-{}", capitalized(rest));
    }
    if let Some(rest) = key.strip_prefix("shift-") {
        return format!("Shift-{}", capitalized(rest));
    }
    if key.chars().count() == 1 {
        key.to_owned()
    } else {
        capitalized(key)
    }
}

fn capitalized(key: &str) -> String {
    match key {
        "pageup" => "PgUp".to_owned(),
        "pagedown" => "PgDn".to_owned(),
        _ => text::capitalized(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_the_user_wrote() {
        for (written, expected) in [
            ("Ctrl-Y", Ok("ctrl-y")),
            ("f5", Ok("f5")),
            ("F12", Ok("f12")),
            ("PageDown", Ok("pagedown")),
            ("alt-backspace", Ok("alt-backspace")),
            ("Shift-Tab", Ok("shift-tab")),
            ("alt-X", Ok("alt-X")),
            ("?", Ok("?")),
            ("-", Ok("-")),
            ("G", Ok("G")),
            ("语", Ok("语")),
            ("ctrl-i", Err("terminals send tab for ctrl-i: write tab")),
            ("entre", Err("there is no key \"entre\"; did you mean \"enter\"?")),
        ] {
            let parsed = parse(written);
            assert_eq!(parsed.as_deref().map_err(String::as_str), expected, "{written}");
        }
        for unknown in [
            "",
            " ",
            "f13",
            "f0",
            "ctrl-",
            "ctrl-ü",
            "strg-c",
            "shift-x",
            "ctrl-alt-x",
            "yy",
        ] {
            assert!(parse(unknown).is_err(), "{unknown}");
        }
    }

    #[test]
    fn keys_are_shown_as_people_write_them() {
        for (key, shown) in [
            ("ctrl-y", "Ctrl-Y"),
            ("f1", "F1"),
            ("pagedown", "PgDn"),
            ("esc", "Esc"),
            ("G", "G"),
            ("ctrl-home", "Ctrl-Home"),
            ("shift-tab", "Shift-Tab"),
        ] {
            assert_eq!(display_name(key), shown);
        }
    }

    #[test]
    fn every_key_of_the_table_can_be_typed() {
        let typed = |code, modifiers| key_name(KeyEvent::new(code, modifiers));
        assert_eq!(
            typed(KeyCode::Char('Y'), KeyModifiers::CONTROL).as_deref(),
            Some("ctrl-y")
        );
        assert_eq!(
            typed(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(),
            Some("G")
        );
        assert_eq!(typed(KeyCode::F(2), KeyModifiers::NONE).as_deref(), Some("f2"));
        assert_eq!(
            typed(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(),
            Some("shift-tab")
        );
        assert_eq!(
            typed(KeyCode::Backspace, KeyModifiers::ALT).as_deref(),
            Some("alt-backspace")
        );
    }
}
