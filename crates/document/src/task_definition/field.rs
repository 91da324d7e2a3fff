use crate::syntax::NodeId;
use crate::text::Span;

/// Where something stands in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The node of the syntax tree.
    pub node: NodeId,
    /// Its bytes.
    pub span: Span,
}

/// Why a value cannot be known from the text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// A template token stands for it, or for part of it.
    Placeholder,
    /// An intrinsic function of CloudFormation or another tool computes it.
    Intrinsic,
    /// This kind of document does not hold it: a list of containers says nothing about the task.
    NotInThisForm,
}

/// A member of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Field<T> {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// There, but what it will be is not known.
    Unknown {
        /// Why.
        why: Unknown,
        /// Where, unless the document does not hold it at all.
        at: Option<At>,
    },
    /// There, but nothing of the kind that belongs here.
    Invalid {
        /// Where.
        at: At,
    },
    /// There, and of the right kind.
    Known {
        /// What it is.
        value: T,
        /// Where.
        at: At,
    },
}

/// A member that is a list; each element may in turn be unknown or invalid.
pub type List<T> = Field<Vec<Field<T>>>;

impl<T> Field<T> {
    /// The value, if it is known.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self {
            Field::Known { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The value and its place, if it is known.
    #[must_use]
    pub fn known_at(&self) -> Option<(&T, At)> {
        match self {
            Field::Known { value, at } => Some((value, *at)),
            _ => None,
        }
    }

    /// Where it stands, whatever it is.
    #[must_use]
    pub fn at(&self) -> Option<At> {
        match self {
            Field::Absent => None,
            Field::Unknown { at, .. } => *at,
            Field::Invalid { at } | Field::Known { at, .. } => Some(*at),
        }
    }

    /// Whether it is certainly not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether it may be something other than absent or known.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        matches!(self, Field::Unknown { .. } | Field::Invalid { .. })
    }

    /// The value, or `default` when absent; `None` when it is not clear.
    #[must_use]
    pub fn or(&self, default: T) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Field::Absent => Some(default),
            Field::Known { value, .. } => Some(*value),
            _ => None,
        }
    }
}

impl<T> Field<T> {
    /// Makes of an absent member what it is in an object that a template tool adds members to.
    pub(super) fn may_come(&mut self) {
        if self.is_absent() {
            *self = Field::Unknown { why: Unknown::Placeholder, at: None };
        }
    }
}

impl<T> List<T> {
    /// The elements that are known, with their places.
    pub fn items_at(&self) -> impl Iterator<Item = (&T, At)> {
        self.elements().iter().filter_map(Field::known_at)
    }

    /// The elements that are known.
    pub fn items(&self) -> impl Iterator<Item = &T> {
        self.elements().iter().filter_map(Field::known)
    }

    /// All elements; none when the list is absent or not clear.
    #[must_use]
    pub fn elements(&self) -> &[Field<T>] {
        self.known().map_or(&[], Vec::as_slice)
    }

    /// Where the list stands, when it certainly has elements.
    #[must_use]
    pub fn filled_at(&self) -> Option<At> {
        self.known_at().filter(|(elements, _)| !elements.is_empty()).map(|(_, at)| at)
    }

    /// Whether nothing about the list and its elements is unclear: [`List::items`] are then all there are.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        !self.is_unclear() && !self.elements().iter().any(Field::is_unclear)
    }
}

/// An object of the author's own names: log options, labels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct StringMap<'t> {
    /// Name and value of each entry, in document order.
    pub entries: Vec<(&'t str, Field<&'t str>)>,
}

impl<'t> StringMap<'t> {
    /// The entry called `name`; of several, the last.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Field<&'t str>> {
        self.entries.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}
