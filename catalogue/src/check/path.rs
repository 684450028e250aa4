//! Paths of pages in their site, and what an address may mean among them.

/// Returns the files that may have the text of a page with this path.
pub(super) fn files_at(path: &str) -> Vec<String> {
    if path.ends_with(".md") {
        return vec![path.to_owned()];
    }
    let stem = path.strip_suffix(".html").unwrap_or(path);
    let stem = stem
        .strip_suffix("index")
        .filter(|folder| folder.is_empty() || folder.ends_with('/'))
        .unwrap_or(stem);
    let stem = stem.trim_end_matches('/');
    let within = |name: &str| match stem {
        "" => name.to_owned(),
        _ => format!("{stem}/{name}"),
    };
    vec![format!("{stem}.md"), within("README.md"), within("index.md")]
}

/// Returns whether an address is that of a page rather than of another file.
pub(super) fn names_a_page(address: &str) -> bool {
    let name = address.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, extension)| matches!(extension, "md" | "html"))
}

/// Returns the name that the address of a page ends with, without what people write in one way or another.
pub(super) fn last_name(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = ["/README", "/index"].iter().find_map(|index| stem.strip_suffix(index)).unwrap_or(stem);
    let name = stem.rsplit('/').next().unwrap_or_default();
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns how many folders two paths have in common at their ends.
pub(super) fn likeness(a: &str, b: &str) -> usize {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split('/').collect(), b.split('/').collect());
    let opening = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let closing = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    opening + closing
}

/// Returns a path as one from a folder.
pub(super) fn relative(folder: &str, path: &str) -> String {
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = path.split('/').collect();
    let common = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = match folders.len() - common {
        0 => "./".to_owned(),
        up => "../".repeat(up),
    };
    format!("{up}{}", parts[common..].join("/"))
}

/// Returns the folder that a file or a folder is in.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns a path with `/` between its parts, without `.` and `..` where they say nothing.
pub(super) fn normal_path(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut parts: Vec<&str> = Vec::new();
    for (index, part) in path.split('/').enumerate() {
        match part {
            "." => {}
            "" if index > 0 => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                // Above the root of the file system there is that root.
                if parts != [""] {
                    parts.pop();
                }
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_in_one_form() {
        for (path, expected) in
            [("./a//b/../c", "a/c"), ("../../a", "../../a"), ("/../a", "/a"), (".", ""), ("a\\b", "a/b")]
        {
            assert_eq!(normal_path(path), expected);
        }
    }
}
