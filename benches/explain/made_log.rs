//! A log as OpenList would write it, of any size, the same at each run: access lines, with as many errors and warnings
//! among them as is wanted. The catalogue answers most of these.

use std::io::{self, Write};

/// Errors that the catalogue answers.
const ANSWERED: [&str; 6] = [
    "failed list /PikPak: Get \"https://api-drive.mypikpak.com/drive/v1/files\": dial tcp 203.0.113.241:443: connect: connection refused",
    "failed link /Aliyun/电影/一部电影.mkv: TooManyRequests:7691",
    "fs/list: request failed,code: 500, message: failed get storage: please add a storage first.",
    "failed list /夸克: Get \"https://drive.quark.cn/1/clouddrive/file\": net/http: TLS handshake timeout",
    "failed list /OneDrive: Unable to retrieve user's mysite URL",
    "failed list /139: query fail [61008]",
];

/// Errors that it does not answer.
const OTHERS: [&str; 3] = [
    "failed list /115: code: 0, message:",
    "failed get /dav/photos/2023/IMG_4411.jpg: object not found",
    "failed link /百度/a.mkv: req: [https://pan.baidu.com/rest/2.0/xpan/file] ,errno: -10",
];

const STACK: &str = "failed to list objs\n\
    github.com/OpenListTeam/OpenList/v4/internal/op.List.func1\n\
    \t/source/internal/op/fs.go:127\n\
    github.com/OpenListTeam/OpenList/v4/pkg/singleflight.(*Group[...]).doCall.func2\n\
    \t/source/pkg/singleflight/singleflight.go:193\n";

const PATHS: [&str; 10] = [
    "/api/fs/list",
    "/api/me",
    "/api/public/settings",
    "/d/Movies/The.Long.Way.Home.2021.1080p.BluRay.x264.mkv?sign=pMZx8c0Jb1Vt3w:0",
    "/p/电视剧/国产剧/某某传 第一季/某某传.S01E07.mp4?sign=Zt-1xT=:0",
    "/dav/backup/phone/DCIM/Camera/IMG_20230405_101112.jpg",
    "/dav/音乐/周杰伦/范特西/01 爱在西元前.flac",
    "/d/books/Another Country (unabridged).epub",
    "/assets/index.4f5e1b8c.js",
    "/api/admin/storage/list?page=1&per_page=0",
];

const STATUSES: [u32; 6] = [200, 200, 200, 206, 302, 207];

/// A generator of numbers that look random (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }
}

/// Writes about `bytes` bytes of log, in which `faults` of a thousand lines are errors or warnings.
pub fn write(out: &mut impl Write, bytes: u64, faults: u64) -> io::Result<()> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut written = 0;
    let mut second = 0;
    while written < bytes {
        second += numbers.below(2);
        let (day, time) = (1 + second / 86_400 % 28, second % 86_400);
        let clock = format!("{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60);
        let chance = numbers.below(1000);
        let line = if chance < faults * 4 / 5 {
            error(day, &clock, numbers.pick(&ANSWERED), numbers.below(4) == 0)
        } else if chance < faults {
            error(day, &clock, numbers.pick(&OTHERS), true)
        } else if chance < faults + 27 {
            let path = numbers.pick(&PATHS);
            format!("DEBU[2025-03-{day:02} {clock}] use cache when list {path}\n")
        } else {
            access(day, &clock, &mut numbers)
        };
        out.write_all(line.as_bytes())?;
        written += line.len() as u64;
    }
    Ok(())
}

fn error(day: u64, clock: &str, message: &str, has_stack: bool) -> String {
    let stack = if has_stack { STACK } else { "" };
    format!("\u{1b}[31mERRO\u{1b}[0m[2025-03-{day:02} {clock}] {message}\n{stack}")
}

fn access(day: u64, clock: &str, numbers: &mut Numbers) -> String {
    let (status, client) = (numbers.pick(&STATUSES), numbers.below(250));
    let (taken, path) = (numbers.below(999_999), numbers.pick(&PATHS));
    let method = numbers.pick(&["GET ", "POST", "GET ", "PROPFIND"]);
    format!(
        "[GIN] 2025/03/{day:02} - {clock} | {status} | {:>6}.{:03}µs |   192.168.1.{client} | {method}     \"{path}\"\n",
        taken / 1000,
        taken % 1000
    )
}
