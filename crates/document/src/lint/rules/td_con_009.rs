use crate::lint::images::Image;
use crate::lint::prelude::*;
use crate::schema::Pattern;

/// An image name that AWS registers and Docker cannot read.
pub static RULE: Rule = Rule {
    code: "TD-CON-009",
    title: reference("Image name that Docker cannot read"),
    class: Class::FailsAtRuntime,
    grade: Grade::T,
    source: reference("Docker reference"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What Docker stumbles over.
#[derive(Clone, Copy)]
enum Fault<'c> {
    /// A URL; this is what follows the scheme.
    Scheme(&'c str),
    /// Capitals in the repository.
    UpperCase(Image<'c>),
    /// Parts of a path that are empty, or begin or end with a separator.
    Path,
    /// A tag that is none.
    Tag,
}

struct Unreadable<'c> {
    image: &'c str,
    at: At,
    fault: Fault<'c>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unreadable<'c>> {
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let unreadable = images.filter_map(|(&image, at)| Some(Unreadable { image, at, fault: fault(image)? }));
    unreadable.collect()
}

fn fault(text: &str) -> Option<Fault<'_>> {
    // About other characters AWS itself speaks.
    if !Pattern::Image.matches(text) {
        return None;
    }
    if let Some((_, rest)) = text.split_once("://") {
        return Some(Fault::Scheme(rest));
    }
    let image = Image::parse(text)?;
    if !image.tag.is_none_or(is_tag) {
        Some(Fault::Tag)
    } else if !image.repository.split('/').all(is_path_part) {
        Some(Fault::Path)
    } else {
        image
            .repository
            .contains(|letter: char| letter.is_ascii_uppercase())
            .then_some(Fault::UpperCase(image))
    }
}

fn is_tag(tag: &str) -> bool {
    const LONGEST: usize = 128;
    let has_fitting_characters =
        tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    !tag.is_empty() && tag.len() <= LONGEST && !tag.starts_with(['.', '-']) && has_fitting_characters
}

fn is_path_part(part: &str) -> bool {
    let is_end = |character: char| character.is_ascii_alphanumeric();
    part.starts_with(is_end) && part.ends_with(is_end) && !part.contains([':', '#'])
}

fn words<'c>(_: &'c Context<'c>, unreadable: &Unreadable<'c>) -> Finding {
    let what = match unreadable.fault {
        Fault::Scheme(_) => "is a URL",
        Fault::UpperCase(_) => "has capitals in its repository, which Docker knows only in lower case",
        Fault::Path => "has a part that Docker does not take",
        Fault::Tag => "has a tag that Docker does not take",
    };
    let is_replaced = is_replaced(&unreadable.fault);
    let unless = if is_replaced { ". Unless a tool puts another name there," } else { "." };
    let image = words::shortened(unreadable.image);
    let message = format!(
        "Image '{image}' {what}{unless} AWS registers it, but the image cannot be pulled: Docker calls this an invalid \
         reference format. Write host/repository:tag."
    );
    let finding = Finding::at(unreadable.at, message);
    if is_replaced { finding.quiet() } else { finding }
}

/// Capitals only, such as `IMAGE_NAME`, are mostly there for a tool to replace.
fn is_replaced(fault: &Fault<'_>) -> bool {
    let has_small = |text: &str| text.contains(|letter: char| letter.is_ascii_lowercase());
    matches!(fault, Fault::UpperCase(image) if image.registry.is_none() && !has_small(image.repository))
}

fn fixes<'c>(context: &'c Context<'c>, unreadable: &Unreadable<'c>) -> Vec<Fix> {
    let replace = |image: &str| replace_value(context.tree, unreadable.at.node, quoted(image));
    match unreadable.fault {
        Fault::Scheme(rest) if !rest.is_empty() && fault(rest).is_none() => {
            let scheme = unreadable.image.strip_suffix(rest).unwrap_or("");
            vec![Fix::safe(format!("Remove '{scheme}'"), [replace(rest)])]
        }
        Fault::UpperCase(image) if !is_replaced(&unreadable.fault) => {
            let small = image.repository.to_ascii_lowercase();
            let image = unreadable.image.replacen(image.repository, &small, 1);
            vec![Fix::guess("Write the repository in lower case", [replace(&image)])]
        }
        _ => Vec::new(),
    }
}
