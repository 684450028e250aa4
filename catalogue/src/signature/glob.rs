//! Patterns of paths: `*` stands for anything, everything else for itself.

/// Returns whether one of the patterns is the form of the whole text.
pub(crate) fn any_matches(patterns: &[String], text: &str) -> bool {
    patterns.iter().any(|pattern| matches(pattern, text))
}

/// Takes time linear in the text: the parts between two `*` are taken where they first stand.
fn matches(pattern: &str, text: &str) -> bool {
    let Some(star) = memchr::memchr(b'*', pattern.as_bytes()) else {
        return pattern == text;
    };
    let (head, others) = (&pattern[..star], &pattern[star + 1..]);
    let Some(mut left) = text.strip_prefix(head) else {
        return false;
    };
    let (middle, tail) = others.rsplit_once('*').unwrap_or(("", others));
    for part in middle.split('*') {
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
    }
    left.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, text) in
            [("/d/*", "/d/"), ("*", ""), ("/dav", "/dav"), ("*.ini*", "/a.ini"), ("/a*b*c", "/a-b-b-c")]
        {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in
            [("/d/*", "/d"), ("/dav", "/dav/"), ("*.ini*", "/ini"), ("/ab*bc", "/abc"), ("a*b*c", "acb")]
        {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
