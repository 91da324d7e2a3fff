/// Where a task can run, as far as the legality of members differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// EC2 launch type, Linux containers.
    Ec2Linux,
    /// EC2 launch type, Windows containers.
    Ec2Windows,
    /// Fargate, Linux containers.
    FargateLinux,
    /// Fargate, Windows containers.
    FargateWindows,
    /// ECS Anywhere.
    External,
    /// ECS Managed Instances.
    ManagedInstances,
}

impl Place {
    /// All of them, in the order of AWS's documentation.
    pub const ALL: [Place; 6] = [
        Place::Ec2Linux,
        Place::Ec2Windows,
        Place::FargateLinux,
        Place::FargateWindows,
        Place::External,
        Place::ManagedInstances,
    ];

    /// The name people use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Place::Ec2Linux => "EC2 (Linux)",
            Place::Ec2Windows => "EC2 (Windows)",
            Place::FargateLinux => "Fargate (Linux)",
            Place::FargateWindows => "Fargate (Windows)",
            Place::External => "ECS Anywhere",
            Place::ManagedInstances => "Managed Instances",
        }
    }
}

/// A set of [`Place`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places(u8);

impl Places {
    /// Everywhere.
    pub const ALL: Places = Places::of(&Place::ALL);
    /// Wherever containers are Linux containers.
    pub const LINUX: Places =
        Places::of(&[Place::Ec2Linux, Place::FargateLinux, Place::External, Place::ManagedInstances]);
    /// Linux containers on machines one can see: not on Fargate.
    pub const LINUX_INSTANCES: Places =
        Places::of(&[Place::Ec2Linux, Place::External, Place::ManagedInstances]);
    /// Fargate, whatever the operating system.
    pub const FARGATE: Places = Places::of(&[Place::FargateLinux, Place::FargateWindows]);

    /// The set of exactly these.
    #[must_use]
    pub const fn of(places: &[Place]) -> Self {
        let mut bits = 0;
        let mut rest = places;
        while let [place, others @ ..] = rest {
            bits |= 1 << (*place as u8);
            rest = others;
        }
        Places(bits)
    }

    /// Whether `place` is in the set.
    #[must_use]
    pub const fn contains(self, place: Place) -> bool {
        self.0 & (1 << (place as u8)) != 0
    }

    /// The members of the set, in the order of [`Place::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Place> {
        Place::ALL.into_iter().filter(move |place| self.contains(*place))
    }
}
