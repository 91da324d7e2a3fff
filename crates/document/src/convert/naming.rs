use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::forms::Form;
use crate::schema::{Shape, Value, ValueKind, shapes};

/// How a form spells the names of the API's members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// As the API does: `networkMode`.
    Api,
    /// As CloudFormation does: `NetworkMode`.
    CloudFormation,
    /// As Terraform does outside of containers: `network_mode`.
    Terraform,
}

/// CloudFormation's names that are not the API's with a capital letter.
const CLOUDFORMATION: [(&str, &str, &str); 6] = [
    ("Volume", "efsVolumeConfiguration", "EFSVolumeConfiguration"),
    ("Volume", "s3filesVolumeConfiguration", "S3FilesVolumeConfiguration"),
    ("Volume", "fsxWindowsFileServerVolumeConfiguration", "FSxWindowsFileServerVolumeConfiguration"),
    ("EFSVolumeConfiguration", "fileSystemId", "FilesystemId"),
    ("EFSAuthorizationConfig", "iam", "IAM"),
    ("ProxyConfiguration", "properties", "ProxyConfigurationProperties"),
];

/// Terraform's names that are not the API's in small letters with underscores.
const TERRAFORM: [(&str, &str); 6] = [
    ("volumes", "volume"),
    ("inferenceAccelerators", "inference_accelerator"),
    ("configuredAtLaunch", "configure_at_launch"),
    ("sizeInGiB", "size_in_gib"),
    ("sourcePath", "host_path"),
    ("s3filesVolumeConfiguration", "s3files_volume_configuration"),
];

impl Naming {
    /// That of a form.
    pub fn of(form: Form) -> Self {
        match form {
            Form::CloudFormationTemplate | Form::CloudFormationResource => Naming::CloudFormation,
            Form::Hcl | Form::TerraformJson => Naming::Terraform,
            _ => Naming::Api,
        }
    }

    /// How the member `name` of `shape` is called.
    pub fn member(self, shape: &Shape, name: &'static str) -> Cow<'static, str> {
        match self {
            Naming::Api => name.into(),
            Naming::CloudFormation => {
                let special = CLOUDFORMATION.iter().find(|(of, api, _)| *of == shape.name && *api == name);
                special.map_or_else(|| capitalised(name).into(), |(_, _, own)| (*own).into())
            }
            Naming::Terraform if is_of_a_container(shape) => name.into(),
            Naming::Terraform => snake_case(name),
        }
    }

    /// Whether the member `api` of `shape` is called `name`; the same as asking [`Naming::member`], without
    /// making a text.
    pub fn is_called(self, shape: &Shape, api: &'static str, name: &str) -> bool {
        match self {
            Naming::Api => api == name,
            Naming::CloudFormation if !name.as_bytes().eq_ignore_ascii_case(api.as_bytes()) => {
                api.eq_ignore_ascii_case("properties") && self.member(shape, api) == name
            }
            _ => self.member(shape, api) == name,
        }
    }

    /// `sentence` with the API's names of members as this form spells them. A word in quotes is a name unless
    /// it is one of `values`, a string of the document. `own` is the name of the member the sentence is about, in
    /// the converted text and as it was pasted.
    pub fn respell(self, sentence: &str, values: &BTreeSet<&str>, own: Option<(&str, &str)>) -> String {
        if self == Naming::Api {
            return sentence.to_owned();
        }
        let mut respelled = String::with_capacity(sentence.len());
        let mut rest = sentence;
        let mut before = None;
        while let Some(start) = rest.find(|letter: char| letter.is_ascii_alphanumeric()) {
            let (gap, from) = rest.split_at(start);
            respelled.push_str(gap);
            before = gap.chars().next_back().or(before);
            let end = from.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            let is_quoted = matches!(before, Some('\'' | '.')) && after.starts_with(['\'', '.', '[']);
            let is_camel = word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
            let is_own = own.is_some_and(|(_, pasted)| pasted == word);
            let is_name = is_camel || (is_quoted && !is_a_choice(word));
            let is_name = is_name && (is_own || !values.contains(word));
            let pasted = own.filter(|(converted, _)| is_quoted && *converted == word);
            match (pasted, is_name.then(|| self.spelled(word)).flatten()) {
                (Some((_, pasted)), _) => respelled.push_str(pasted),
                (None, Some(spelled)) => respelled.push_str(&spelled),
                (None, None) => respelled.push_str(word),
            }
            before = word.chars().next_back();
            rest = after;
        }
        respelled.push_str(rest);
        respelled
    }

    /// How a member called `name` in any shape is called, when all shapes agree.
    fn spelled(self, name: &str) -> Option<Cow<'static, str>> {
        let mut names = shapes::ALL
            .iter()
            .filter_map(|shape| shape.member(name).map(|member| self.member(shape, member.name)));
        let first = names.next()?;
        names.all(|other| other == first).then_some(first)
    }
}

/// Whether `word` is a value of a closed set somewhere, such as `host`.
fn is_a_choice(word: &str) -> bool {
    shapes::ALL.iter().flat_map(|shape| shape.members).any(|member| has_choice(&member.value, word))
}

fn has_choice(value: &Value, word: &str) -> bool {
    match &value.kind {
        ValueKind::Choice(choice) => choice.values.contains(&word),
        ValueKind::List(list) => has_choice(list.element, word),
        _ => false,
    }
}

/// Whether `shape` is a container or part of one; Terraform takes these as the API's JSON.
pub(crate) fn is_of_a_container(shape: &Shape) -> bool {
    contains(&shapes::CONTAINER_DEFINITION, shape)
}

fn contains(outer: &'static Shape, shape: &Shape) -> bool {
    std::ptr::eq(outer, shape)
        || outer
            .members
            .iter()
            .filter_map(|member| shape_of(&member.value))
            .any(|inner| contains(inner, shape))
}

/// The shape of the objects that a value consists of.
pub(super) fn shape_of(value: &'static Value) -> Option<&'static Shape> {
    match &value.kind {
        ValueKind::Object(shape) => Some(shape),
        ValueKind::List(list) => shape_of(list.element),
        _ => None,
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// `networkMode` as `network_mode`.
fn snake_case(name: &'static str) -> Cow<'static, str> {
    if let Some((_, own)) = TERRAFORM.iter().find(|(api, _)| *api == name) {
        return (*own).into();
    }
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_each_form_spells_them() {
        let names = |shape: &'static Shape, api| {
            let member = shape.member(api).map(|member| member.name).expect(api);
            [Naming::CloudFormation.member(shape, member), Naming::Terraform.member(shape, member)]
        };
        assert_eq!(names(&shapes::TASK_DEFINITION, "networkMode"), ["NetworkMode", "network_mode"]);
        assert_eq!(names(&shapes::TASK_DEFINITION, "volumes"), ["Volumes", "volume"]);
        assert_eq!(names(&shapes::CONTAINER_DEFINITION, "entryPoint"), ["EntryPoint", "entryPoint"]);
        assert_eq!(names(&shapes::EFS_VOLUME, "fileSystemId"), ["FilesystemId", "file_system_id"]);
        assert_eq!(names(&shapes::FSX_VOLUME, "fileSystemId"), ["FileSystemId", "file_system_id"]);
        assert_eq!(names(&shapes::EFS_AUTHORIZATION, "iam"), ["IAM", "iam"]);
        assert_eq!(names(&shapes::EPHEMERAL_STORAGE, "sizeInGiB"), ["SizeInGiB", "size_in_gib"]);
    }

    #[test]
    fn every_name_is_told_apart_by_its_letters() {
        for shape in shapes::ALL {
            for member in shape.members {
                for naming in [Naming::Api, Naming::CloudFormation, Naming::Terraform] {
                    let name = naming.member(shape, member.name);
                    let called = shape.members.iter().filter(|it| naming.is_called(shape, it.name, &name));
                    assert_eq!(called.count(), 1, "{} {name}", shape.name);
                }
            }
        }
    }

    #[test]
    fn sentences_name_members_as_the_document_does() {
        let values = BTreeSet::from(["command"]);
        let respell = |naming: Naming, text| naming.respell(text, &values, None);
        let text = "'memory' is missing. It needs networkMode awsvpc; 'host' is no mode, 'command' a name.";
        assert_eq!(
            respell(Naming::CloudFormation, text),
            "'Memory' is missing. It needs NetworkMode awsvpc; 'host' is no mode, 'command' a name."
        );
        let text = "'networkMode' and 'logConfiguration.options' are 'volumes'.";
        assert_eq!(
            respell(Naming::Terraform, text),
            "'network_mode' and 'logConfiguration.options' are 'volume'."
        );
        let own = Some(("Name", "name"));
        let text = "'Name' must be written 'name'.";
        assert_eq!(Naming::CloudFormation.respell(text, &values, own), "'name' must be written 'Name'.");
    }
}
