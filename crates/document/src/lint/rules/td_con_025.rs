use crate::lint::prelude::*;

/// ECS Exec in a container whose files can only be read. The agent that it starts there has to write.
pub static RULE: Rule = Rule {
    code: "TD-CON-025",
    title: reference("ECS Exec in a read-only container"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:ecs-exec"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, fixes)
    })],
};

/// Where the agent keeps its state.
const STATE: &str = "/var/lib/amazon";

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<At> {
    let is_enabled = launch.enable_execute_command.given() == Some(&true);
    let containers = context.definition.containers().filter(|container| is_enabled && !may_write(container));
    let read_only = containers.filter_map(|container| container.readonly_root_filesystem.known_at());
    read_only.filter(|(is_read_only, _)| **is_read_only).map(|(_, at)| at).collect()
}

/// Whether something that can be written may be mounted where the agent keeps its state.
fn may_write(container: &ContainerDefinition<'_>) -> bool {
    let parameters = container.linux_parameters.known();
    let in_memory = parameters.into_iter().flat_map(|parameters| parameters.tmpfs.items());
    let mounted = container.mount_points.items().map(|mount| &mount.container_path);
    let mut paths = mounted.chain(in_memory.map(|tmpfs| &tmpfs.container_path)).filter_map(Field::known);
    !container.mount_points.is_clear() || paths.any(|path| path.starts_with(STATE))
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, at: &At) -> Finding {
    let message = format!(
        "{} enables ECS Exec, and this container can write to none of its files. The agent that opens the shell writes to \
         {STATE} and /var/log/amazon: mount volumes there, or leave the file system writable.",
        launch.called()
    );
    Finding::at(*at, message)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    words::removal(context, at)
}
