use crate::lint::images::Image;
use crate::lint::prelude::*;

/// Characters that no image has: most often a variable that nobody filled in, or a line break that came with
/// the name.
pub static RULE: Rule = Rule {
    code: "TD-CON-006",
    title: reference("Characters that an image name cannot have"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("Shippable/support#3094; aws-actions/amazon-ecs-render-task-definition#49"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let image = case.string();
    let shown = words::shortened(image.trim());
    let message = if image.trim() != image {
        format!("There are blanks or line breaks around the image '{shown}'. Remove them.")
    } else if image.contains('$') {
        format!("Image '{shown}' has a variable in it. ECS fills in none: write the name itself.")
    } else {
        format!("Image '{shown}' may have only letters, digits and the characters - _ : . / # @.")
    };
    Words::new(message).aws("Container.image contains invalid characters.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let image = case.string().trim();
    if Image::parse(image).is_none() {
        return Vec::new();
    }
    vec![Fix::safe("Remove the blanks around it", [replace_value(case.tree(), case.node(), quoted(image))])]
}
