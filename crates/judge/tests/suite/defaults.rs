//! Defaults that ECS fills in stand where they would be written.

use ecs_document::JudgeOptions;
use ecs_judge::Verdict;

/// The text with its ghosts in it.
fn haunted(text: &str) -> String {
    let verdict = Verdict::of(text, &JudgeOptions::default());
    let mut haunted = String::new();
    let mut from = 0;
    for ghost in verdict.defaults {
        haunted.push_str(&text[from..ghost.at as usize]);
        haunted.push_str(&format!("⟨{}⟩", ghost.text));
        from = ghost.at as usize;
    }
    haunted.push_str(&text[from..]);
    haunted
}

#[test]
fn they_stand_behind_what_they_belong_to() {
    let cases = [
        (
            r#"{"family":"a","containerDefinitions":[{"name":"w","image":"i","portMappings":[{"containerPort":80}]}]}"#,
            r#"{"family":"a",⟨ "networkMode": "bridge",⟩"containerDefinitions":[{"name":"w","image":"i",⟨ "essential": true,⟩"portMappings":[{"containerPort":80⟨, "hostPort": 0⟩⟨, "protocol": "tcp"⟩}]}]}"#,
        ),
        (
            r#"{"family":"a","networkMode":"awsvpc","containerDefinitions":[{"image":"i","name":"w","essential":false,"portMappings":[{"containerPort":80,"protocol":"tcp"}]}]}"#,
            r#"{"family":"a","networkMode":"awsvpc","containerDefinitions":[{"image":"i","name":"w","essential":false,"portMappings":[{"containerPort":80,⟨ "hostPort": 80,⟩"protocol":"tcp"}]}]}"#,
        ),
        // Nothing is said about what is not known.
        (
            r#"{"family":"a","networkMode":"none","containerDefinitions":[]}"#,
            r#"{"family":"a","networkMode":"none","containerDefinitions":[]}"#,
        ),
        ("[[[", "[[["),
    ];
    for (text, expected) in cases {
        assert_eq!(haunted(text), expected);
    }
}
