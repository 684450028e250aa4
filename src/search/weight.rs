//! How much a matched piece proves, and how much a missing one costs. Not here: how well it matches (`lookup`, `run`).

use std::sync::LazyLock;

use super::pinyin;

/// What finding a piece, or missing it, does to the judgement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// What it counts when an entry has it.
    pub found: f32,
    /// What it counts when an entry lacks it.
    pub missed: f32,
}

impl Weight {
    /// A word of grammar: it proves nothing, and its lack costs next to nothing.
    pub const FILLER: Weight = Weight {
        found: 0.05,
        missed: 0.02,
    };
    /// A word that errors of every kind have, or a drive that has many errors.
    pub const COMMON: Weight = Weight {
        found: 0.25,
        missed: 0.6,
    };
    /// What it costs to lack a number: numbers decide.
    pub const NUMBER_MISSED: f32 = 2.0;
    /// What it costs to lack words written together: they are the name of something.
    pub const NAME_MISSED: f32 = 1.6;

    /// The weight of a piece that so many of all entries have: the rarer, the more it proves.
    pub fn by_rarity(having: usize, all: usize) -> Weight {
        let rarity = if all > 1 {
            1.0 - log2(having.max(1)) / log2(all)
        } else {
            1.0
        };
        Weight {
            found: 0.35 + 0.65 * rarity.clamp(0.0, 1.0),
            missed: 1.0,
        }
    }

    /// From this weight on, finding a piece is evidence.
    pub fn is_strong(self) -> bool {
        self.found >= 0.45
    }

    /// The weight of a part of the piece.
    pub fn scaled(self, factor: f32) -> Weight {
        Weight {
            found: self.found * factor,
            missed: self.missed * factor,
        }
    }
}

/// The binary logarithm of a number from 1 on, straight between powers of two: near enough for a weight. The exact one
/// would be all that the program needs of the system's mathematical library, which takes memory and time to load.
fn log2(number: usize) -> f32 {
    let power = number.ilog2();
    power as f32 + number as f32 / (1usize << power) as f32 - 1.0
}

/// Whether a word says nothing about which error it is.
pub fn is_filler(word: &str) -> bool {
    FILLERS.binary_search(&word).is_ok()
}

/// Whether a word, or a pair of Chinese characters, is in errors and questions of every kind.
pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Whether letters are how common Chinese words are read, such as `xiazai` and `shibai`, and nothing more.
pub fn is_read_as_common(letters: &str) -> bool {
    static READINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let words = COMMON.iter().map(|word| word.chars().collect::<Vec<_>>());
        words
            .map(|word| pinyin::read(&word).into_iter().flatten().collect())
            .filter(|reading: &String| !reading.is_empty())
            .collect()
    });
    letters.is_empty()
        || READINGS
            .iter()
            .filter_map(|reading| letters.strip_prefix(reading.as_str()))
            .any(is_read_as_common)
}

/// Splits a run of Chinese characters at its particles and question words, so that they do not count.
pub fn without_particles(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while let Some(c) = run[index..].chars().next() {
        match particle_at(&run[index..]) {
            Some(particle) => {
                parts.push(&run[start..index]);
                index += particle.len();
                start = index;
            }
            None => index += c.len_utf8(),
        }
    }
    parts.push(&run[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The longest particle that a text begins with. In order, the shorter ones stand before it.
fn particle_at(text: &str) -> Option<&'static str> {
    let first = &text[..text.chars().next()?.len_utf8()];
    let from = PARTICLES.partition_point(|particle| *particle < first);
    let near = PARTICLES[from..]
        .iter()
        .take_while(|particle| particle.starts_with(first));
    near.copied().filter(|particle| text.starts_with(particle)).last()
}

/// English words of grammar, particles in pinyin, and the names of the two programs. Sorted.
#[rustfmt::skip]
const FILLERS: [&str; 165] = [
    "a", "about", "after", "again", "alist", "all", "also", "always", "am", "an", "and", "any", "anyone",
    "are", "arent", "as", "at", "ba", "be", "because", "been", "before", "being", "but", "by", "can",
    "cannot", "cant", "could", "de", "did", "didnt", "do", "does", "doesnt", "doing", "dont", "each",
    "every", "everything", "for", "from", "get", "gets", "getting", "give", "gives", "go", "goes", "going",
    "got", "had", "has", "hasnt", "have", "havent", "having", "he", "help", "her", "here", "him", "his",
    "how", "i", "if", "im", "in", "into", "is", "isnt", "it", "its", "ive", "just", "keep", "keeping",
    "keeps", "le", "let", "like", "ma", "made", "make", "makes", "me", "mine", "more", "my", "ne", "need",
    "needs", "no", "not", "now", "of", "off", "on", "only", "openlist", "oplist", "or", "our", "out",
    "over", "please", "plz", "really", "say", "saying", "says", "see", "she", "should", "show", "showing",
    "shown", "shows", "so", "some", "someone", "something", "still", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "thing", "this", "those", "to", "too", "tried", "try", "trying",
    "under", "us", "very", "via", "want", "wants", "was", "wasnt", "we", "were", "what", "whats", "when",
    "where", "which", "while", "who", "why", "will", "with", "without", "wont", "would", "you", "your",
];

/// Words, and pairs of Chinese characters, that errors and questions of every kind have, and the names of drives and
/// platforms, which each have many errors. Sorted.
#[rustfmt::skip]
const COMMON: [&str; 145] = [
    "account", "add", "added", "adding", "ali", "alibaba", "alipan", "aliyun", "aliyundrive", "aliyunpan",
    "bad", "baidu", "change", "cloud", "code", "codes", "config", "configuration", "data", "denied", "disk",
    "docker", "download", "downloading", "downloads", "drive", "drives", "dropbox", "err", "errno", "error",
    "errors", "fail", "failed", "failing", "fails", "failure", "file", "files", "first", "fix", "folder",
    "found", "google", "googledrive", "http", "https", "id", "invalid", "issue", "last", "later", "link",
    "list", "long", "many", "message", "msg", "much", "name", "netdisk", "new", "nginx", "onedrive", "open",
    "page", "permission", "permissions", "pikpak", "post", "problem", "problems", "proxy", "quark", "read",
    "request", "requests", "response", "reverse", "server", "set", "setting", "settings", "status", "time",
    "token", "type", "unable", "upload", "uploading", "uploads", "url", "user", "webdav", "work", "working",
    "works", "write", "wrong", "上传", "下载", "不上", "不了", "不到", "不存", "不能", "云盘", "代理", "使用", "修改", "功能", "反代",
    "反向", "可以", "名称", "向代", "天翼", "失败", "夸克", "存在", "宝塔", "度网", "我的", "报错", "数据", "文件", "无法", "时候", "没有",
    "添加", "用户", "百度", "目录", "移动", "程序", "类型", "网盘", "网站", "设置", "账号", "迅雷", "里云", "错误", "问题", "阿里",
];

/// Chinese particles and question words. Sorted.
#[rustfmt::skip]
const PARTICLES: [&str; 46] = [
    "一下", "一直", "与", "为什么", "也", "了", "什么", "他", "你", "出现", "又", "吗", "吧", "呀", "呢", "和", "啊", "嘛", "在",
    "如何", "它", "就", "已经", "很", "得", "怎么", "怎么办", "怎样", "总是", "我", "我们", "我这", "或", "把", "提示", "是", "是什么",
    "显示", "的", "着", "给", "老是", "请问", "这个", "那个", "都",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(FILLERS.is_sorted());
        assert!(COMMON.is_sorted());
        assert!(PARTICLES.is_sorted());
    }

    #[test]
    fn common_words_are_common_in_pinyin() {
        assert!(is_read_as_common("xiazaishibai"));
        assert!(!is_read_as_common("xiazaiduankou"));
        assert!(!is_read_as_common("download"));
    }

    #[test]
    fn particles_part_a_run() {
        assert_eq!(without_particles("反代限制了上传"), ["反代限制", "上传"]);
        assert_eq!(without_particles("为什么"), [""; 0]);
        assert_eq!(without_particles("端口"), ["端口"]);
    }

    #[test]
    fn what_few_entries_have_proves_most() {
        let (rare, usual) = (Weight::by_rarity(1, 23), Weight::by_rarity(23, 23));
        assert!(rare.found > 0.99 && rare.is_strong());
        assert!(usual.found < 0.4 && !usual.is_strong());
        assert!(Weight::by_rarity(1, 1).is_strong());
    }
}
