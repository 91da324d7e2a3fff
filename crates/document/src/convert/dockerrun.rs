use super::writer::Writer;
use crate::syntax::NodeId;

/// Members of the file that say something to Elastic Beanstalk alone.
const OWN: [&str; 2] = ["AWSEBDockerrunVersion", "authentication"];

/// Writes a `Dockerrun.aws.json` of version 2 as register input.
pub(super) fn write(writer: &mut Writer<'_>, root: NodeId) {
    let tree = writer.source;
    writer.open_object(writer.at(root));
    if tree.member(root, "family").is_none() {
        writer.member("family", None);
        writer.string("my-task", writer.at(root));
        writer.note(root, "Elastic Beanstalk makes up the family; here it is 'my-task'.");
    }
    for child in tree.children(root) {
        let name = tree.key(child).unwrap_or("");
        if OWN.contains(&name) {
            writer.note(child, format!("'{name}' has no counterpart in a task definition."));
        } else {
            writer.member_of(name, child);
            writer.copy(child);
        }
    }
    writer.close();
}
