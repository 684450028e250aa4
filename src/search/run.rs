//! What the catalogue has of Chinese characters in a row. Not here: how they are read (`pinyin`), and words with
//! spaces between them (`lookup`).

use super::corpus::{Corpus, pairs};
use super::evidence::{Evidence, Found, Holding, entries_having, field_factor};
use super::passage::Field;
use super::weight::{self, Weight};

/// What a character counts that is found without its neighbours.
const ALONE: f32 = 0.5;

/// Which characters of a run a passage has, a bit for each.
struct Covered {
    passage: u32,
    /// Those in a pair that it has.
    pairs: u64,
    /// Those that it has at all.
    alone: u64,
}

impl Covered {
    /// How much of a character the passage has.
    fn part_of(&self, index: usize) -> f32 {
        match (self.pairs >> index & 1, self.alone >> index & 1) {
            (1, _) => 1.0,
            (_, 1) => ALONE,
            _ => 0.0,
        }
    }
}

/// Chinese has no spaces, so pairs of neighbours stand for words: each character counts once when a pair that has it
/// is found, and less when it is found alone.
pub fn of_run(run: &str, corpus: &Corpus) -> Evidence {
    /// A mask has a bit for each character.
    const LONGEST_RUN: usize = 64;
    let end = run
        .char_indices()
        .nth(LONGEST_RUN)
        .map_or(run.len(), |(end, _)| end);
    let run = &run[..end];
    let characters = weights_of_characters(run, corpus);

    let mut covered: Vec<Covered> = Vec::new();
    let mut cover = |passages: &[u32], pairs, alone| {
        covered.extend(passages.iter().map(|passage| Covered {
            passage: *passage,
            pairs,
            alone,
        }));
    };
    for (index, pair) in telling_pairs(run) {
        if let Some(word) = corpus.vocabulary.get(pair) {
            cover(&word.passages, 0b11 << index, 0);
        }
    }
    for (index, (start, c)) in run.char_indices().enumerate() {
        if let Some(word) = corpus.vocabulary.get(&run[start..start + c.len_utf8()]) {
            cover(&word.passages, 0, 1 << index);
        }
    }
    covered.sort_by_key(|covered| covered.passage);
    covered.dedup_by(|next, kept| {
        let same = next.passage == kept.passage;
        if same {
            kept.pairs |= next.pairs;
            kept.alone |= next.alone;
        }
        same
    });
    sum_up(&characters, &covered, corpus)
}

/// The pairs of a run with their places, without those across the edge of a common word whose outer character has
/// another pair: in `加载失败` the pair `载失` is there by chance, while in `根文件夹` only `根文` tells of `根`.
fn telling_pairs(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let all: Vec<&str> = pairs(run).collect();
    let common: Vec<bool> = all.iter().map(|pair| weight::is_common(pair)).collect();
    let is_common = move |place: Option<usize>| place.and_then(|place| common.get(place).copied());
    let is_by_chance = move |index: usize| {
        let (before, after) = (index.checked_sub(1), Some(index + 1));
        let (further_before, further_after) = (index.checked_sub(2), Some(index + 2));
        let tells = |pair, beyond| is_common(pair) == Some(false) && is_common(beyond) != Some(true);
        match (is_common(before), is_common(after)) {
            _ if is_common(Some(index)) == Some(true) => false,
            (Some(true), Some(true)) => true,
            (Some(true), _) => tells(after, further_after),
            (_, Some(true)) => tells(before, further_before),
            _ => false,
        }
    };
    all.into_iter()
        .enumerate()
        .filter(move |(index, _)| !is_by_chance(*index))
}

fn weights_of_characters(run: &str, corpus: &Corpus) -> Vec<Weight> {
    let count = run.chars().count();
    let unknown = Weight {
        found: 0.0,
        missed: 0.4,
    };
    let mut characters = vec![unknown; count];
    let (common, others): (Vec<_>, Vec<_>) =
        telling_pairs(run).partition(|(_, pair)| weight::is_common(pair));
    for (index, pair) in others {
        if let Some(word) = corpus.vocabulary.get(pair) {
            let having = entries_having(word.passages.iter().copied(), corpus);
            let half = Weight::by_rarity(having, corpus.entries()).scaled(0.5);
            for character in &mut characters[index..index + 2] {
                if half.found > character.found {
                    *character = half;
                }
            }
        }
    }
    // A common word is common beside any other.
    for (index, _) in common {
        characters[index..index + 2].fill(Weight::COMMON.scaled(0.5));
    }
    // A character whose pairs nobody has may still be found alone.
    for character in characters.iter_mut().filter(|character| character.found == 0.0) {
        character.found = 0.3;
    }
    characters
}

fn sum_up(characters: &[Weight], covered: &[Covered], corpus: &Corpus) -> Evidence {
    let mut evidence = Evidence {
        missed: characters.iter().map(|character| character.missed).sum(),
        weight: characters.iter().map(|character| character.found).sum(),
        is_strong: characters
            .iter()
            .any(|character| character.scaled(2.0).is_strong()),
        ..Evidence::default()
    };
    let all = u64::MAX >> (64 - characters.len().max(1));
    for covered in covered {
        let got = characters
            .iter()
            .enumerate()
            .map(|(index, character)| character.found * covered.part_of(index));
        // A single character has no pair.
        let pieces = if all == 1 { covered.alone } else { covered.pairs };
        evidence.found.push(Found {
            passage: covered.passage,
            share: got.sum::<f32>() / evidence.weight,
            own: covered.pairs == all,
            pieces: pieces.count_ones() as u16,
        });
    }
    for group in covered.chunk_by(|a, b| corpus.place(a.passage).entry == corpus.place(b.passage).entry) {
        evidence.holdings.push(holding(characters, group, corpus));
    }
    evidence
}

/// What the passages of one entry have together.
fn holding(characters: &[Weight], passages: &[Covered], corpus: &Corpus) -> Holding {
    let mut holding = Holding {
        entry: corpus.place(passages[0].passage).entry,
        got: 0.0,
        lost: 0.0,
        solid: 0.0,
    };
    for (index, character) in characters.iter().enumerate() {
        let (mut solid, mut any) = (0.0_f32, 0.0_f32);
        for covered in passages {
            let field = corpus.place(covered.passage).field;
            let here = covered.part_of(index) * field_factor(field);
            any = any.max(here);
            if field != Field::Answer {
                solid = solid.max(here);
            }
        }
        holding.got += character.found * any;
        if character.scaled(2.0).is_strong() {
            holding.solid += character.found * solid;
        }
        holding.lost += character.missed * (1.0 - any);
    }
    holding
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::*;

    fn corpus() -> Corpus {
        let texts = [
            ["挂载路径重复", "端口占用"],
            ["文件太大", "重新启动"],
            ["网络", "上传文件"],
        ];
        let entries = texts.map(|texts| {
            let passages = texts.map(|text| Passage {
                field: Field::Keyword,
                text: text.to_owned(),
            });
            passages.to_vec()
        });
        Corpus::new(&entries, std::iter::empty())
    }

    #[test]
    fn the_order_of_words_does_not_matter() {
        let corpus = corpus();
        let evidence = of_run("占用端口", &corpus);
        assert_eq!(evidence.holdings.len(), 1);
        assert!(evidence.holdings[0].lost < 0.1 * evidence.missed);
        assert!(evidence.found[0].own && evidence.is_strong);
    }

    #[test]
    fn a_character_alone_counts_less() {
        let corpus = corpus();
        let (pair, alone) = (of_run("端口", &corpus), of_run("口", &corpus));
        assert!(alone.holdings[0].got < pair.holdings[0].got / 2.0);
        assert!(!alone.found[0].own);
    }

    #[test]
    fn what_nobody_has_costs() {
        let evidence = of_run("天气怎样", &corpus());
        assert!(evidence.found.is_empty() && evidence.missed > 1.0);
    }

    #[test]
    fn a_pair_across_the_edge_of_a_common_word_does_not_count() {
        let pairs: Vec<&str> = telling_pairs("端口文件排序").map(|(_, pair)| pair).collect();
        assert_eq!(pairs, ["端口", "文件", "排序"]);
        assert_eq!(telling_pairs("根文件夹").count(), 3);
    }

    #[test]
    fn common_words_are_no_evidence() {
        assert!(!of_run("文件", &corpus()).is_strong);
    }
}
