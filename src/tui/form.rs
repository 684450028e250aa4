//! The form that a command with placeholders opens before it is copied: a field for each of them.

use crate::state::State;
use crate::tui::editor::Editor;
use catalogue::snippet::{Filled, Placeholder, Shell, Snippet, User, Values};

/// A command that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    /// The command.
    pub(crate) snippet: Snippet,
    /// Its placeholders, in their order.
    pub(crate) fields: Vec<Field>,
    /// Which of the fields has the keys.
    pub(crate) selected: usize,
}

/// A placeholder with what has been put in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// What is to be put in.
    pub(crate) placeholder: Placeholder,
    /// What has been put in.
    pub(crate) value: Editor,
}

/// The person who fills in forms, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    /// The person's numbers, where the system has such.
    pub(crate) user: Option<User>,
    /// The shell that takes what is copied.
    pub(crate) shell: Shell,
}

impl Form {
    /// Returns a form that starts with what was put in before, or with what is right for this person; typing replaces it.
    pub(crate) fn new(snippet: Snippet, memory: &State, person: Person) -> Form {
        let fields = snippet.placeholders().iter().map(|placeholder| {
            let before = memory.placeholders.get(&placeholder.name).cloned();
            let start = before.or_else(|| placeholder.default_for(person.user));
            Field { placeholder: placeholder.clone(), value: Editor::selected(&start.unwrap_or_default()) }
        });
        Form { fields: fields.collect(), snippet, selected: 0 }
    }

    /// Goes so many fields on, or back, round and round.
    pub(crate) fn step(&mut self, by: isize) {
        let count = isize::try_from(self.fields.len().max(1)).unwrap_or(isize::MAX);
        let next = (isize::try_from(self.selected).unwrap_or(0) + by).rem_euclid(count);
        self.selected = usize::try_from(next).unwrap_or(0);
    }

    /// Returns the field that has the keys.
    pub(crate) fn line(&mut self) -> Option<&mut Editor> {
        self.fields.get_mut(self.selected).map(|field| &mut field.value)
    }

    /// Returns the values, without those that are empty.
    pub(crate) fn values(&self) -> Values {
        let value = |field: &Field| (field.placeholder.name.clone(), field.value.text().trim().to_owned());
        let values = self.fields.iter().map(value);
        values.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Returns the first field without which the command would be another one, and which is not put in.
    pub(crate) fn missing(&self, shell: Shell) -> Option<usize> {
        let open = self.filled(shell).open;
        let is_missing = |field: &Field| {
            let name = &field.placeholder.name;
            self.snippet.needs(name) && open.contains(name)
        };
        self.fields.iter().position(is_missing)
    }

    /// Returns the command as it is filled in so far.
    pub(crate) fn filled(&self, shell: Shell) -> Filled {
        self.snippet.fill(&self.values(), shell)
    }
}
