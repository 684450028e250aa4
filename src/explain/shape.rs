//! The shape of a message: what stays when times, ids, paths and numbers are taken out. Two messages of one shape are
//! the same error; what the error means is not known here.

mod word;

/// How many characters a shape has at most.
const LENGTH: usize = 160;

/// How much of a message is read, in bytes.
const READ: usize = 4096;

/// Returns the shape of a masked message: equal faults have equal shapes.
pub(crate) fn of(masked: &str) -> String {
    let text = &masked[..masked.floor_char_boundary(READ)];
    if let Some(shape) = access(text) {
        return shape;
    }
    let mut shape = Shape { text, at: 0, shape: String::new() };
    while shape.at < text.len() && shape.shape.len() < LENGTH * 4 {
        shape.step();
    }
    let mut shape = shape.shape;
    match shape.char_indices().nth(LENGTH) {
        Some((end, _)) => shape.truncate(end),
        None => shape.truncate(shape.trim_end_matches([' ', ':']).len()),
    }
    shape
}

/// Returns the shape of a line of the access log: status, method and first element of the path.
fn access(text: &str) -> Option<String> {
    let (_, line) = text.split_once("[GIN]")?;
    let mut fields = line.split('|');
    let status = fields.nth(1)?.trim();
    let request = fields.nth(2)?.trim();
    let (method, path) = request.split_once(char::is_whitespace)?;
    let path = path.trim_start().trim_start_matches(['"', '/']);
    let first = path.split(['/', '?', '"', ' ']).next()?;
    let is_line = status.bytes().all(|byte| byte.is_ascii_digit())
        && method.bytes().all(|byte| byte.is_ascii_uppercase());
    is_line.then(|| {
        let mut shape = format!("[GIN] {status} {method} /");
        word::push(first, &mut shape);
        shape.truncate(shape.floor_char_boundary(LENGTH));
        shape
    })
}

/// A pass over a message.
struct Shape<'t> {
    text: &'t str,
    at: usize,
    shape: String,
}

impl Shape<'_> {
    /// Reads one piece: a blank, a masked value, an address, a path, a word or a mark.
    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return };
        let is_start = self.text[..self.at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && !"._-/".contains(c));
        let taken = if first.is_whitespace() {
            if !self.shape.is_empty() && !self.shape.ends_with(' ') {
                self.shape.push(' ');
            }
            first.len_utf8()
        } else if let Some((label, length)) = masked(rest) {
            if label == "address" {
                word::push_number(&mut self.shape);
            } else {
                self.shape.extend(["‹", label, "›"]);
            }
            length
        } else if let Some((mark, length)) =
            if is_start && may_begin(first) { self.place(rest) } else { None }
        {
            self.shape.push_str(mark);
            length
        } else if first.is_ascii_alphanumeric() {
            let length =
                rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
            let word = rest[..length].trim_end_matches('-');
            word::push(word, &mut self.shape);
            word.len() + word::unit(&rest[word.len()..], &self.shape)
        } else {
            self.shape.push(first);
            first.len_utf8()
        };
        self.at += taken;
    }

    /// Reads an address, a path or the name of a file; returns its mark and length.
    fn place(&self, rest: &str) -> Option<(&'static str, usize)> {
        let opened = self.text[..self.at].chars().next_back();
        let close = match opened {
            Some(quote @ ('"' | '\'' | '`')) => Some(quote),
            Some('[') => Some(']'),
            Some('(') => Some(')'),
            Some('“') => Some('”'),
            _ => None,
        };
        let inner = close.and_then(|close| rest.find(close)).map(|length| &rest[..length]);
        let end = rest
            .find(|c: char| c.is_whitespace() || "\"'`<>“”，。；：（）|".contains(c))
            .unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches([':', ',', ';', ')', ']', '}', '.', '\\']);
        if word.contains("://") {
            return Some(("<url>", word.len()));
        }
        let is_path = |text: &str| {
            let starts = ["./", "../", "~/", "\\\\"];
            let is_absolute = text.starts_with('/')
                && text[1..].starts_with(|c: char| c.is_alphanumeric() || "._@[(".contains(c));
            let is_drive = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
                && (text[1..].starts_with(":\\") || text[1..].starts_with(":/"));
            is_absolute || is_drive || starts.iter().any(|start| text.starts_with(start))
        };
        if let Some(inner) = inner.filter(|inner| is_path(inner) || is_file(inner)) {
            return Some((if is_path(inner) { "<path>" } else { "<file>" }, inner.len()));
        }
        if is_path(rest) {
            return Some(("<path>", path_length(rest, word.len())));
        }
        let is_date = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
        if word.matches('/').count() > 1 && !is_date {
            return Some(("<path>", word.len()));
        }
        is_file(word).then_some(("<file>", word.len()))
    }
}

/// Whether an address, a path or the name of a file may begin with this.
fn may_begin(first: char) -> bool {
    first.is_alphanumeric() || matches!(first, '/' | '\\' | '.' | '~' | '_')
}

/// Returns the label of a masked value at the beginning of a text, and its length.
fn masked(text: &str) -> Option<(&str, usize)> {
    let (inner, _) = text.strip_prefix('‹')?.split_once('›')?;
    let (label, digits) = inner.split_once(':')?;
    let is_masked = digits.len() == 4 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    is_masked.then_some((label, "‹›".len() + inner.len()))
}

/// Returns the length of a path, which may hold blanks, at the beginning of a text. `word` is its length to the first
/// blank.
fn path_length(text: &str, word: usize) -> usize {
    let near = &text[..text.floor_char_boundary(300)];
    let closing = [('[', ']'), ('(', ')')].into_iter().filter_map(|(open, close)| {
        let end = near.find(close)?;
        (!near[..end].contains(open)).then_some(end)
    });
    let ends =
        [": ", ", ", "; ", "\"", "'", "\n", " -> ", " => ", " to /", " from /", " into /", " and /", " | "];
    let end = ends.iter().filter_map(|end| near.find(end)).chain(closing).min();
    let (path, is_closed) = match end {
        Some(end) => (&near[..end], !near[end..].starts_with([',', ';', '\n'])),
        None => (near.trim_end_matches([':', '.']), near.len() < text.len() || near.ends_with(':')),
    };
    let last = path.rsplit(' ').next().unwrap_or(path);
    let goes_on = is_closed && near.len() > path.len()
        || last.contains('/')
        || is_file(last)
        || near.ends_with(':') && end.is_none();
    if goes_on { path.len().max(1) } else { word.max(1) }
}

/// Ends of the names of files that people keep; those of programs, such as `config.json`, stay.
const FILES: [&str; 48] = [
    "mkv", "mp4", "avi", "mov", "ts", "m4v", "flv", "wmv", "rmvb", "webm", "mp3", "flac", "wav", "m4a",
    "ape", "ass", "srt", "vtt", "jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "svg", "pdf", "doc",
    "docx", "xls", "xlsx", "ppt", "pptx", "txt", "epub", "zip", "rar", "7z", "tar", "gz", "iso", "exe",
    "apk", "dmg", "bin", "torrent", "strm", "nfo",
];

/// Whether a text is the name of a file. Numbers of episodes stay: `S01E02.mkv`.
fn is_file(text: &str) -> bool {
    let Some((stem, end)) = text.rsplit_once('.') else {
        return false;
    };
    let is_episode = stem.starts_with('S')
        && stem.len() < 8
        && stem.bytes().all(|byte| matches!(byte, b'S' | b'E' | b'0'..=b'9'));
    !stem.is_empty() && !is_episode && FILES.iter().any(|file| end.eq_ignore_ascii_case(file))
}

#[cfg(test)]
mod tests;
