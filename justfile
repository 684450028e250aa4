# What there is to do in this repository: `just --list`.

# All that must hold before a change lands: the same as CI.
check:
    .ci/run

# The pictures in screenshots/, in a real terminal emulator.
pictures:
    screenshots/take

# Measurements beside other programs, in one run each.
bench:
    cargo bench

# Looks at edited pages and an edited catalogue.yaml without building them in.
preview:
    cargo run --release -- --catalogue assets

# Rewrites the screens that the tests compare with; look at the difference before you commit it.
snapshots:
    INSTA_UPDATE=always cargo test
