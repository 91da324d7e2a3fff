//! Names that say that what stands under them is a secret.

/// Words that alone say it.
const SECRET: [&str; 13] = [
    "password",
    "passwd",
    "passphrase",
    "passwort",
    "pwd",
    "pass",
    "secret",
    "secrets",
    "token",
    "apikey",
    "credential",
    "credentials",
    "dsn",
];

/// Last words that say that a name only speaks about a secret: `SECRET_ARN`, `TOKEN_TTL`.
const ABOUT: [&str; 26] = [
    "algorithm",
    "arn",
    "count",
    "dir",
    "enabled",
    "endpoint",
    "expiration",
    "expiry",
    "file",
    "header",
    "host",
    "id",
    "length",
    "name",
    "path",
    "policy",
    "port",
    "prefix",
    "provider",
    "region",
    "seconds",
    "size",
    "timeout",
    "ttl",
    "type",
    "version",
];

/// Whether an environment variable of this name holds a secret. `KEY` counts at the end of a
/// name only: `API_KEY`, but not `KEY_SPACE`.
pub fn variable_is_secret(name: &str) -> bool {
    let words = words(name);
    member_is_secret(name) || words.last().is_some_and(|last| last == "key" || last == "keys")
}

/// Whether a member of an object, a label or an option of this name holds a secret.
pub fn member_is_secret(name: &str) -> bool {
    let words = words(name);
    let about = words.last().is_some_and(|last| ABOUT.contains(&last.as_str()));
    !about && words.iter().any(|word| SECRET.contains(&word.as_str()))
}

/// The words of `DB_PASSWORD`, `dbPassword`, `db.password` and `DBPassword` in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut letters = name.chars().peekable();
    let mut before = ' ';
    // Names of variables and members are ASCII; other letters separate words.
    while let Some(letter) = letters.next() {
        let next_is_small = letters.peek().is_some_and(char::is_ascii_lowercase);
        let begins = letter.is_ascii_uppercase()
            && (before.is_ascii_lowercase() || (before.is_ascii_uppercase() && next_is_small));
        if begins || !letter.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_ascii_alphanumeric()) {
            word.push(letter.to_ascii_lowercase());
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(words("DB_PASSWORD"), ["db", "password"]);
        assert_eq!(words("dbPassword"), ["db", "password"]);
        assert_eq!(words("com.example.APIToken-2"), ["com", "example", "api", "token", "2"]);
        assert!(words("_").is_empty());
    }

    #[test]
    fn secrets_are_known_by_name_and_what_is_about_them_is_not() {
        for name in
            ["DB_PASSWORD", "MYSQL_ROOT_PASSWORD", "GITHUB_TOKEN", "splunk-token", "clientSecret", "DB_PASS"]
        {
            assert!(member_is_secret(name), "{name}");
        }
        for name in ["API_KEY", "KEY", "AWS_SECRET_ACCESS_KEY", "ENCRYPTION_KEYS"] {
            assert!(variable_is_secret(name), "{name}");
        }
        for name in
            ["SECRET_ARN", "TOKEN_TTL", "PASSWORD_FILE", "KEY_SPACE", "MONKEY", "COMPASS", "BYPASS", "Key"]
        {
            assert!(!member_is_secret(name), "{name}");
        }
        assert!(!variable_is_secret("KEYBOARD") && !variable_is_secret("AWS_REGION"));
    }
}
