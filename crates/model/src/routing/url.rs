//! Absolute URLs of the kind that clients of a load balancer use.

use std::sync::Arc;

/// `http` or `https`, a host, a port, a path and a query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url {
    /// Whether the scheme is `https`.
    pub https: bool,
    /// In lower case, as browsers send it.
    pub host: Arc<str>,
    /// 80 or 443 unless given.
    pub port: u16,
    /// Begins with `/`; dot segments are resolved.
    pub path: Arc<str>,
    /// Without the question mark.
    pub query: Arc<str>,
}

impl Url {
    /// Reads an absolute URL. A fragment is left away, because clients do not send it.
    ///
    /// # Errors
    /// A sentence that says what is wrong with `text`.
    pub fn parse(text: &str) -> Result<Url, String> {
        let (scheme, rest) = text.split_once("://").ok_or_else(|| {
            format!("“{text}” is not an absolute URL; write for example http://app.example.test/.")
        })?;
        let https = match scheme.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            _ => {
                return Err(format!(
                    "“{scheme}” is not http or https, the protocols that a listener speaks."
                ));
            }
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let authority_end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, target) = rest.split_at(authority_end);
        let (host, port) = split_port(authority, if https { 443 } else { 80 })?;
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c == '@') {
            return Err(format!("“{host}” is not a host name."));
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = resolve_dots(path).into();
        Ok(Url { https, host: host.to_ascii_lowercase().into(), port, path, query: query.into() })
    }

    /// The Host header that a client sends: with the port when it is not the protocol's default.
    pub fn host_header(&self) -> Arc<str> {
        let default = if self.https { 443 } else { 80 };
        if self.port == default { self.host.clone() } else { format!("{}:{}", self.host, self.port).into() }
    }
}

fn split_port(authority: &str, default: u16) -> Result<(&str, u16), String> {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => match port.parse() {
            Ok(port) if port > 0 => Ok((host, port)),
            _ => Err(format!("“{port}” is not a port; ports are 1 to 65535.")),
        },
        _ => Ok((authority, default)),
    }
}

/// Load balancers normalise a path before they compare it; what is known of that is that dot
/// segments are resolved (RFC 3986, 5.2.4).
fn resolve_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut ends_in_folder = false;
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        ends_in_folder = matches!(segment, "." | "..");
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
    }
    let slash = if ends_in_folder && !kept.is_empty() { "/" } else { "" };
    format!("/{}{slash}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read_part_by_part() {
        let url = Url::parse("HTTPS://App.Example.test:8443/a/b?x=1&y=/#top").unwrap();
        assert!(url.https);
        assert_eq!((&*url.host, url.port), ("app.example.test", 8443));
        assert_eq!((&*url.path, &*url.query), ("/a/b", "x=1&y=/"));
        assert_eq!(&*url.host_header(), "app.example.test:8443");
        let bare = Url::parse("http://example.com?q").unwrap();
        assert_eq!((&*bare.path, &*bare.query, &*bare.host_header()), ("/", "q", "example.com"));
    }

    #[test]
    fn dot_segments_are_resolved() {
        for (path, resolved) in
            [("/a/./b/../c", "/a/c"), ("/../..", "/"), ("/a/..", "/"), ("/a/.", "/a/"), ("/a//b/", "/a//b/")]
        {
            assert_eq!(&*Url::parse(&format!("http://h{path}")).unwrap().path, resolved, "{path}");
        }
    }

    #[test]
    fn what_is_not_a_url_is_refused_with_a_sentence() {
        for text in
            ["", "/path", "ftp://h/", "http://", "http://h:0/", "http://h:x/", "http://u@h/", "http://a b/"]
        {
            assert!(Url::parse(text).is_err(), "{text}");
        }
    }
}
