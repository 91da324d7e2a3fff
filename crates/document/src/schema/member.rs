use super::{Code, Places, Value};
use crate::reference::about_member;

/// An object of the API: `ContainerDefinition`, `PortMapping`, …
#[derive(Debug)]
pub struct Shape {
    /// AWS's name of the shape.
    pub name: &'static str,
    /// What one is called in a sentence: "a port mapping".
    pub words: &'static str,
    /// Its members, in the order of the API model, which is also the order the client lists them in.
    pub members: &'static [Member],
    /// Members that do not exist but are often written here, with the rule that speaks about each.
    pub strangers: &'static [(&'static str, Code)],
}

impl Shape {
    /// The member called `name`.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The names of its members, which are `N`. For a constant, which then does not refer to the tables.
    pub(crate) const fn member_names<const N: usize>(&self) -> [&'static str; N] {
        let mut names = [""; N];
        let mut members = self.members;
        let mut free: &mut [&'static str] = &mut names;
        while let ([member, further @ ..], [name, room @ ..]) = (members, free) {
            *name = member.name;
            members = further;
            free = room;
        }
        names
    }
}

/// Whether a member may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// It may.
    No,
    /// The API model marks it as required: the client refuses the call without it.
    ByClient(Code),
    /// The API model does not, but the service refuses the definition without it.
    ByService(Code),
}

/// A member of a shape.
#[derive(Debug)]
pub struct Member {
    /// AWS's name, case-sensitive.
    pub name: &'static str,
    /// What it takes.
    pub value: Value,
    /// Whether it must be there.
    pub required: Required,
    /// What ECS uses when it is absent, in words or as JSON; `None` when nothing takes its place.
    /// Empty without the feature `members`.
    pub default: Option<&'static str>,
    /// Where it is legal.
    pub places: Places,
    /// What it is, in one phrase, with units. Empty without the feature `members`.
    pub about: &'static str,
    /// Where these facts come from, by source key. Empty without the feature `members`.
    pub source: &'static str,
}

impl Member {
    pub(super) const fn new(name: &'static str, value: Value, about: &'static str) -> Self {
        Self {
            name,
            value,
            required: Required::No,
            default: None,
            places: Places::ALL,
            about: about_member(about),
            source: about_member("API"),
        }
    }

    pub(super) const fn required(mut self, code: Code) -> Self {
        self.required = Required::ByClient(code);
        self
    }

    pub(super) const fn demanded(mut self, code: Code) -> Self {
        self.required = Required::ByService(code);
        self
    }

    pub(super) const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(about_member(default));
        self
    }

    pub(super) const fn places(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    pub(super) const fn source(mut self, source: &'static str) -> Self {
        self.source = about_member(source);
        self
    }
}
