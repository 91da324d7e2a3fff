//! What only a shell understands in the arguments of a program.

use crate::text::quoted;

/// Programs that read a program out of their argument.
const SHELLS: [&str; 9] = ["ash", "bash", "busybox", "cmd", "dash", "ksh", "powershell", "sh", "zsh"];

/// Operators that join commands or redirect what they print.
const OPERATORS: [&str; 6] = ["&&", "||", "|", ">", ">>", "2>&1"];

/// Whether `argument` is a shell, or an option such as `-c` after which shell text follows.
#[must_use]
pub fn is_shell(argument: &str) -> bool {
    const LONGEST_OPTION: usize = 4;
    let program = argument.split_whitespace().next().unwrap_or("");
    let name = program.rsplit('/').next().unwrap_or("");
    let is_short = program.starts_with('-') && !program.starts_with("--") && program.len() <= LONGEST_OPTION;
    let is_option = is_short && program.ends_with('c');
    is_option || SHELLS.contains(&name)
}

/// Whether `argument` is an operator of the shell.
#[must_use]
pub fn has_operator(argument: &str) -> bool {
    OPERATORS.contains(&argument)
}

/// Whether `text` has `$NAME`, in capitals, or `$(command)` in it. `$NAME$` is a token of a template tool.
#[must_use]
pub fn has_variable(text: &str) -> bool {
    let mut pieces = text.split('$').peekable();
    let mut before = pieces.next().unwrap_or("");
    while let Some(after) = pieces.next() {
        let is_apart = !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '\\');
        let name = name_at_start(after);
        let is_token = name == Some(after) && pieces.peek().is_some();
        let is_command = after.strip_prefix('(').is_some_and(|rest| rest.contains(')'));
        if is_apart && (name.is_some() && !is_token || is_command) {
            return true;
        }
        before = after;
    }
    false
}

/// The name of a variable in capitals that `text` begins with, of at least two letters.
fn name_at_start(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    let name = text.get(..end)?;
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let is_name = name.len() >= 2 && name.starts_with(|first: char| first.is_ascii_uppercase());
    (is_name && name.bytes().all(is_capital)).then_some(name)
}

/// `text` as a list of arguments, where blanks do nothing but separate them.
#[must_use]
pub fn as_arguments(text: &str) -> Option<String> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || " _./:=,@%+-".contains(letter);
    if !text.chars().all(is_plain) {
        return None;
    }
    let arguments: Vec<String> = text.split_whitespace().map(quoted).collect();
    Some(format!("[{}]", arguments.join(", ")))
}

/// The arguments as one text for a shell, where none of them needs quotes.
#[must_use]
pub fn for_shell(arguments: &[&str]) -> Option<String> {
    let needs_quotes = |argument: &str| argument.contains(['"', '\'', '\\', '*', '?', '`', ' ']);
    let is_one = arguments.len() == 1;
    if !is_one && arguments.iter().any(|argument| needs_quotes(argument)) {
        return None;
    }
    Some(format!("[\"sh\", \"-c\", {}]", quoted(&arguments.join(" "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_what_only_looks_like_them() {
        for text in ["$PORT", "--port=$PORT", "http://$HOST:80", "$(date)", "a $(b) c", "$$NAME"] {
            assert!(has_variable(text), "{text}");
        }
        for text in [
            "",
            "$",
            "$1",
            "$2y$10$abc",
            "pa$WORD",
            "$host",
            "\\$NAME",
            "$A",
            "$(",
            "$PortName",
            "$$$NAME$$$",
        ] {
            assert!(!has_variable(text), "{text}");
        }
    }

    #[test]
    fn shells_and_their_options() {
        for text in ["sh", "/bin/bash", "-c", "-lc", "sh -c", "/usr/bin/bash"] {
            assert!(is_shell(text), "{text}");
        }
        for text in ["", "npm", "--rc", "bash.txt", "-config-c", "fish.sh/x"] {
            assert!(!is_shell(text), "{text}");
        }
    }

    #[test]
    fn arguments_as_lists() {
        assert_eq!(as_arguments("npm  start").as_deref(), Some("[\"npm\", \"start\"]"));
        assert_eq!(as_arguments("npm start && x"), None);
        assert_eq!(for_shell(&["a && b"]).as_deref(), Some("[\"sh\", \"-c\", \"a && b\"]"));
        assert_eq!(for_shell(&["a", "&&", "b"]).as_deref(), Some("[\"sh\", \"-c\", \"a && b\"]"));
        assert_eq!(for_shell(&["a", "b c"]), None);
    }
}
