//! Where the links of a Markdown file stand, and to what others can lead: its headings and the anchors in its HTML.
//! The texts themselves are in the tree of `markdown`.

use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};

use super::{Position, clean, fences, options, position};

/// The links and anchors of a file, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The addresses of the links, as the file says them.
    pub links: Vec<Placed>,
    /// The addresses of the images, as the file says them.
    pub images: Vec<Placed>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The `id`s in the HTML of the file.
    pub ids: Vec<String>,
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The position.
    pub position: Position,
    /// The text.
    pub text: String,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its text, without images, HTML, and attributes such as `{ lang="en" }`.
    pub text: String,
    /// The anchor that it names for itself: `{#anchor}`.
    pub id: Option<String>,
}

/// Reads the outline of a Markdown file.
pub fn outline(source: &str) -> Outline {
    let arena = Arena::new();
    let source = &*fences::prepare(source);
    let mut outline = Outline::default();
    for node in comrak::parse_document(&arena, source, &options()).descendants() {
        let data = node.data();
        let placed = |text: &str| Placed { position: position(&data), text: clean(text) };
        match &data.value {
            NodeValue::Link(link) => outline.links.push(placed(&link.url)),
            NodeValue::Image(link) => outline.images.push(placed(&link.url)),
            NodeValue::Heading(_) => outline.headings.push(heading(node)),
            NodeValue::HtmlInline(html) => outline.ids.extend(ids(html).map(clean)),
            NodeValue::HtmlBlock(block) => outline.ids.extend(ids(&block.literal).map(clean)),
            _ => {}
        }
    }
    outline
}

/// Reads a heading. Attributes stand in braces at its end, and not in code.
fn heading<'a>(node: &'a AstNode<'a>) -> Heading {
    let mut text = String::new();
    heading_text(node, 0, &mut text);
    let last = node.last_child();
    let ends_in_text = last.is_some_and(|last| matches!(last.data().value, NodeValue::Text(_)));
    let braces = || text.trim_end().strip_suffix('}')?.rsplit_once('{');
    let is_list = |inner: &str| ends_in_text && !inner.trim().is_empty() && !inner.contains('}');
    let Some((before, attributes)) = braces().filter(|(_, inner)| is_list(inner)) else {
        return Heading { text: clean(&text), id: None };
    };
    let id = attributes.split_whitespace().find_map(|attribute| {
        let value = attribute.strip_prefix("id=").map(|id| id.trim_matches(['"', '\'']));
        attribute.strip_prefix('#').or(value)
    });
    Heading { text: clean(before), id: id.map(clean) }
}

/// Collects the text and the code below a node.
fn heading_text<'a>(node: &'a AstNode<'a>, depth: usize, text: &mut String) {
    for child in node.children() {
        match &child.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::Image(_) => {}
            _ if depth < super::MAX_DEPTH => heading_text(child, depth + 1, text),
            _ => {}
        }
    }
}

/// The values of the `id` attributes in a piece of HTML.
fn ids(html: &str) -> impl Iterator<Item = &str> {
    html.split(" id=")
        .skip(1)
        .filter_map(|rest| rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>']).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_know_their_places_and_html_its_ids() {
        let outline = outline("# One `two`\n\n- see [it](x.md#y)\n\n<a id=\"z\"></a>\n");
        let link = Placed { position: Position { line: 3, column: 7 }, text: "x.md#y".to_owned() };
        assert_eq!(outline.links, [link]);
        assert_eq!(outline.ids, ["z"]);
    }

    #[test]
    fn attributes_are_no_part_of_a_heading() {
        for (source, text, id) in [
            ("# One `two`", "One two", None),
            ("## A b { lang=\"en\" }", "A b ", None),
            ("## A {#own lang=\"en\"}", "A ", Some("own")),
            ("## A {id=own}", "A ", Some("own")),
            ("## ![icon](a.png) A<b>c</b>", " Ac", None),
            ("## Use `{x}`", "Use {x}", None),
            ("## A {}", "A {}", None),
        ] {
            let heading = &outline(source).headings[0];
            assert_eq!((&*heading.text, heading.id.as_deref()), (text, id), "{source}");
        }
    }
}
