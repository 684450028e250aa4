//! The names of secrets, as data, and the words that are no secrets though they follow a name.

use std::ops::Range;
use std::sync::LazyLock;

/// How a name is used, which decides what may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A field that holds a secret: `password`, `refresh_token`.
    Field,
    /// A word of sentences, too: `token`.
    Word,
    /// A field only where a value is assigned: `SESSDATA=…`, `"pass":"…"`.
    Assigned,
    /// A parameter of an address only, `?code=…`, or a key in a variable of the environment, `TMDB_KEY=…`.
    Parameter,
    /// A header with pairs: `Cookie: a=1; b=2`.
    Cookie,
    /// A header with a scheme: `Authorization: Basic …`.
    Authorization,
    /// An option of a command: what comes next is its value.
    Option,
    /// An option that takes a name and a password: `-u admin:secret`.
    Login,
    /// A name in Chinese.
    Chinese,
    /// What ends like the name of a secret, but leads to the next page of a list.
    Harmless,
}

/// Where a name may stand in a word.
#[derive(Clone, Copy)]
enum Place {
    /// At its end: `RefreshToken`.
    End,
    /// As its last part: `DB_PASS`.
    Part,
    /// Alone, or as two words: `api key`.
    Whole,
}

/// Names in small letters, without `_` and `-`. The cookies are those of 115, Aliyun, Baidu, bilibili, Quark, UC,
/// TeraBox, Tianyi, Weiyun, Lanzou, Chaoxing, WPS and of common servers.
const NAMES: [(Place, Name, &str); 13] = [
    (Place::End, Name::Harmless, "pagetoken continuationtoken nexttoken synctoken deltatoken"),
    (
        Place::End,
        Name::Field,
        "password passwd passphrase passcode pwd token secret secretkey secretid accesskey accesskeyid \
         apikey privatekey encryptionkey masterkey sessionkey clientkey clientuid signkey signingkey \
         subscriptionkey appkey authkey refreshui pwdhash drivertxt codeverifier devicecode sessionid bduss \
         credential credentials receivecode otpcode facode smscode verifycode validatecode authcode \
         authorizationcode accesscode logincode",
    ),
    (Place::End, Name::Word, "signature"),
    (Place::End, Name::Authorization, "authorization"),
    (Place::End, Name::Cookie, "cookie cookies cookiestr"),
    (Place::Part, Name::Word, "pass pw psw"),
    (Place::Whole, Name::Word, "sign dbpass userpass tokenexchange bearer basic oss aws cos"),
    (Place::Part, Name::Assigned, "salt"),
    (
        Place::Whole,
        Name::Assigned,
        "sid seid puus pus kp kps ktd uid cid kid acwtc acwtcpayload tfstk isg cookie2 sessdata bilijct \
         dedeuserid dedeuseridckmd5 buvid3 jsessionid phpsessid cookieloginuser ndus ndutfmt browserid bbsid sson \
         ylogin phpdiskinfo wpssid skey pskey cfclearance sidguard sidtt uidtt ttwid xxlogin totp",
    ),
    (Place::Whole, Name::Parameter, "code key auth sig ticket tempauth xsig xarsig policy expiresign otp"),
    (Place::Part, Name::Parameter, "key"),
    (Place::Whole, Name::Login, "u user"),
    (Place::Whole, Name::Option, "adminset identifiedby sshpassp rcloneobscure"),
];

/// Names in Chinese.
const CHINESE: &str = "\
    密码 密碼 提取码 提取碼 访问码 分享码 令牌 口令 密钥 密鑰 验证码 授权码 凭证 暗号";

/// The longest name that is read, in bytes.
const LONGEST: usize = 32;

type Entry = (&'static [u8], Place, Name);

/// The names by their last letter.
static BY_LAST: LazyLock<[Vec<Entry>; 128]> = LazyLock::new(|| {
    let mut by_last = [const { Vec::new() }; 128];
    for (place, name, texts) in NAMES {
        for text in texts.split(' ').map(str::as_bytes) {
            by_last[usize::from(text[text.len() - 1])].push((text, place, name));
        }
    }
    by_last
});

/// Returns how a word names a secret. `last` is the word before it.
pub(super) fn find(bytes: &[u8], last: Range<usize>, word: Range<usize>) -> Option<Name> {
    let text = &bytes[word.clone()];
    let entries = &BY_LAST[usize::from(text[text.len() - 1].to_ascii_lowercase())];
    if entries.is_empty() {
        return None;
    }
    let is_near = matches!(&bytes[last.end..word.start], b" " | b" -");
    let start = if is_near { last.start } else { word.start };
    let mut buffer = [0; LONGEST];
    let both = simplified(&bytes[start..word.end], &mut buffer);
    let length = text.iter().filter(|byte| is_letter(byte)).count();
    let own = &both[both.len().saturating_sub(length)..];
    let (_, _, name) = entries.iter().find(|(name, place, _)| match place {
        Place::End => both.ends_with(name),
        Place::Part => own == *name || is_last_part(text, name),
        Place::Whole => own == *name || both == *name,
    })?;
    // Cookies of 115; in small letters they are names of harmless numbers.
    let is_number =
        matches!(own, b"uid" | b"cid" | b"kid" | b"seid") && text.iter().any(u8::is_ascii_lowercase);
    let before = &bytes[..word.start];
    match (name, own) {
        (Name::Harmless, _) => None,
        (Name::Assigned, _) if is_number => None,
        (Name::Login, _) if !matches!(before, [.., b' ' | b'-', b'-']) => None,
        (Name::Field, _) if before.ends_with(b"--") => Some(Name::Option),
        (Name::Field, b"token" | b"credential" | b"credentials") => Some(Name::Word),
        (name, _) => Some(*name),
    }
}

/// Whether a text is the name of a variable that holds a secret, or of one that nginx sets from a request.
pub(super) fn is_variable(text: &[u8]) -> bool {
    let is_of_request = ["arg_", "cookie_", "http_"].iter().any(|start| text.starts_with(start.as_bytes()));
    !text.is_empty()
        && text.iter().copied().all(super::is_word)
        && (is_of_request || find(text, 0..0, 0..text.len()).is_some())
}

/// Whether a word ends with a name that is set off from what is before it: `DB_PASS`, `dbPass`.
fn is_last_part(word: &[u8], name: &[u8]) -> bool {
    let Some(start) = word.len().checked_sub(name.len()).filter(|&start| start > 0) else {
        return false;
    };
    let is_set_off = !is_letter(&word[start - 1])
        || word[start - 1].is_ascii_lowercase() && word[start].is_ascii_uppercase();
    is_set_off && word[start..].eq_ignore_ascii_case(name)
}

/// Whether a byte counts in a name, of which there are many spellings: `api-key`, `api_key`, `api key`.
fn is_letter(byte: &u8) -> bool {
    !matches!(byte, b'_' | b'-' | b' ')
}

/// Returns the end of a name in small letters, without what sets its parts off.
fn simplified<'b>(text: &[u8], buffer: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let mut start = LONGEST;
    for &byte in text.iter().rev().filter(|byte| is_letter(byte)).take(LONGEST) {
        start -= 1;
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
    i is was are to as has been have set reset changed value header now updated for of admin user the \
    your with key account from environment";

pub(super) fn is_between(word: &[u8]) -> bool {
    BETWEEN.split(' ').any(|between| word.eq_ignore_ascii_case(between.as_bytes()))
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
    MEASURES
        .split(' ')
        .map(str::as_bytes)
        .any(|measure| word.eq_ignore_ascii_case(measure) || is_last_part(word, measure))
}
