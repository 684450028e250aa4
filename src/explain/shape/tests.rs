use super::*;
use proptest::prelude::*;

#[test]
fn what_varies_is_taken_out() {
    for (message, shape) in [
        ("failed list /豆包: ", "failed list <path>"),
        ("query fail [61004]", "query fail [#]"),
        ("Get \"https://x.y/z?a=1\": dial tcp 10.0.0.1:443: EOF", "Get \"<url>\": dial tcp #: EOF"),
        ("errno: -7, id 5daf6e2e2772444298f882229d5689e2", "errno: -7, id <id>"),
        ("open C:\\data\\x.db: v2 is locked", "open <path>: v2 is locked"),
        ("dial tcp [‹address:8f3a›]:443: refused", "dial tcp #: refused"),
        ("token ‹masked:8f3a› refused", "token ‹masked› refused"),
    ] {
        assert_eq!(of(message), shape);
    }
}

#[test]
fn equal_faults_have_equal_shapes() {
    for group in [
        &[
            "task V1StGXR8Z5jdHi6BmyTq failed",
            "task kQb3pZ7xNw2LmVc9RtYa5s failed",
            "task aBcdEfghIjKlmnOpqRstUv failed",
        ][..],
        &["task V1StGXR8_Z5jdHi6B-myT failed", "task 3f2a9c1e-8a7b-4c6d-9e8f-0a1b2c3d4e5f failed"],
        &["pc 0x1c3317e at 0xc000123", "pc 0x2b at 0x0"],
        &[
            "hash da39a3ee5e6b4b0d3255bfef95601890afd80709 bad",
            "hash 5DAF6E2E277244 bad",
            "hash 1234567890123456789 bad",
        ],
        &[
            "open /a b/c d.mkv: no such file",
            "open /x.mkv: no such file",
            "open /数据/电影 (2020)/a: no such file",
        ],
        &["rename /a b to /c d: denied", "rename /e to /f g h: denied"],
        &["upload [my file.zip] failed", "upload [b.rar] failed"],
        &["upload \"a b 1.mp4\" failed", "upload \"第1集.mkv\" failed"],
        &["upload 电影.mkv failed", "upload b-2.avi failed"],
        &["at 2026-09-01T10:00:00Z took 1.5s", "at 2025-01-31T23:59:59.123Z took 1m30.2s"],
        &["took 991.162µs", "took 3.65ms"],
        &["need 10.5 GB of 20 TB", "need 1 B of 3 MB"],
        &[
            "dial tcp 10.0.0.1:443: refused",
            "dial tcp ‹address:00ff›:8080: refused",
            "dial tcp [‹address:00ff›]:1: refused",
        ],
        &["localhost:8080 is busy", "localhost:5244 is busy"],
        &["‹mail:0001› ‹phone:0002›", "‹mail:0003› ‹phone:0004›"],
        &[
            "[GIN] 2025/02/16 - 11:32:04 | 404 | 1ms | 127.0.0.1 | GET \"/d/a b?sign=‹masked:0001›\"",
            "[GIN] 2026/01/01 - 00:00:00 | 404 | 2.5s | ‹address:0001› | GET \"/d/c/d.mkv\"",
        ],
    ] {
        for message in group {
            assert_eq!(of(message), of(group[0]), "{message}");
        }
    }
}

#[test]
fn different_faults_have_different_shapes() {
    for (one, other) in [
        ("failure,status: 403", "failure,status: 404"),
        ("errno: 12", "errno: 111"),
        ("AADSTS700082: expired", "AADSTS7000215: expired"),
        ("[115_open] failed", "[123_open] failed"),
        (
            "[GIN] x | 404 | 1ms | 127.0.0.1 | GET \"/d/a\"",
            "[GIN] x | 404 | 1ms | 127.0.0.1 | GET \"/dav/a\"",
        ),
    ] {
        assert_ne!(of(one), of(other));
    }
}

#[test]
fn names_keep_their_digits() {
    for name in [
        "s3",
        "V3",
        "123open",
        "utf-8",
        "S01E02.mkv",
        "AliyundriveShare2Open",
        "189CloudPC",
        "115_open",
        "x86_64",
        "sha-256",
        "md5",
        "mp4",
        "aria2",
        "HTTP2",
        "ipv6",
        "InvalidAuthenticationToken",
        "UserNotFoundError",
        "config.json",
        "fs/list",
        "application/json",
        "aliyundrive_open",
        "qBittorrent",
        "RequestTimeTooSkewed",
        "x509",
        "oauth2",
        "h264",
    ] {
        let message = format!("cannot use {name} now");
        assert_eq!(of(&message), message);
    }
}

proptest! {
    #[test]
    fn a_shape_is_short(message in any::<String>()) {
        prop_assert!(of(&message).chars().count() <= LENGTH);
    }

    #[test]
    fn any_marks_are_read(message in "[-/\\\\\\[\\]()\"'‹›:.# a1Z权µ_=|]{0,40}") {
        prop_assert!(of(&message).chars().count() <= LENGTH);
    }
}
