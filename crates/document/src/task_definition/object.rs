use std::convert::Infallible;

use super::AwsName;
use super::field::{At, Field, StringMap, Unknown};
use crate::convert::Converted;
use crate::syntax::{Kind, NodeId, Tree};
use crate::text::has_template_token;

/// Reads nodes of a tree as values.
#[derive(Clone, Copy)]
pub struct Reader<'t> {
    tree: &'t Tree,
    /// What the tree was converted from, when places are to be those of the pasted text.
    converted: Option<&'t Converted>,
}

impl<'t> Reader<'t> {
    /// A reader of the nodes of `tree`.
    #[must_use]
    pub fn new(tree: &'t Tree) -> Self {
        Self { tree, converted: None }
    }

    /// A reader of a converted text whose places are those of what was pasted.
    #[must_use]
    pub(crate) fn of_converted(converted: &'t Converted) -> Self {
        Self { tree: &converted.tree, converted: Some(converted) }
    }

    /// The tree that is read.
    #[must_use]
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }

    /// The place of `node`.
    #[must_use]
    pub fn at(&self, node: NodeId) -> At {
        let span = self.converted.map_or_else(|| self.tree.span(node), |from| from.origin(node).span);
        At { node, span }
    }

    /// The member's name, as the API spells it.
    #[must_use]
    pub fn name(&self, member: NodeId) -> &'t str {
        self.tree.key(member).unwrap_or("")
    }

    /// `node` as a member or element of type `T`.
    #[must_use]
    pub fn field<T: Read<'t>>(&self, node: NodeId) -> Field<T> {
        match self.valueless(node) {
            Some(Field::Absent) => Field::Absent,
            Some(Field::Unknown { why, at }) => Field::Unknown { why, at },
            Some(Field::Invalid { at }) => Field::Invalid { at },
            Some(Field::Known { value, .. }) => match value {},
            None => {
                let at = self.at(node);
                T::read(self, node).map_or(Field::Invalid { at }, |value| Field::Known { value, at })
            }
        }
    }

    /// Puts [`Reader::field`] of `node` into `field`. A call, where an assignment would be a move and a
    /// drop for each of a hundred members.
    #[inline(never)]
    pub(super) fn read_into<T: Read<'t>>(&self, node: NodeId, field: &mut Field<T>) {
        *field = self.field(node);
    }

    /// What `node` is, whatever belongs there, if it has no value to read. This much of
    /// [`Reader::field`] is the same code for all types.
    fn valueless(&self, node: NodeId) -> Option<Field<Infallible>> {
        let at = self.at(node);
        match self.tree.kind(node) {
            Kind::Null => Some(Field::Absent),
            Kind::Placeholder => Some(Field::Unknown { why: Unknown::Placeholder, at: Some(at) }),
            Kind::Missing => Some(Field::Invalid { at }),
            Kind::String if has_template_token(self.tree.string(node).unwrap_or("")) => {
                Some(Field::Unknown { why: Unknown::Placeholder, at: Some(at) })
            }
            _ => None,
        }
    }
}

/// What can be read from a node.
pub trait Read<'t>: Sized {
    /// The value at `node`, or `None` when it is nothing of the kind.
    fn read(reader: &Reader<'t>, node: NodeId) -> Option<Self>;
}

impl<'t> Read<'t> for &'t str {
    fn read(reader: &Reader<'t>, node: NodeId) -> Option<Self> {
        reader.tree.string(node)
    }
}

impl Read<'_> for bool {
    fn read(reader: &Reader<'_>, node: NodeId) -> Option<Self> {
        match reader.tree.kind(node) {
            Kind::Bool(value) => Some(value),
            _ => None,
        }
    }
}

/// Whole numbers of the API have 32 bits; wider ones are nothing of the kind.
impl Read<'_> for i64 {
    fn read(reader: &Reader<'_>, node: NodeId) -> Option<Self> {
        reader.tree.integer(node).filter(|&number| i32::try_from(number).is_ok())
    }
}

impl<'t, T: Read<'t>> Read<'t> for Vec<Field<T>> {
    fn read(reader: &Reader<'t>, node: NodeId) -> Option<Self> {
        let is_list = reader.tree.kind(node) == Kind::Array;
        is_list.then(|| reader.tree.children(node).map(|element| reader.field(element)).collect())
    }
}

impl<'t> Read<'t> for StringMap<'t> {
    fn read(reader: &Reader<'t>, node: NodeId) -> Option<Self> {
        if reader.tree.kind(node) != Kind::Object {
            return None;
        }
        let entries = reader.tree.children(node).map(|entry| (reader.name(entry), reader.field(entry)));
        Some(Self { entries: entries.collect() })
    }
}

impl<T: AwsName> Read<'_> for T {
    fn read(reader: &Reader<'_>, node: NodeId) -> Option<Self> {
        T::from_aws(reader.tree.string(node)?)
    }
}

/// Declares an object of the API: its members as fields, and how it is read.
macro_rules! aws_object {
    ($(#[$meta:meta])* $name:ident<$lifetime:lifetime> { $($members:tt)* }) => {
        aws_object! { @declare [$(#[$meta])*] [$name<$lifetime>] [<$lifetime>] [$lifetime] $name { $($members)* } }
    };
    ($(#[$meta:meta])* $name:ident { $($members:tt)* }) => {
        aws_object! { @declare [$(#[$meta])*] [$name] [] ['_] $name { $($members)* } }
    };
    (
        @declare [$($meta:tt)*] [$type:ty] [$($generics:tt)*] [$lifetime:lifetime]
        $name:ident { $( $(#[$field_meta:meta])* $field:ident: $aws:literal => $field_type:ty, )* }
    ) => {
        $($meta)*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name $($generics)* {
            /// Where the object stands.
            pub at: $crate::task_definition::At,
            $( $(#[$field_meta])* pub $field: $crate::task_definition::Field<$field_type>, )*
        }

        impl $($generics)* $type {
            /// AWS's names of the members, in the order of the fields.
            pub const MEMBERS: &'static [&'static str] = &[$($aws),*];
        }

        impl $($generics)* $crate::task_definition::Read<$lifetime> for $type {
            fn read(
                reader: &$crate::task_definition::Reader<$lifetime>,
                node: $crate::syntax::NodeId,
            ) -> Option<Self> {
                if reader.tree().kind(node) != $crate::syntax::Kind::Object {
                    return None;
                }
                let mut object = Self { at: reader.at(node), ..Self::default() };
                for member in reader.tree().children(node) {
                    match reader.name(member) {
                        $( $aws => reader.read_into(member, &mut object.$field), )*
                        _ => {}
                    }
                }
                if reader.tree().has_members_to_come(node) {
                    $( object.$field.may_come(); )*
                }
                Some(object)
            }
        }
    };
}

pub(super) use aws_object;
