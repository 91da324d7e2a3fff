use super::tree::{NodeId, Tree};

impl Tree {
    /// The JSON Pointer (RFC 6901) of `node`; `""` is the whole text.
    #[must_use]
    pub fn pointer(&self, node: NodeId) -> String {
        let mut path = Vec::new();
        let mut current = node;
        while let Some(parent) = self.parent(current) {
            path.push(current);
            current = parent;
        }
        let mut pointer = String::new();
        for step in path.into_iter().rev() {
            pointer.push('/');
            match self.key(step) {
                Some(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
                None => pointer.push_str(&self.ordinal(step).unwrap_or_default().to_string()),
            }
        }
        pointer
    }

    /// The node at a JSON Pointer; of several members of one name it is the last.
    #[must_use]
    pub fn at_pointer(&self, pointer: &str) -> Option<NodeId> {
        let mut node = self.root();
        let mut steps = pointer.split('/');
        if steps.next() != Some("") {
            return None;
        }
        for step in steps {
            let name = step.replace("~1", "/").replace("~0", "~");
            node = match self.member(node, &name) {
                Some(member) => member,
                None => self.element(node, step)?,
            };
        }
        Some(node)
    }

    fn element(&self, list: NodeId, step: &str) -> Option<NodeId> {
        let ordinal: u32 = step.parse().ok().filter(|ordinal: &u32| ordinal.to_string() == step)?;
        self.children(list).nth(ordinal as usize).filter(|&child| self.ordinal(child).is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::parse_json;

    #[test]
    fn every_node_is_found_by_its_pointer() {
        let tree = parse_json(r#"{"a": [1, {"b/c": "x", "~d": []}], "": null, "0": [2]}"#).tree;
        for node in tree.subtree(tree.root()) {
            assert_eq!(tree.at_pointer(&tree.pointer(node)), Some(node), "{}", tree.pointer(node));
        }
        assert_eq!(tree.at_pointer("/a/1/b~1c").map(|node| tree.source(node)), Some("\"x\""));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let tree = parse_json(r#"{"a": [1]}"#).tree;
        for pointer in ["a", "/b", "/a/1", "/a/00", "/a/-", "/a/0/0"] {
            assert_eq!(tree.at_pointer(pointer), None, "{pointer}");
        }
    }

    #[test]
    fn of_duplicate_keys_the_last_is_found() {
        let tree = parse_json(r#"{"a": 1, "a": 2}"#).tree;
        assert_eq!(tree.at_pointer("/a").map(|node| tree.source(node)), Some("2"));
    }
}
