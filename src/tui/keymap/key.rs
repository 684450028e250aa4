//! Keys by their names: as events have them, as the configuration has them, and as people write them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::nearest::suggestion;
use catalogue::text;

/// The keys that make no character, and the blank.
const NAMED: [(&str, KeyCode); 15] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("tab", KeyCode::Tab),
    ("shift-tab", KeyCode::BackTab),
    ("esc", KeyCode::Esc),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

/// The function keys that keyboards have.
const FUNCTION_KEYS: std::ops::RangeInclusive<u8> = 1..=12;

/// What terminals send for a letter with Ctrl: another key.
const SAME_AS: [(&str, &str); 2] = [("ctrl-i", "tab"), ("ctrl-m", "enter")];

/// Returns the name of a key that the user wrote, as the table has it.
///
/// # Errors
///
/// Returns what is wrong with it.
pub(crate) fn parse(written: &str) -> Result<String, String> {
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
    let is_named = || NAMED.iter().any(|(name, _)| *name == bare);
    let is_known = match modifier {
        Some("ctrl") if bare.len() == 1 => bare.chars().all(|c| c.is_ascii_lowercase()),
        Some("alt") if is_character(bare) => true,
        _ => is_named() || is_function(),
    };
    if let Some((_, same)) = SAME_AS.iter().find(|(name, _)| *name == lower) {
        return Err(format!("terminals send {same} for {lower}: write {same}"));
    }
    if !is_known {
        let suggestion = suggestion(bare, NAMED.map(|(name, _)| name));
        return Err(format!("there is no key \"{written}\"; {suggestion}"));
    }
    // With Alt, a capital is another key.
    Ok(match modifier {
        Some("alt") => format!("alt-{}", if is_character(bare) { &written[4..] } else { bare }),
        _ => lower,
    })
}

/// Returns whether a key of this name is what people type into a line.
pub(crate) fn is_text(key: &str) -> bool {
    is_character(key) || key == "space"
}

fn is_character(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().is_some_and(|c| !c.is_control() && !c.is_whitespace());
    first && chars.next().is_none()
}

/// Returns the name of a key as the table has it; `None` for keys that no row could name.
pub(crate) fn key_name(event: KeyEvent) -> Option<String> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let name = match event.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(c) if ctrl => c.to_ascii_lowercase().to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(number) => format!("f{number}"),
        code => NAMED.iter().find(|(_, named)| *named == code)?.0.to_owned(),
    };
    let ctrl = if ctrl { "ctrl-" } else { "" };
    let alt = if event.modifiers.contains(KeyModifiers::ALT) { "alt-" } else { "" };
    Some(format!("{ctrl}{alt}{name}"))
}

/// Returns a key's name as people write it: `Ctrl-Y`, `F1`, `PgDn`.
pub(crate) fn display_name(key: &str) -> String {
    let with = |modifier| Some((text::capitalized(modifier), key.strip_prefix(modifier)?));
    let (modifier, bare) =
        ["ctrl-", "alt-", "shift-"].into_iter().find_map(with).unwrap_or((String::new(), key));
    match bare {
        "pageup" => format!("{modifier}PgUp"),
        "pagedown" => format!("{modifier}PgDn"),
        letter if modifier.is_empty() && is_character(letter) => letter.to_owned(),
        _ => modifier + &text::capitalized(bare),
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
        for unknown in ["", " ", "f13", "f0", "ctrl-", "ctrl-ü", "strg-c", "shift-x", "ctrl-alt-x", "yy"] {
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
        assert_eq!(typed(KeyCode::Char('Y'), KeyModifiers::CONTROL).as_deref(), Some("ctrl-y"));
        assert_eq!(typed(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(), Some("G"));
        assert_eq!(typed(KeyCode::F(2), KeyModifiers::NONE).as_deref(), Some("f2"));
        assert_eq!(typed(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(), Some("shift-tab"));
        assert_eq!(typed(KeyCode::Backspace, KeyModifiers::ALT).as_deref(), Some("alt-backspace"));
    }
}
