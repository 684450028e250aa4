//! Where the links of a Markdown file stand, and to what others can lead: its headings and the anchors in its HTML.
//! The texts themselves are in the tree of `markdown`.

use comrak::Arena;
use comrak::nodes::NodeValue;

use super::{Position, clean, flat_text, options, position};

/// The links and anchors of a file, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The addresses of the links, as the file says them.
    pub links: Vec<Placed>,
    /// The texts of the headings.
    pub headings: Vec<Placed>,
    /// The `id`s in the HTML of the file.
    pub ids: Vec<Placed>,
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The position.
    pub position: Position,
    /// The text.
    pub text: String,
}

/// Reads the outline of a Markdown file.
pub fn outline(source: &str) -> Outline {
    let arena = Arena::new();
    let mut outline = Outline::default();
    for node in comrak::parse_document(&arena, source, &options()).descendants() {
        let data = node.data();
        let placed = |text: &str| Placed {
            position: position(&data),
            text: clean(text),
        };
        match &data.value {
            NodeValue::Link(link) | NodeValue::Image(link) => outline.links.push(placed(&link.url)),
            NodeValue::Heading(_) => outline.headings.push(placed(&flat_text(node))),
            NodeValue::HtmlInline(html) => outline.ids.extend(ids(html).map(placed)),
            NodeValue::HtmlBlock(block) => outline.ids.extend(ids(&block.literal).map(placed)),
            _ => {}
        }
    }
    outline
}

/// The values of the `id` attributes in a piece of HTML.
fn ids(html: &str) -> impl Iterator<Item = &str> {
    html.split(" id=").skip(1).filter_map(|rest| {
        rest.trim_start_matches(['"', '\''])
            .split(['"', '\'', ' ', '>'])
            .next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_headings_and_ids_know_their_places() {
        let outline = outline("# One `two`\n\n- see [it](x.md#y)\n\n<a id=\"z\"></a>\n");
        let seen = |placed: &[Placed]| {
            placed
                .iter()
                .map(|placed| (placed.position.line, placed.position.column, placed.text.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(seen(&outline.headings), [(1, 1, "One two".to_owned())]);
        assert_eq!(seen(&outline.links), [(3, 7, "x.md#y".to_owned())]);
        assert_eq!(seen(&outline.ids), [(5, 1, "z".to_owned())]);
    }
}
