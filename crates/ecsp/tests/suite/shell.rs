//! Completions and manual pages know every command and every option.

use std::process::Command;

fn ecsp(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ecsp")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = ecsp(&["--help"]);
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|name| name != "help")
        .collect()
}

/// The long options of a command, as its help lists them.
fn options(command: &str) -> Vec<String> {
    let help = ecsp(&[command, "--help"]);
    let lines = help.lines().filter_map(|line| line.trim_start().split_once("--"));
    let named = lines.filter(|(before, _)| before.is_empty() || before.ends_with(", "));
    named.map(|(_, rest)| rest.split([' ', '<']).next().unwrap().to_owned()).collect()
}

#[test]
fn completions_know_every_command_and_option() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = ecsp(&["completions", shell]);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell}: {command}");
            for option in options(command) {
                assert!(script.contains(&option), "{shell}: {command} --{option}");
            }
        }
    }
}

#[test]
fn manual_pages_know_every_command_and_option() {
    let program = ecsp(&["man"]);
    assert!(program.contains(".TH ECSP 1"), "{program}");
    for command in commands() {
        assert!(program.contains(&format!("ecsp\\-{command}(1)")), "{command}");
        let page = ecsp(&["man", &command]);
        assert!(page.contains(&format!(".TH ECSP-{} 1", command.to_ascii_uppercase())), "{command}: {page}");
        for option in options(&command) {
            assert!(page.contains(&format!("\\-\\-{}", option.replace('-', "\\-"))), "{command} --{option}");
        }
    }
}
