# An image with nothing but the static program:
#   docker run --rm -it openlist-faq
#   docker logs openlist 2>&1 | docker run --rm -i openlist-faq explain
FROM rust:1.95 AS build
WORKDIR /build
COPY . .
# glibc can be linked statically here: the program looks up no names and loads no plug-ins.
RUN RUSTFLAGS="-C target-feature=+crt-static" cargo build --release --locked --target "$(rustc -vV | sed -n 's/^host: //p')" \
 && cp target/*/release/openlist-faq /openlist-faq

FROM scratch
COPY --from=build /openlist-faq /openlist-faq
ENV TERM=xterm-256color
ENTRYPOINT ["/openlist-faq"]
