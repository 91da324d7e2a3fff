//! Names of images, as Docker reads them.

use crate::schema::Pattern;

/// The parts of `registry/repository:tag@digest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'t> {
    /// The host of the registry, with its port; Docker Hub where there is none.
    pub registry: Option<&'t str>,
    /// The path in the registry.
    pub repository: &'t str,
    /// The tag; `latest` where there is neither tag nor digest.
    pub tag: Option<&'t str>,
    /// The digest, whatever its form.
    pub digest: Option<&'t str>,
}

impl<'t> Image<'t> {
    /// The parts of `image`; `None` for what has characters of no image, or is a URL.
    #[must_use]
    pub fn parse(image: &'t str) -> Option<Self> {
        if image.is_empty() || !Pattern::Image.matches(image) || image.contains("://") {
            return None;
        }
        let (name, digest) = match image.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (image, None),
        };
        // A colon before the last slash belongs to the port of the registry.
        let last = name.rfind('/').map_or(0, |slash| slash + 1);
        let colon = name.get(last..).and_then(|part| part.rfind(':')).map(|colon| last + colon);
        let (path, tag) = match colon {
            Some(colon) => (name.get(..colon)?, name.get(colon + 1..)),
            None => (name, None),
        };
        let (registry, repository) = match path.split_once('/') {
            Some((host, path)) if is_host(host) => (Some(host), path),
            _ => (None, path),
        };
        Some(Self { registry, repository, tag, digest })
    }

    /// The last part of the repository: `nginx` in `docker.io/library/nginx`.
    #[must_use]
    pub fn program(&self) -> &'t str {
        self.repository.rsplit('/').next().unwrap_or(self.repository)
    }

    /// Whether Docker Hub is the registry.
    #[must_use]
    pub fn is_on_docker_hub(&self) -> bool {
        const HOSTS: [&str; 3] = ["docker.io", "index.docker.io", "registry-1.docker.io"];
        self.registry.is_none_or(|host| HOSTS.contains(&host))
    }

    /// The name of an official image of Docker Hub, there or in the copy that ECR Public keeps.
    #[must_use]
    pub fn official(&self) -> Option<&'t str> {
        let repository = match self.registry {
            Some("public.ecr.aws") => self.repository.strip_prefix("docker/library/")?,
            _ if self.is_on_docker_hub() => {
                self.repository.strip_prefix("library/").unwrap_or(self.repository)
            }
            _ => return None,
        };
        (!repository.contains('/')).then_some(repository)
    }

    /// Whether the registry is a private one of ECR, `<12 digits>.dkr.ecr.<region>.amazonaws.com`. Public ones
    /// are at `public.ecr.aws`.
    #[must_use]
    pub fn is_in_private_ecr(&self) -> bool {
        const SERVICES: [&str; 3] = ["dkr.ecr.", "dkr.ecr-fips.", "dkr-ecr."];
        let Some((account, host)) = self.registry.and_then(|host| host.split_once('.')) else { return false };
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        is_account && SERVICES.iter().any(|service| host.starts_with(service))
    }
}

/// Whether the first part of a path is a host, and not the owner of a repository.
fn is_host(part: &str) -> bool {
    part.contains(['.', ':']) || part == "localhost"
}

/// Whether `digest` is one: `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn is_digest(digest: &str) -> bool {
    digest.strip_prefix("sha256:").is_some_and(is_sha256)
}

/// Whether `digits` are the 64 hexadecimal digits of a SHA-256 sum.
#[must_use]
pub fn is_sha256(digits: &str) -> bool {
    digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Parts<'t> = (Option<&'t str>, &'t str, Option<&'t str>, Option<&'t str>);

    #[test]
    fn parts_of_images() {
        let cases: [(&str, Parts<'_>); 7] = [
            ("nginx", (None, "nginx", None, None)),
            ("nginx:1.27", (None, "nginx", Some("1.27"), None)),
            ("org/app@sha256:0", (None, "org/app", None, Some("sha256:0"))),
            ("localhost/app", (Some("localhost"), "app", None, None)),
            ("host:5000/a/b", (Some("host:5000"), "a/b", None, None)),
            ("host:5000/a/b:1@sha256:0", (Some("host:5000"), "a/b", Some("1"), Some("sha256:0"))),
            ("a.b/c:", (Some("a.b"), "c", Some(""), None)),
        ];
        for (image, (registry, repository, tag, digest)) in cases {
            assert_eq!(Image::parse(image), Some(Image { registry, repository, tag, digest }), "{image}");
        }
        for text in ["", "https://host/a", "a b", "$A"] {
            assert_eq!(Image::parse(text), None, "{text}");
        }
    }

    #[test]
    fn official_images_and_registries() {
        let official = |image| Image::parse(image).and_then(|image| image.official());
        for image in
            ["redis", "library/redis:7", "docker.io/library/redis", "public.ecr.aws/docker/library/redis"]
        {
            assert_eq!(official(image), Some("redis"), "{image}");
        }
        for image in ["bitnami/redis", "quay.io/redis", "public.ecr.aws/bitnami/redis"] {
            assert_eq!(official(image), None, "{image}");
        }
        let in_ecr = |image| Image::parse(image).is_some_and(|image| image.is_in_private_ecr());
        assert!(in_ecr("111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1"));
        assert!(!in_ecr("public.ecr.aws/app") && !in_ecr("1.dkr.ecr.eu-west-1.amazonaws.com/app"));
    }
}
