//! The names of secrets, as data, and the words that are no secrets though they follow a name.

use std::ops::Range;

/// How a name is used, which decides what may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A field that holds a secret: `password`, `refresh_token`.
    Field,
    /// A word of sentences, too: `token`.
    Word,
    /// A field only where a value is assigned: `SESSDATA=…`, `"pass":"…"`.
    Assigned,
    /// A parameter of an address only: `?code=…`.
    Parameter,
    /// A header with pairs: `Cookie: a=1; b=2`.
    Cookie,
    /// A header with a scheme: `Authorization: Basic …`.
    Authorization,
    /// A scheme without its header: `Bearer …`.
    Scheme,
    /// An option of a command: what comes next is its value.
    Option,
    /// An option that takes a name and a password: `-u admin:secret`.
    Login,
    /// A name in Chinese.
    Chinese,
}

/// Ends of names in small letters, without `_` and `-`.
const ENDS: [(Name, &str); 4] = [
    (
        Name::Field,
        "password passwd passphrase passcode pwd token secret secretkey secretid accesskey \
         accesskeyid apikey privatekey encryptionkey masterkey sessionkey clientkey clientuid \
         appkey authkey refreshui pwdhash drivertxt codeverifier devicecode sessionid bduss credential \
         credentials",
    ),
    (Name::Word, "signature"),
    (Name::Authorization, "authorization"),
    (Name::Cookie, "cookie cookies cookiestr"),
];

/// Whole names in small letters, without `_` and `-`. The cookies are those of 115, Aliyun, Baidu, bilibili, Quark, UC,
/// TeraBox, Tianyi, Weiyun, Lanzou, Chaoxing, WPS and of common servers.
const WHOLE: [(Name, &str); 5] = [
    (Name::Login, "u user"),
    (Name::Word, "sign"),
    (
        Name::Assigned,
        "salt pass pw psw dbpass userpass sid seid puus pus kp kps ktd uid cid kid acwtc acwtcpayload \
         tfstk isg cookie2 sessdata bilijct dedeuserid dedeuseridckmd5 buvid3 jsessionid \
         phpsessid cookieloginuser ndus ndutfmt browserid sson ylogin phpdiskinfo wpssid skey \
         pskey cfclearance sidguard sidtt uidtt ttwid xxlogin authorizationcode otpcode totp",
    ),
    (Name::Parameter, "code key auth sig ticket tempauth xsig xarsig policy expiresign authcode otp"),
    (Name::Scheme, "bearer basic oss aws cos"),
];

/// Cookies of 115 that are names of harmless numbers in small letters.
const CAPITALS: [&str; 4] = ["UID", "CID", "KID", "SEID"];

/// Names that end like secrets and are none: they lead to the next page of a list.
const NO_SECRETS: &str = "\
    pagetoken continuationtoken nexttoken synctoken deltatoken";

/// Names of two words.
const PAIRS: [(&str, &str, Name); 10] = [
    ("api", "key", Name::Field),
    ("access", "key", Name::Field),
    ("secret", "key", Name::Field),
    ("private", "key", Name::Word),
    ("access", "code", Name::Word),
    ("session", "id", Name::Word),
    ("identified", "by", Name::Option),
    ("admin", "set", Name::Option),
    ("token", "exchange", Name::Word),
    ("pass", "phrase", Name::Field),
];

/// Names in Chinese.
const CHINESE: &str = "\
    密码 密碼 提取码 提取碼 访问码 分享码 令牌 口令 密钥 密鑰 验证码 授权码 凭证 暗号";

/// The longest name that is read, in bytes.
const LONGEST: usize = 32;

/// The names by their last letter.
pub(super) struct Names {
    by_last: Vec<Vec<Entry>>,
}

struct Entry {
    text: &'static [u8],
    /// Whether a longer name may end with it.
    is_end: bool,
    /// The word that has to stand before it.
    before: Option<&'static str>,
    name: Name,
}

impl Names {
    pub(super) fn new() -> Names {
        let entry =
            |text: &'static str, is_end, before, name| Entry { text: text.as_bytes(), is_end, before, name };
        let pairs = PAIRS.iter().map(|&(first, second, name)| entry(second, false, Some(first), name));
        let ends = split(&ENDS).map(|(text, name)| entry(text, true, None, name));
        let whole = split(&WHOLE).map(|(text, name)| entry(text, false, None, name));
        let mut by_last: Vec<Vec<Entry>> = (0..=u8::MAX).map(|_| Vec::new()).collect();
        for entry in pairs.chain(ends).chain(whole) {
            by_last[usize::from(entry.text[entry.text.len() - 1])].push(entry);
        }
        Names { by_last }
    }

    /// Returns how a word names a secret. `last` is the word before it.
    pub(super) fn find(&self, bytes: &[u8], last: Range<usize>, word: Range<usize>) -> Option<Name> {
        let text = &bytes[word.clone()];
        let entries = &self.by_last[usize::from(text[text.len() - 1].to_ascii_lowercase())];
        if entries.is_empty() {
            return None;
        }
        let mut buffer = [0; LONGEST];
        let name = simplified(text, &mut buffer);
        let is_near = last.end + 1 == word.start && matches!(bytes[last.end], b' ' | b'_' | b'-');
        let entry = entries.iter().find(|entry| {
            let is_same = if entry.is_end { name.ends_with(entry.text) } else { name == entry.text };
            let is_after =
                |before: &str| is_near && bytes[last.clone()].eq_ignore_ascii_case(before.as_bytes());
            is_same && entry.before.is_none_or(is_after)
        })?;
        // Small letters are names of harmless numbers.
        let is_number = entry.text == name
            && CAPITALS.iter().any(|capitals| {
                text != capitals.as_bytes() && text.eq_ignore_ascii_case(capitals.as_bytes())
            });
        let is_harmless = NO_SECRETS.split(' ').any(|end| name.ends_with(end.as_bytes()));
        match entry.name {
            _ if is_number || is_harmless => None,
            Name::Login if !matches!(bytes[..word.start], [.., b' ' | b'-', b'-']) => None,
            Name::Field if bytes[..word.start].ends_with(b"--") => Some(Name::Option),
            Name::Field if matches!(name, b"token" | b"credential" | b"credentials") => Some(Name::Word),
            name => Some(name),
        }
    }
}

fn split(table: &'static [(Name, &'static str)]) -> impl Iterator<Item = (&'static str, Name)> {
    table.iter().flat_map(|&(name, texts)| texts.split(' ').map(move |text| (text, name)))
}

/// Returns the end of a name in small letters, without `_` and `-`.
fn simplified<'b>(text: &[u8], buffer: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let mut start = LONGEST;
    for &byte in text.iter().rev().filter(|byte| !matches!(byte, b'_' | b'-')) {
        let Some(free) = start.checked_sub(1) else { break };
        start = free;
        buffer[start] = byte.to_ascii_lowercase();
    }
    &buffer[start..]
}

/// Returns the name in Chinese that a text begins with.
pub(super) fn chinese(text: &[u8]) -> Option<&'static str> {
    CHINESE.split(' ').find(|name| text.starts_with(name.as_bytes()))
}

/// Words that may stand between a name and its value.
const BETWEEN: &str = "\
    is was are to as has been have set reset changed value header now updated for of admin user the \
    your with key account";

pub(super) fn is_between(word: &[u8]) -> bool {
    BETWEEN.split(' ').any(|between| word == between.as_bytes())
}

/// Words that tell what is wrong with a secret, or stand in its place.
const PROSE: &str = "\
    accepted access active allowed already authentication authorization authorize authorizing available \
    bad bcrypt been being blank bool can cannot changed check code configured connect connection \
    context cookie correct could crypto decode decrypt deleted denied dial different disabled does \
    empty enabled encrypted eof err error exceeded expired failed failure false field forbidden found \
    from given has hash hashed have header here hidden http https ignored illegal in incorrect input \
    int internal invalid invalidated is json length locked long malformed mandatory maximum may minimum \
    mismatch missing must needed network never nil no none not null obscured ok or parse password \
    permission please post present protected provided reason recommended refresh refused rejected \
    remote request required reset response revoked same saved scope sent set should skip status still \
    stored string success successful supplied supported the there timeout to token too true try unable \
    unauthorized unchanged undefined unexpected unknown unset unsupported unused used valid \
    verification verify was weak without wrong yes you your";

pub(super) fn is_prose(word: &[u8]) -> bool {
    word.len() <= 14 && {
        let word = word.to_ascii_lowercase();
        PROSE.split(' ').any(|prose| word == prose.as_bytes())
    }
}

/// Words before a number that is no telephone number.
const MEASURES: &str = "\
    size filesize length bytes byte id fid uid gid cid pid total used free offset range limit quota \
    capacity start end count number no inode time part of uploaded downloaded \
    progress sent written received copied";

/// Whether a word, or the last part of a name such as `fileId` or `file_size`, announces a size or an id.
pub(super) fn is_measure(word: &[u8]) -> bool {
    MEASURES.split(' ').any(|measure| {
        let start = word.len().wrapping_sub(measure.len());
        let Some(end) = word.get(start..) else {
            return false;
        };
        let is_part = start == 0 || !word[start - 1].is_ascii_lowercase() || end[0].is_ascii_uppercase();
        is_part && end.eq_ignore_ascii_case(measure.as_bytes())
    })
}
