//! A folder with pages and data to a catalogue: the three layouts of a source, and what is told of a broken file.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use catalogue::join::Survey;
use catalogue::lang::Lang;
use catalogue::model::Catalogue;
use tempfile::TempDir;

const SOURCE: &str = "order: 1\nid: site\nname: Site\naddress: {en: 'https://site.example/faq', zh: 'https://site.example/zh/faq'}\n";
const OWN: &str = "order: 2\nid: own\nname: {en: Own, zh: 自有}\n";
const PAGE: &str = "::: en\n**Q**：disk full（**when writing**）\n\n**A**：[free](a.md) it with `rm -r ${dir}`\n:::\n::: zh-CN\n**Q**：disk full\n\n**A**：清理\n:::\n";
const ROW: &str = "entries:\n- id: disk-full\n  error: disk full\n  title: {en: Disk full, zh: 磁盘满}\n";

/// Writes files into a new folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
        fs::write(path, text).expect("there is room");
    }
    folder
}

fn survey(files: &[(&str, &str)]) -> Survey {
    Survey::of_folder(folder(files).path()).expect("it can be read")
}

fn catalogue(files: &[(&str, &str)]) -> Catalogue {
    let (catalogue, notices) = survey(files).into_catalogue().expect("nothing is broken");
    assert_eq!(notices, []);
    catalogue
}

/// Returns the first fault, from the name of the file on.
fn fault(files: &[(&str, &str)]) -> String {
    let error = survey(files).into_catalogue().expect_err("something is broken");
    error.message.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Returns the first notice, from the name of the file on.
fn notice(data: &str) -> String {
    let files = [("site/source.yaml", SOURCE), ("site/p.md", PAGE), ("site/p.yaml", data)];
    let (_, notices) = survey(&files).into_catalogue().expect("nothing is broken");
    notices[0].message.rsplit('/').next().unwrap_or_default().to_owned()
}

#[test]
fn a_page_with_its_data_is_an_entry() {
    let groups = "- {id: disk, name: {en: Disks, zh: 磁盘}}\n";
    let row = format!(
        "{ROW}  group: disk\n  keywords: {{en: [space], zh: [空间]}}\n  signatures: [{{text: ENOSPC}}]\n"
    );
    let catalogue = catalogue(&[
        ("groups.yaml", groups),
        ("site/source.yaml", SOURCE),
        ("site/p.md", PAGE),
        ("site/p.yaml", &row),
    ]);
    let entry = &catalogue.entries[0];
    assert_eq!((entry.id.as_str(), &*entry.title[Lang::Zh]), ("disk-full", "磁盘满"));
    assert_eq!(entry.clues.errors, ["disk full"]);
    assert_eq!(entry.clues.rules.texts.len(), 1);
    let english = entry.article(None, Lang::En).expect("it is there");
    assert_eq!(english.links(), ["https://site.example/a"]);
    assert_eq!(english.snippets[0].placeholders()[0].name, "dir");
}

#[test]
fn a_page_for_each_language_is_one_page() {
    let en = "**Q**：disk full\n\n**A**：free it\n\n---\n\n**Q**：only here\n\n**A**：x\n";
    let zh = "**Q**：disk full（**写入时**）\n\n**A**：清理\n";
    let catalogue = catalogue(&[("site/source.yaml", SOURCE), ("site/p.md", en), ("site/zh/p.md", zh)]);
    let languages: Vec<Vec<Lang>> = catalogue.entries.iter().map(|entry| entry.languages()).collect();
    assert_eq!(languages, [vec![Lang::En, Lang::Zh], vec![Lang::En]]);
}

#[test]
fn questions_in_words_belong_together_by_their_place() {
    let en = "**Q**：disk full\n\n**A**：free it\n\n---\n\n**Q**：What to do\n\n**A**：wait\n";
    let zh = ["**Q**：disk full\n\n**A**：清理", "**Q**：怎么办\n\n**A**：等"];
    let languages = |zh: &str| -> Vec<usize> {
        let catalogue = catalogue(&[("site/source.yaml", SOURCE), ("site/p.md", en), ("site/zh/p.md", zh)]);
        catalogue.entries.iter().map(|entry| entry.languages().len()).collect()
    };
    assert_eq!(languages(&zh.join("\n\n---\n\n")), [2, 2]);
    assert_eq!(languages(zh[1]), [1, 1, 1], "a page of another length tells no place");
}

#[test]
fn the_same_error_on_two_pages_is_one_entry_and_our_own_text_joins_by_id() {
    let own = "## disk-full\n\n::: en\n**Q**：`disk full`\n\n**A**：own\n:::\n";
    let other = SOURCE.replace("order: 1\nid: site", "order: 0\nid: other");
    let catalogue = catalogue(&[
        ("other/source.yaml", &other),
        ("other/p.md", "**Q**：Disk  full\n\n**A**：x\n"),
        ("site/source.yaml", SOURCE),
        ("site/p.md", PAGE),
        ("site/p.yaml", ROW),
        ("own/source.yaml", OWN),
        ("own/p.md", own),
    ]);
    assert_eq!(catalogue.entries.len(), 1);
    assert_eq!(catalogue.entries[0].sources.len(), 3);
    assert_eq!(catalogue.entries[0].answer.articles.len(), 4);
}

#[test]
fn an_entry_without_a_row_works() {
    let catalogue = catalogue(&[("site/source.yaml", SOURCE), ("site/p.md", PAGE)]);
    let entry = &catalogue.entries[0];
    assert_eq!((entry.id.as_str(), entry.title[Lang::Zh].as_str()), ("disk-full", "disk full"));
    assert_eq!(catalogue.groups[entry.group.0].id, "other");
}

#[test]
fn what_does_not_fit_a_newer_page_is_a_notice() {
    for (data, says) in [
        (
            ROW.replace("error: disk full", "error: gone"),
            "p.yaml:3: error: no entry on the pages has this error",
        ),
        (
            format!(
                "{ROW}  corrections:\n  - {{languages: [en], says: fre, right: free, because: {{en: a, zh: b}}}}\n"
            ),
            "p.yaml:6: says: no page says \"fre\" in that language (any more)",
        ),
        (format!("{ROW}  see_also: [nowhere]\n"), "p.yaml:5: see_also: \"nowhere\" is not there"),
    ] {
        let told = notice(&data);
        assert!(told.starts_with(says) || says.starts_with("p.yaml:6"), "{told}");
        assert!(told.contains(says.rsplit(": ").next().unwrap_or_default()), "{told}");
    }
}

#[test]
fn entries_that_win_over_each_other_are_told_and_neither_is_lost() {
    let page = |id: &str| format!("## {id}\n\n::: en\n**Q**：`{id}`\n\n**A**：x\n:::\n");
    let page: String = ["alpha", "beta", "gamma"].map(page).concat();
    for field in ["beats", "explains"] {
        let row = |(id, other)| format!("- id: {id}\n  title: {{en: a, zh: b}}\n  {field}: [{other}]\n");
        let rows = [("alpha", "beta"), ("beta", "gamma"), ("gamma", "alpha")].map(row);
        let data = format!("entries:\n{}", rows.concat());
        let files = [("own/source.yaml", OWN), ("own/p.md", &page), ("own/p.yaml", &data)];
        let survey = survey(&files);
        let told: Vec<String> =
            survey.reports.iter().map(|report| report.finding.error(&report.file).message).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].ends_with(&format!("p.yaml:10: {field}: \"alpha\" leads back to this entry")),
            "{told:?}"
        );
        let rules = survey.catalogue.entries.iter().map(|entry| &entry.clues.rules);
        assert_eq!(rules.map(|rules| rules.beats.len() + rules.explains.len()).sum::<usize>(), 2);
    }
}

#[test]
fn an_id_that_is_made_up_is_no_other_entrys() {
    let own = "## disk-full\n\n::: en\n**Q**：`other`\n\n**A**：x\n:::\n";
    let catalogue = catalogue(&[
        ("site/source.yaml", SOURCE),
        ("site/p.md", PAGE),
        ("own/source.yaml", OWN),
        ("own/p.md", own),
    ]);
    let ids: Vec<&str> = catalogue.entries.iter().map(|entry| &*entry.id).collect();
    assert_eq!(ids, ["disk-full-2", "disk-full"]);
}

#[test]
fn broken_files_are_faults_with_their_line() {
    let row = |text: &str| fault(&[("site/source.yaml", SOURCE), ("site/p.md", PAGE), ("site/p.yaml", text)]);
    assert!(row("entries:\n- id: a: b\n").starts_with("p.yaml:2: "));
    assert!(row(&format!("{ROW}  colour: red\n")).contains("colour"));
    let twice = format!("{ROW}- id: disk-full\n  title: {{en: a, zh: b}}\n");
    assert_eq!(row(&twice), "p.yaml:5: id: \"disk-full\" is used twice");
    let page = fault(&[("site/source.yaml", SOURCE), ("site/p.md", "::: en\n**Q**：x\n")]);
    assert!(page.starts_with("p.md:1: the container"), "{page}");
    assert!(fault(&[("site/source.yaml", "order: x\n")]).starts_with("source.yaml:1: "));
}

#[test]
fn a_folder_without_sources_is_an_error() {
    let folder = folder(&[("a/p.md", PAGE)]);
    let error = Survey::of_folder(folder.path()).expect_err("it has no source.yaml");
    assert!(error.message.contains("source.yaml"), "{error}");
    assert!(Survey::of_folder(Path::new("/nowhere")).is_err());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = folder(&[("site/source.yaml", SOURCE)]);
    std::os::unix::net::UnixListener::bind(folder.path().join("site/p.md")).expect("there is room");
    let error = Survey::of_folder(folder.path()).expect_err("a socket is no page");
    assert!(error.message.ends_with("not a regular file"), "{error}");
}
