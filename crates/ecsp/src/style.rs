//! Colours, where somebody looks: on a terminal, unless NO_COLOR is set.

use std::io::IsTerminal;

/// What a piece of output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Error,
    Warning,
    Note,
    Good,
    Strong,
    Faint,
    Plain,
}

/// Paints or leaves text as it is.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    coloured: bool,
}

impl Style {
    /// For standard output.
    pub fn of_stdout() -> Style {
        Style { coloured: std::io::stdout().is_terminal() && may_colour() }
    }

    /// For standard error.
    pub fn of_stderr() -> Style {
        Style { coloured: std::io::stderr().is_terminal() && may_colour() }
    }

    /// For files and pipes.
    #[cfg(test)]
    pub fn plain() -> Style {
        Style { coloured: false }
    }

    /// Whether paint is seen.
    pub fn is_coloured(self) -> bool {
        self.coloured
    }

    /// `text` in `ink`.
    pub fn paint(self, ink: Ink, text: &str) -> String {
        if !self.coloured || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Error => "1;31",
            Ink::Warning => "1;33",
            Ink::Note => "1;36",
            Ink::Good => "32",
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Plain => "0",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

fn may_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
