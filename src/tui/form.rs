//! The form that a command with placeholders opens before it is copied: a line for each of them. What a value becomes
//! in the command is `snippet`'s.

use crate::environment::User;
use catalogue::snippet::{Filled, Placeholder, Shell, Snippet, Values};
use crate::state::State;
use crate::tui::query::Query;

/// A command that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The command.
    pub snippet: Snippet,
    /// Its placeholders, in their order.
    pub fields: Vec<Field>,
    /// Which of the fields has the keys.
    pub selected: usize,
}

/// A placeholder with what has been put in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is to be put in.
    pub placeholder: Placeholder,
    /// What has been put in.
    pub value: Query,
}

/// The person who fills in forms, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The person's numbers, where the system has such.
    pub user: Option<User>,
    /// The shell that takes what is copied.
    pub shell: Shell,
}

impl Form {
    /// A form that starts with what was put in before, or with what is right for this person.
    pub fn new(snippet: Snippet, memory: &State, person: Person) -> Form {
        let fields = snippet.placeholders().iter().map(|placeholder| {
            let before = memory.placeholder(&placeholder.name).map(str::to_owned);
            let start = before.or_else(|| placeholder.default_for(person.user));
            Field {
                placeholder: placeholder.clone(),
                value: Query::new(&start.unwrap_or_default()),
            }
        });
        Form {
            fields: fields.collect(),
            snippet,
            selected: 0,
        }
    }

    /// Goes so many fields on, or back, round and round.
    pub fn step(&mut self, by: isize) {
        let count = isize::try_from(self.fields.len().max(1)).unwrap_or(isize::MAX);
        let next = (isize::try_from(self.selected).unwrap_or(0) + by).rem_euclid(count);
        self.selected = usize::try_from(next).unwrap_or(0);
    }

    /// Gives the keys to a field, if there is such a field.
    pub fn select(&mut self, field: usize) {
        if field < self.fields.len() {
            self.selected = field;
        }
    }

    /// The text that has the keys.
    pub fn line(&mut self) -> Option<&mut Query> {
        self.fields.get_mut(self.selected).map(|field| &mut field.value)
    }

    /// What has been put in, without what was left empty.
    pub fn values(&self) -> Values {
        let fields = self.fields.iter();
        fields
            .map(|field| {
                (
                    field.placeholder.name.clone(),
                    field.value.text().trim().to_owned(),
                )
            })
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    /// The command as it is filled in so far.
    pub fn filled(&self, shell: Shell) -> Filled {
        self.snippet.fill(&self.values(), shell)
    }
}
