use super::{Finding, Lens};
use crate::JudgeOptions;
use crate::forms::{Form, Recognised, Root, RootKind};
use crate::launch::Launch;
use crate::network_mode::NetworkMode;
use crate::schema::ClientRoot;
use crate::syntax::{NodeId, Parsed, Problem, Tree};
use crate::task_definition::{At, Compatibility, Field, Reader, TaskDefinition, Unknown};

/// What rules about a text as a whole can see.
pub struct TextContext<'t> {
    /// The text and its structure.
    pub tree: &'t Tree,
    /// Where it departs from JSON.
    pub problems: &'t [Problem],
    /// How many more departures there are.
    pub problems_omitted: usize,
    /// Its form.
    pub recognised: &'t Recognised,
}

impl<'t> TextContext<'t> {
    pub(crate) fn new(parsed: &'t Parsed, recognised: &'t Recognised) -> Self {
        Self {
            tree: &parsed.tree,
            problems: &parsed.problems,
            problems_omitted: parsed.problems_omitted,
            recognised,
        }
    }
}

/// Launches that one definition is held against. Each costs up to a whole judgement, and more of them say
/// nothing new.
const MOST_LAUNCHES: usize = 100;

/// What rules about a definition can see.
pub struct Context<'t> {
    /// The text and its structure.
    pub tree: &'t Tree,
    /// The definition as types.
    pub definition: TaskDefinition<'t>,
    /// What it is judged for.
    pub lens: Lens,
    /// Where in the text it is.
    pub root: Root,
    /// The form in which it was pasted. The tree is that of a register input all the same.
    pub form: Form,
    launches: &'t [Launch],
}

impl<'t> Context<'t> {
    pub(crate) fn new(tree: &'t Tree, root: Root, form: Form, options: &'t JudgeOptions) -> Self {
        let definition = read_definition(tree, root);
        let lens = Lens::new(&definition, options.target);
        Self { tree, definition, lens, root, form, launches: &options.launches }
    }

    /// The launches of the definition that are known, as many as are looked at.
    pub fn launches(&self) -> impl Iterator<Item = &'t Launch> {
        let concerned = self.launches.iter().filter(|launch| launch.concerns(&self.definition.family));
        concerned.take(MOST_LAUNCHES)
    }

    /// Whether the definition is judged for Fargate.
    #[must_use]
    pub fn on_fargate(&self) -> bool {
        self.lens.includes(Compatibility::Fargate)
    }

    /// The network mode the task will have: as written, else the default of Linux containers, bridge. `None`
    /// where it is not clear, and where the default depends on the launch type (Managed Instances).
    #[must_use]
    pub fn network_mode(&self) -> Option<NetworkMode> {
        let default_differs = self.lens.is_windows() || self.lens.includes(Compatibility::ManagedInstances);
        if self.definition.network_mode.is_absent() && default_differs {
            return None;
        }
        self.definition.effective_network_mode()
    }

    /// `finding` with a mark at what makes it one: the word `FARGATE`, where the definition has it.
    #[must_use]
    pub fn with_fargate(&self, finding: Finding) -> Finding {
        match self.lens.named_at(Compatibility::Fargate) {
            Some(at) => finding.related(at, "The definition requires Fargate here."),
            None => finding,
        }
    }

    /// `finding` with a mark at what makes it one: the name of `launch_type`, where the definition has it.
    #[must_use]
    pub fn with_launch_type(&self, finding: Finding, launch_type: Compatibility) -> Finding {
        match self.lens.named_at(launch_type) {
            Some(at) => {
                finding.related(at, format!("The definition requires {} here.", launch_type.as_aws()))
            }
            None => finding,
        }
    }

    /// `finding` with a mark at what makes it one: the family of Windows, where the definition has it.
    #[must_use]
    pub fn with_windows(&self, finding: Finding) -> Finding {
        let platform = self.definition.runtime_platform.known();
        match platform.and_then(|platform| platform.operating_system_family.known_at()) {
            Some((family, at)) if family.is_windows() => {
                finding.related(at, "The containers are Windows containers.")
            }
            _ => finding,
        }
    }

    /// Whether the task certainly is in network mode awsvpc, or has to be: on Fargate, where no mode is given.
    #[must_use]
    pub fn in_awsvpc(&self) -> bool {
        let is_meant = self.on_fargate() && self.definition.network_mode.is_absent();
        is_meant || self.network_mode() == Some(NetworkMode::Awsvpc)
    }

    /// `finding` with a mark at what makes it one: the network mode, where the definition has it.
    #[must_use]
    pub fn with_network_mode(&self, finding: Finding) -> Finding {
        match self.definition.network_mode.known_at() {
            Some((mode, at)) => finding.related(at, format!("The network mode is {}.", mode.as_aws())),
            None => finding,
        }
    }

    /// What the client calls the root of the definition.
    #[must_use]
    pub fn client_root(&self) -> ClientRoot {
        let path = match self.root.kind {
            RootKind::TaskDefinition => "",
            RootKind::ContainerList => "containerDefinitions",
            RootKind::Container => "containerDefinitions[0]",
        };
        ClientRoot { node: self.root.node, path }
    }

    /// The name of the container that `node` is in, if it has one.
    #[must_use]
    pub fn container_name(&self, node: NodeId) -> Option<&'t str> {
        let tree = self.tree;
        let containers = self.definition.container_definitions.at().map(|at| at.node);
        let mut ancestors = std::iter::successors(Some(node), |&node| tree.parent(node));
        let container = match self.root.kind {
            RootKind::Container => Some(self.root.node),
            _ => ancestors.find(|&node| tree.parent(node).is_some() && tree.parent(node) == containers),
        };
        tree.string(tree.member(container?, "name")?)
    }
}

/// The definition at `root` as types.
pub(crate) fn read_definition(tree: &Tree, root: Root) -> TaskDefinition<'_> {
    read_with(&Reader::new(tree), root)
}

/// The same, read by a reader that says where things stand.
pub(crate) fn read_with<'t>(reader: &Reader<'t>, root: Root) -> TaskDefinition<'t> {
    let at = reader.at(root.node);
    let containers = match root.kind {
        RootKind::TaskDefinition => {
            return match reader.field(root.node) {
                Field::Known { value, .. } => value,
                _ => TaskDefinition::default(),
            };
        }
        RootKind::ContainerList => reader.field(root.node),
        // A container that stands alone was taken out of a task that may have others.
        RootKind::Container => Field::Known { value: vec![reader.field(root.node), unknown()], at },
    };
    TaskDefinition { container_definitions: containers, ..unknown_task(at) }
}

/// Something that this form of document does not hold.
fn unknown<T>() -> Field<T> {
    Field::Unknown { why: Unknown::NotInThisForm, at: None }
}

/// A task of which nothing is known but that it exists: what surrounds a bare list of containers.
fn unknown_task<'t>(at: At) -> TaskDefinition<'t> {
    TaskDefinition {
        at,
        family: unknown(),
        task_role_arn: unknown(),
        execution_role_arn: unknown(),
        network_mode: unknown(),
        container_definitions: unknown(),
        volumes: unknown(),
        placement_constraints: unknown(),
        requires_compatibilities: unknown(),
        cpu: unknown(),
        memory: unknown(),
        tags: unknown(),
        pid_mode: unknown(),
        ipc_mode: unknown(),
        proxy_configuration: unknown(),
        inference_accelerators: unknown(),
        ephemeral_storage: unknown(),
        runtime_platform: unknown(),
        enable_fault_injection: unknown(),
        trusted_execution_configuration: unknown(),
    }
}
