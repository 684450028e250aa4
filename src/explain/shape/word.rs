//! Tells ids and numbers from names: `s3`, `utf-8`, `AliyundriveShare2Open`.

/// Adds a word of ASCII letters, digits, `_` and `-` with its ids and numbers taken out.
pub(super) fn push(word: &str, shape: &mut String) {
    let is_stamp = word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'T' | b'Z'));
    if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() < 10 && is_code(word, shape) {
        shape.push_str(word);
    } else if is_id(word) {
        shape.push_str("<id>");
    } else if is_stamp {
        push_number(shape);
    } else if is_size(word) && shape.ends_with("# ") {
        shape.pop();
    } else {
        let is_name = word.bytes().any(|byte| byte.is_ascii_alphabetic());
        for part in word.split_inclusive(['-', '_']) {
            let text = part.trim_end_matches(['-', '_']);
            push_part(text, is_name, shape);
            shape.push_str(&part[text.len()..]);
        }
    }
}

/// Adds a part of a word; `is_name` tells whether letters belong to it.
fn push_part(part: &str, is_name: bool, shape: &mut String) {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let head = part.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits == 0 || digits == part.len() && digits < 4 && is_name {
        shape.push_str(part);
    } else if digits == part.len() || is_measure(part) {
        push_number(shape);
    } else if part.len() - head.len() == digits
        && digits > 3
        && head.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        shape.push_str(head);
        push_number(shape);
    } else {
        shape.push_str(part);
    }
}

/// Adds the mark of a number; numbers that a mark connects are one: times, addresses, versions.
pub(super) fn push_number(shape: &mut String) {
    let is_joined = shape.ends_with([':', '.', ',', '/', '-', '+', '~', '×']);
    let before = shape.trim_end_matches([':', '.', ',', '/', '-', '+', '~', '×']);
    if is_joined && before.ends_with('#') && shape.len() < before.len() + 3 {
        shape.truncate(before.len());
    } else if shape.ends_with("[#]:") {
        shape.truncate(shape.len() - "[#]:".len());
        shape.push('#');
    } else {
        shape.push('#');
    }
}

/// Returns the length of a unit that is no ASCII behind a number: `1.5µs`.
pub(super) fn unit(rest: &str, shape: &str) -> usize {
    let unit = ["µs", "μs"].into_iter().find(|unit| rest.starts_with(unit));
    unit.filter(|_| shape.ends_with('#')).map_or(0, str::len)
}

/// Whether the number that comes next tells what went wrong: `status: 403`, `errno: 12`, `url: 401`.
fn is_code(number: &str, shape: &str) -> bool {
    if number.len() == 3 && number.starts_with(['4', '5']) && shape.ends_with(": ") {
        return true;
    }
    let before = shape.trim_end_matches([' ', ':', '=', '-', '"', '[']).to_ascii_lowercase();
    let names = ["status", "code", "errno", "error", "exit", "sqlstate"];
    names.iter().any(|name| before.ends_with(name))
}

/// Whether a word is a random id and no name.
fn is_id(word: &str) -> bool {
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if word.len() > 14 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    if let Some(hex) = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        return is_hex(hex);
    }
    let bytes: Vec<u8> = word.bytes().filter(|byte| !matches!(byte, b'-' | b'_')).collect();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = bytes.len() - digits;
    if bytes.len() >= 8 && letters > 0 && digits > 0 && bytes.iter().all(u8::is_ascii_hexdigit) {
        return true;
    }
    let pairs = |is: fn(u8, u8) -> bool| bytes.windows(2).filter(|pair| is(pair[0], pair[1])).count();
    let changes = pairs(|first, second| first.is_ascii_digit() != second.is_ascii_digit());
    // Where a name begins a new part: `Share2Open` has three.
    let parts = changes + pairs(|first, second| first.is_ascii_alphabetic() && second.is_ascii_uppercase());
    let is_dense = |percent: usize| parts * 100 >= bytes.len() * percent;
    // Capitals that end in digits are a name: `AADSTS700082`.
    let is_capitals = !bytes.iter().any(u8::is_ascii_lowercase);
    match bytes.len() {
        _ if is_measure(word) => false,
        16.. if is_capitals => digits > 3 && changes > 4,
        16.. => is_dense(30) || digits > 2 && is_dense(25),
        8.. => digits > 1 && !is_capitals && is_dense(36),
        6.. => digits > 1 && changes > 3,
        _ => false,
    }
}

/// Whether a word is numbers with units: `12ms`, `1h30m`, `100MB`.
fn is_measure(word: &str) -> bool {
    const UNITS: [&str; 24] = [
        "ns", "us", "ms", "s", "m", "h", "d", "b", "k", "g", "kb", "mb", "gb", "tb", "kib", "mib", "gib",
        "tib", "min", "sec", "st", "nd", "rd", "th",
    ];
    let mut rest = word;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let letters = rest[digits..].find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len() - digits);
        let unit = &rest[digits..digits + letters];
        // The last unit may come behind a point: `1m30.5s`.
        let is_cut = unit.is_empty() && rest.len() < word.len();
        if digits == 0 || !is_cut && !UNITS.iter().any(|known| unit.eq_ignore_ascii_case(known)) {
            return false;
        }
        rest = &rest[digits + letters..];
    }
    true
}

fn is_size(word: &str) -> bool {
    ["B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "bytes"].contains(&word)
}
