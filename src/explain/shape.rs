//! The shape of a message: what stays when stamps, ids, paths and numbers are taken out. Two messages of one shape
//! are the same error; what the error means is not known here.

/// How many characters a shape has at most.
const LENGTH: usize = 160;

/// A run of letters and digits is an id from this length on …
const ID: usize = 8;

/// … if at least one in so many of its characters is a digit: `AliyundriveShare2Open` is a name.
const DIGIT_IN: usize = 6;

/// The shape of a message.
pub fn of(message: &str) -> String {
    let mut shape = String::new();
    for word in message.split_whitespace() {
        if !shape.is_empty() {
            shape.push(' ');
        }
        word_shape(word, &mut shape);
        if shape.len() > LENGTH * 4 {
            break;
        }
    }
    match shape.char_indices().nth(LENGTH) {
        Some((end, _)) => shape.truncate(end),
        None => shape.truncate(shape.trim_end_matches(':').len()),
    }
    shape
}

/// Adds the shape of what stands between two spaces: marks, then an address, a path or words, then marks.
fn word_shape(word: &str, shape: &mut String) {
    let is_mark = |c: char| {
        matches!(
            c,
            '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | ':' | '“' | '”'
        )
    };
    let body = word.trim_start_matches(is_mark);
    let (open, body) = word.split_at(word.len() - body.len());
    let (body, close) = body.split_at(body.trim_end_matches(is_mark).len());
    shape.push_str(open);
    match kind(body) {
        Kind::Address => shape.push_str("<url>"),
        Kind::Path => shape.push_str("<path>"),
        Kind::Words => words_shape(body, shape),
    }
    shape.push_str(close);
}

enum Kind {
    Address,
    Path,
    Words,
}

fn kind(body: &str) -> Kind {
    let is_drive = body.get(1..3) == Some(":\\");
    if body.contains("://") {
        Kind::Address
    } else if body.len() > 1 && (body.starts_with('/') || is_drive || body.matches('/').count() > 1) {
        Kind::Path
    } else {
        Kind::Words
    }
}

/// Adds words with their numbers and ids taken out.
fn words_shape(mut rest: &str, shape: &mut String) {
    while let Some(first) = rest.chars().next() {
        let is_part = |c: char| c.is_ascii_alphanumeric();
        let length = if is_part(first) {
            rest.find(|c| !is_part(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        rest = after;
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits == 0 {
            shape.push_str(word);
        } else if digits == word.len() {
            shape.push('#');
        } else if word.len() >= ID && digits * DIGIT_IN >= word.len() {
            shape.push_str("<id>");
        } else {
            numbers_shape(word, shape);
        }
    }
}

/// Adds a short word with each number in it as one mark.
fn numbers_shape(word: &str, shape: &mut String) {
    let mut in_number = false;
    for c in word.chars() {
        if !c.is_ascii_digit() {
            shape.push(c);
        } else if !in_number {
            shape.push('#');
        }
        in_number = c.is_ascii_digit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_varies_is_taken_out() {
        for (message, shape) in [
            ("failed list /豆包: ", "failed list <path>"),
            ("query fail [61004]", "query fail [#]"),
            (
                "Get \"https://x.y/z?a=1\": dial tcp 10.0.0.1:443: EOF",
                "Get \"<url>\": dial tcp #.#.#.#:#: EOF",
            ),
            (
                "errno: -7, id 5daf6e2e2772444298f882229d5689e2",
                "errno: -#, id <id>",
            ),
            ("open C:\\data\\x.db: v2 is locked", "open <path>: v# is locked"),
        ] {
            assert_eq!(of(message), shape);
        }
    }

    proptest! {
        #[test]
        fn a_shape_is_short(message in any::<String>()) {
            prop_assert!(of(&message).chars().count() <= LENGTH);
        }
    }
}
