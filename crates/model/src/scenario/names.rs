//! Names where AWS wants ARNs, and the indentation of texts inside of texts.

/// The name inside of an ARN, or the text itself when it is none: `web` for
/// `arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef`,
/// `arn:aws:ecs:us-east-1:111122223333:cluster/web` and `web`.
pub fn short_name(reference: &str) -> &str {
    let Some(arn) = reference.strip_prefix("arn:") else { return reference };
    let resource = arn.splitn(5, ':').nth(4).unwrap_or(reference);
    let mut parts = resource.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        // loadbalancer/app/<name>/<id>
        (Some("loadbalancer"), Some("app"), Some(name)) => name,
        // service/<cluster>/<name>
        (Some("service"), Some(_), Some(name)) => name,
        (_, Some(name), _) => name,
        _ => resource,
    }
}

/// Family and revision of `web`, `web:7` or the ARN of either. No revision means the latest.
pub fn family_and_revision(reference: &str) -> (&str, Option<u32>) {
    let name = short_name(reference);
    match name.rsplit_once(':').map(|(family, revision)| (family, revision.parse())) {
        Some((family, Ok(revision))) => (family, Some(revision)),
        _ => (name, None),
    }
}

/// Owner and number of `web/1`; numbers count from 1.
pub fn numbered_name(name: &str) -> Option<(&str, u32)> {
    let (owner, number) = name.rsplit_once('/')?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    (!owner.is_empty()).then_some((owner, number))
}

/// Whether `name` has the form of an Availability Zone: `us-east-1a`, `ap-southeast-2c`.
pub fn is_zone(name: &str) -> bool {
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut parts = name.rsplitn(2, '-');
    let (number, region) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let letter = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_number = letter.len() < number.len() && number.len() <= 4;
    has_number
        && letter.len() == 1
        && is_word(letter)
        && region.contains('-')
        && region.split('-').all(is_word)
}

/// `text` without the indentation that its last line has, the closing bracket.
pub fn outdented(text: &str) -> String {
    let last = text.rsplit('\n').next().unwrap_or_default();
    let margin = last.get(..last.len().saturating_sub(last.trim_start().len())).unwrap_or_default();
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_prefix(margin).unwrap_or(line)).collect();
    lines.join("\n")
}

/// `text` with every line but the first indented by `margin`; empty lines stay empty.
pub fn indented(text: &str, margin: &str) -> String {
    let mut lines = text.split('\n');
    let mut result = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        result.push('\n');
        if !line.is_empty() {
            result.push_str(margin);
            result.push_str(line);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_as_good_as_an_arn() {
        for (reference, name) in [
            ("web", "web"),
            ("arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef", "web"),
            (
                "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/front/0123456789abcdef",
                "front",
            ),
            ("arn:aws:ecs:us-east-1:111122223333:cluster/demo", "demo"),
            ("arn:aws:ecs:us-east-1:111122223333:service/demo/web", "web"),
            ("arn:aws:ecs:us-east-1:111122223333:task-definition/web:7", "web:7"),
        ] {
            assert_eq!(short_name(reference), name, "{reference}");
        }
    }

    #[test]
    fn revisions_are_cut_off_families() {
        assert_eq!(family_and_revision("web"), ("web", None));
        assert_eq!(family_and_revision("web:7"), ("web", Some(7)));
        assert_eq!(
            family_and_revision("arn:aws:ecs:us-east-1:111122223333:task-definition/web:7"),
            ("web", Some(7))
        );
        assert_eq!(family_and_revision("web:new"), ("web:new", None));
    }

    #[test]
    fn zones_are_known_by_their_form() {
        for zone in ["us-east-1a", "ap-southeast-2c", "us-gov-west-1b"] {
            assert!(is_zone(zone), "{zone}");
        }
        for name in
            ["", "us-east-1", "us-east-a", "1a", "useast-1a", "us-east-1aa", "us-East-1a", "subnet-0a1b2c"]
        {
            assert!(!is_zone(name), "{name}");
        }
    }
}
