use super::Class;
use crate::schema::Place;
use crate::task_definition::{At, Compatibility, TaskDefinition};

/// A launch type to judge a definition for, instead of the ones it requires itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// `--launch-type ec2`.
    Ec2,
    /// `--launch-type fargate`.
    Fargate,
    /// `--launch-type external`.
    External,
    /// `--launch-type managed-instances`.
    ManagedInstances,
    /// `--launch-type windows`: Windows containers, on the launch types the definition requires.
    Windows,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 5] =
        [Target::Ec2, Target::Fargate, Target::External, Target::ManagedInstances, Target::Windows];

    /// The name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Target::Ec2 => "ec2",
            Target::Fargate => "fargate",
            Target::External => "external",
            Target::ManagedInstances => "managed-instances",
            Target::Windows => "windows",
        }
    }

    /// The target called `name` on the command line.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.as_str() == name)
    }

    fn compatibility(self) -> Option<Compatibility> {
        match self {
            Target::Ec2 => Some(Compatibility::Ec2),
            Target::Fargate => Some(Compatibility::Fargate),
            Target::External => Some(Compatibility::External),
            Target::ManagedInstances => Some(Compatibility::ManagedInstances),
            Target::Windows => None,
        }
    }
}

/// What a definition is judged for: the launch types it requires, or the one asked for instead.
#[derive(Clone, Debug, Default)]
pub struct Lens {
    launch_types: Vec<(Compatibility, Option<At>)>,
    windows: bool,
}

impl Lens {
    pub(super) fn new(definition: &TaskDefinition<'_>, target: Option<Target>) -> Self {
        let required = definition.requires_compatibilities.items_at().map(|(&named, at)| (named, Some(at)));
        let launch_types: Vec<_> = match target.and_then(Target::compatibility) {
            Some(asked) => vec![(asked, definition.requires(asked))],
            None => required.collect(),
        };
        let windows = target == Some(Target::Windows) || definition.is_windows() == Some(true);
        Self { launch_types, windows }
    }

    /// Whether the definition is judged for `launch_type`.
    #[must_use]
    pub fn includes(&self, launch_type: Compatibility) -> bool {
        self.launch_types.iter().any(|(included, _)| *included == launch_type)
    }

    /// Where the definition itself names `launch_type`.
    #[must_use]
    pub fn named_at(&self, launch_type: Compatibility) -> Option<At> {
        self.launch_types.iter().find(|(included, _)| *included == launch_type).and_then(|(_, at)| *at)
    }

    /// Where it is to run; nowhere while no launch type is required or asked for.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let place = |launch_type| match (launch_type, self.windows) {
            (Compatibility::Ec2, false) => Place::Ec2Linux,
            (Compatibility::Ec2, true) => Place::Ec2Windows,
            (Compatibility::Fargate, false) => Place::FargateLinux,
            (Compatibility::Fargate, true) => Place::FargateWindows,
            (Compatibility::External, _) => Place::External,
            (Compatibility::ManagedInstances, _) => Place::ManagedInstances,
        };
        let included = Compatibility::ALL.iter().copied().filter(|&launch_type| self.includes(launch_type));
        included.map(place).collect()
    }

    /// Whether it is judged for Windows containers.
    #[must_use]
    pub fn is_windows(&self) -> bool {
        self.windows
    }

    /// Whether rules of `class` have anything to say.
    #[must_use]
    pub(super) fn concerns(&self, class: Class) -> bool {
        match class {
            Class::UnsupportedOnFargate => self.includes(Compatibility::Fargate),
            Class::UnsupportedOnWindows => self.windows,
            Class::UnsupportedOnExternal => self.includes(Compatibility::External),
            Class::UnsupportedOnManaged => self.includes(Compatibility::ManagedInstances),
            _ => true,
        }
    }
}
