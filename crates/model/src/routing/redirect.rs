//! Where a redirect action sends the client (load-balancing.md 2.5).

use super::Url;
use crate::world::Redirect;

/// The `Location` header for a request to `url`. The port is always written, also when it is
/// the protocol's default, as real load balancers do.
pub fn location(redirect: &Redirect, url: &Url) -> String {
    let fill = |template: &str| {
        template
            .replace("#{protocol}", if url.https { "https" } else { "http" })
            .replace("#{host}", &url.host)
            .replace("#{port}", &url.port.to_string())
            .replace("#{path}", url.path.strip_prefix('/').unwrap_or(&url.path))
            .replace("#{query}", &url.query)
    };
    let protocol = fill(&redirect.protocol).to_ascii_lowercase();
    let (host, port, path) = (fill(&redirect.host), fill(&redirect.port), fill(&redirect.path));
    let query = fill(&redirect.query);
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{protocol}://{host}:{port}{path}{mark}{query}")
}
