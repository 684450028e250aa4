use super::*;

const SECRETS: &str = include_str!("../../tests/data/secrets.tsv");
const HARMLESS: &str = include_str!("../../tests/data/harmless.tsv");

#[test]
fn no_secret_remains() {
    let masker = Masker::new();
    let mut leaks = Vec::new();
    for row in SECRETS.lines().filter(|row| !row.starts_with('#')) {
        let row = row.replace('¦', "\n");
        let mut parts = row.split('\t');
        let text = parts.next().unwrap_or_default().replace("\\t:\\t", "\t:\t");
        let masked = masker.mask(&text);
        for secret in parts {
            assert!(text.contains(secret), "{text}: has no {secret}");
            if masked.contains(secret) {
                leaks.push(format!("{secret} in {masked}"));
            }
        }
    }
    assert_eq!(leaks, Vec::<String>::new());
}

#[test]
fn the_evidence_stays() {
    let masker = Masker::new();
    let changed: Vec<_> = HARMLESS
        .lines()
        .map(|text| (text, masker.mask(text)))
        .filter(|(text, masked)| text != masked)
        .collect();
    assert!(changed.is_empty(), "{changed:#?}");
}
