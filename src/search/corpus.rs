//! The texts of all entries, made ready for searching. Not here: what a query finds in them (`evidence`).

use super::fold::fold;
use super::letters::Letters;
use super::passage::{Field, Passage};
use super::piece::{Chunk, Kind, chunks};
use super::vocabulary::{Builder, Vocabulary};
use super::{pinyin, weight};

/// Of a longer text only so many characters can be found.
const LONGEST_PASSAGE: usize = 4000;

/// The texts of all entries.
#[derive(Debug)]
pub struct Corpus {
    passages: Vec<Place>,
    /// The first passage of each entry, and the number of passages.
    first_passages: Vec<u32>,
    /// Words, numbers, and Chinese characters and pairs of them.
    pub vocabulary: Vocabulary,
    /// What is typed without spaces is found here, for passages that are not answers.
    pub letters: Letters,
    /// The pinyin of the Chinese characters.
    pub syllables: Letters,
    /// The first letters of the pinyin.
    pub initials: Letters,
    /// The openings that errors of any kind may have, as pieces.
    pub wrappers: Vec<Vec<String>>,
}

/// What is known about a passage apart from its words.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The entry that has it.
    pub entry: u32,
    /// What kind of text it is.
    pub field: Field,
    /// How many pieces it has that say something; each Chinese character is one.
    pub size: u16,
}

impl Corpus {
    /// Makes the passages of each entry ready. `wrappers` are the openings that errors of any kind may have.
    pub fn new<'p>(entries: &[Vec<Passage>], wrappers: impl Iterator<Item = &'p str>) -> Corpus {
        let mut builder = CorpusBuilder::default();
        let mut first_passages = Vec::with_capacity(entries.len() + 1);
        for (entry, passages) in entries.iter().enumerate() {
            first_passages.push(builder.passages.len() as u32);
            for passage in passages {
                builder.add(entry as u32, passage);
            }
        }
        first_passages.push(builder.passages.len() as u32);
        let mut wrappers: Vec<Vec<String>> = wrappers.map(pieces_of).collect();
        wrappers.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        wrappers.dedup();
        Corpus {
            passages: builder.passages,
            first_passages,
            vocabulary: builder.words.finish(),
            letters: builder.letters,
            syllables: builder.syllables,
            initials: builder.initials,
            wrappers,
        }
    }

    /// The number of entries.
    pub fn entries(&self) -> usize {
        self.first_passages.len() - 1
    }

    /// The number of passages.
    pub fn passages(&self) -> usize {
        self.passages.len()
    }

    /// What is known about a passage.
    pub fn place(&self, passage: u32) -> Place {
        self.passages[passage as usize]
    }

    /// The passages of an entry.
    pub fn passages_of(&self, entry: usize) -> std::ops::Range<u32> {
        self.first_passages[entry]..self.first_passages[entry + 1]
    }
}

fn pieces_of(text: &str) -> Vec<String> {
    let chunks = chunks(&fold(text, LONGEST_PASSAGE));
    chunks
        .into_iter()
        .flat_map(|chunk| chunk.pieces)
        .map(|piece| piece.text)
        .collect()
}

#[derive(Default)]
struct CorpusBuilder {
    passages: Vec<Place>,
    words: Builder,
    letters: Letters,
    syllables: Letters,
    initials: Letters,
}

impl CorpusBuilder {
    fn add(&mut self, entry: u32, passage: &Passage) {
        let id = self.passages.len() as u32;
        let is_answer = passage.field == Field::Answer;
        if !is_answer {
            self.letters.begin(id);
        }
        self.syllables.begin(id);
        self.initials.begin(id);
        let mut size = 0;
        for chunk in chunks(&fold(&passage.text, LONGEST_PASSAGE)) {
            size += match chunk.pieces[0].kind {
                Kind::Han => self.add_run(&chunk.pieces[0].text, id, is_answer),
                Kind::Word | Kind::Number => self.add_chunk(&chunk, id, is_answer),
            };
        }
        self.passages.push(Place {
            entry,
            field: passage.field,
            size: size.min(u16::MAX as usize) as u16,
        });
    }

    fn add_chunk(&mut self, chunk: &Chunk, passage: u32, is_answer: bool) -> usize {
        for piece in &chunk.pieces {
            self.words.add(&piece.text, passage);
            if !is_answer {
                self.letters.push(&piece.text);
            }
        }
        if chunk.pieces.len() > 1 {
            self.words.add(&chunk.glued(), passage);
        }
        let telling = chunk
            .pieces
            .iter()
            .filter(|piece| !weight::is_filler(&piece.text));
        telling.count()
    }

    fn add_run(&mut self, run: &str, passage: u32, is_answer: bool) -> usize {
        let mut size = 0;
        for part in weight::without_particles(run) {
            for pair in pairs(part) {
                self.words.add(pair, passage);
            }
            size += part.chars().count();
            if !is_answer {
                part.char_indices()
                    .for_each(|(start, c)| self.words.add(&part[start..start + c.len_utf8()], passage));
            }
        }
        if !is_answer {
            self.letters.interrupt();
        }
        let characters: Vec<char> = run.chars().collect();
        for syllable in pinyin::read(&characters) {
            match syllable {
                Some(syllable) => {
                    self.syllables.push(syllable);
                    self.initials.push(&syllable[..1]);
                }
                None => {
                    self.syllables.interrupt();
                    self.initials.interrupt();
                }
            }
        }
        self.syllables.interrupt();
        self.initials.interrupt();
        size
    }
}

/// The pairs of neighbours in a run of Chinese characters.
pub fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = run
        .char_indices()
        .map(|(start, _)| start)
        .chain([run.len()])
        .collect();
    (2..starts.len()).map(move |end| &run[starts[end - 2]..starts[end]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Corpus {
        let passage = |field, text: &str| Passage {
            field,
            text: text.to_owned(),
        };
        let entries = [
            vec![
                passage(Field::Error, "The file_id is missing"),
                passage(Field::Keyword, "缺少了文件"),
            ],
            vec![passage(Field::Answer, "重启程序")],
        ];
        Corpus::new(&entries, ["failed link"].into_iter())
    }

    #[test]
    fn words_chunks_and_pairs_are_found() {
        let corpus = corpus();
        for word in ["file", "id", "fileid", "缺少", "文件", "文", "重启"] {
            assert!(corpus.vocabulary.get(word).is_some(), "{word}");
        }
        assert!(corpus.vocabulary.get("少文").is_none(), "a particle parts words");
        assert_eq!(corpus.letters.find("fileidismissing", true), [(0, 4)]);
        assert_eq!(corpus.syllables.find("chongqi", true), [(2, 2)]);
        assert_eq!(corpus.initials.find("qslwj", true), [(1, 5)]);
    }

    #[test]
    fn passages_know_their_entry_and_size() {
        let corpus = corpus();
        assert_eq!(corpus.entries(), 2);
        assert_eq!(corpus.passages_of(0), 0..2);
        assert_eq!(corpus.place(0).size, 3);
        assert_eq!(corpus.place(1).size, 4);
        assert_eq!(corpus.place(2).entry, 1);
        assert_eq!(corpus.wrappers, [["failed", "link"]]);
    }

    #[test]
    fn a_run_has_pairs() {
        assert_eq!(pairs("端口占用").collect::<Vec<_>>(), ["端口", "口占", "占用"]);
        assert_eq!(pairs("满").count(), 0);
    }
}
