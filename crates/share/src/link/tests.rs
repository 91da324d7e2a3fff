use proptest::prelude::*;

use super::*;
use crate::workspace::{Tab, View};

const WEB: &str = "{\n  // as typed\n  \"family\": \"web\",\n  \"containerDefinitions\": []\n}\n";

fn workspace() -> Workspace {
    Workspace {
        definitions: vec![WEB.to_owned(), "[ broken, \u{201c}and\u{201d} é 🚢".to_owned()],
        scenario: r#"{"version":1,"services":[{"serviceName":"web","taskDefinition":"web"}]}"#.to_owned(),
        view: View { tab: Tab::LoadBalancer, definition: 1, time: 41_500_000, speed: 60 },
    }
}

fn unpacked(fragment: &str) -> Workspace {
    read_fragment(fragment).unwrap().unwrap()
}

/// A link with any payload, valid deflate around it.
fn link_around(payload: &[u8]) -> String {
    format!("s=1.{}", base64url::encode(&deflate::deflate(payload, DICTIONARY)))
}

#[test]
fn a_link_restores_the_workspace_exactly() {
    let fragment = workspace().to_fragment().unwrap();
    assert_eq!(unpacked(&fragment), workspace());
    assert_eq!(unpacked(&format!("#{fragment}")), workspace());
    assert!(fragment.len() < 260, "{} bytes", fragment.len());
}

#[test]
fn a_view_that_is_as_usual_takes_no_room() {
    let payload = Workspace { definitions: vec![WEB.to_owned()], ..Workspace::default() }.payload();
    assert!(payload.starts_with(b"definitions=66\n{\n  // as typed"), "{payload:?}");
}

/// Every link that was ever published is read for ever: add lines, never change one.
#[test]
fn published_links_are_read() {
    let published = include_str!("published.txt").lines().filter(|line| !line.starts_with('#'));
    for line in published {
        let (fragment, definition) = line.split_once(' ').unwrap();
        let workspace = unpacked(fragment);
        assert_eq!(workspace.definitions.concat().replace('\n', "⏎"), definition);
    }
}

#[test]
fn the_dictionary_is_frozen() {
    let checksum = DICTIONARY.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(
        (DICTIONARY.len(), checksum),
        (8_685, 15_410_520_251_694_237_449),
        "links made before cannot be read with another one"
    );
}

#[test]
fn what_hosts_append_is_left_out() {
    let fragment = workspace().to_fragment().unwrap();
    for tail in ["#?secret=a1B2c3", "#anything", "?secret=x", "&utm_source=mail", "\n"] {
        assert_eq!(unpacked(&format!("{fragment}{tail}")), workspace(), "{tail}");
    }
    assert_eq!(unpacked("td=%7B%7D#?secret=x").definitions, ["{}"]);
}

#[test]
fn a_definition_can_be_written_by_hand() {
    assert_eq!(unpacked(r##"#td={"family":"a&b?c=d"}"##).definitions, [r#"{"family":"a&b?c=d"}"#]);
    assert_eq!(unpacked("td=%7B%22family%22%3A%22caf%C3%A9%22%7D").definitions, [r#"{"family":"café"}"#]);
}

#[test]
fn other_fragments_hold_no_workspace() {
    for fragment in ["", "#", "#main", "s", "#state=1", "S=1.AAAA"] {
        assert_eq!(read_fragment(fragment), Ok(None), "{fragment}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let whole = workspace().to_fragment().unwrap();
    let cut = &whole[..whole.len() - 20];
    let newer = LinkError::Version { found: "2".to_owned() };
    assert_eq!(read_fragment("s=2.AAAA"), Err(newer));
    for damaged in
        [cut, "s=1.", "s=1", "s=", "s=x.AAAA", "s=1.A", "s=1.AA*A", "td=%ff", &format!("{whole}AAAA")]
    {
        assert_eq!(read_fragment(damaged), Err(LinkError::Damaged), "{damaged}");
    }
    for payload in [
        "",
        "\n",
        "{}\n",
        "definitions=9\nshort",
        "definitions=1\nlong",
        "definitions=x\n",
        "definitions=-1\n",
        "time=1",
    ] {
        assert_eq!(read_fragment(&link_around(payload.as_bytes())), Err(LinkError::Damaged), "{payload}");
    }
    let inside_a_character = "definitions=1 scenario=1\né";
    assert_eq!(read_fragment(&link_around(inside_a_character.as_bytes())), Err(LinkError::Damaged));
}

#[test]
fn a_newer_view_is_read_as_far_as_it_is_known() {
    let link = link_around(b"definitions= tab=hologram zoom=3 time=5\n");
    assert_eq!(unpacked(&link).view, View { time: 5, ..View::default() });
}

#[test]
fn links_made_to_explode_are_refused() {
    let bomb = link_around(&vec![b' '; MAX_WORKSPACE_BYTES + 1]);
    assert!(bomb.len() < 16 * 1024);
    assert_eq!(read_fragment(&bomb), Err(LinkError::TooLarge));
    let many = link_around(format!("definitions={}0\n", "0,".repeat(200_000)).as_bytes());
    assert_eq!(unpacked(&many).definitions.len(), 200_001, "bounded by its length");
    let long = format!("s=1.{}", "A".repeat(MAX_LINK_READ_BYTES));
    assert_eq!(read_fragment(&long), Err(LinkError::TooLongToRead { bytes: long.len() }));
}

#[test]
fn a_workspace_that_does_not_fit_into_a_link_says_what_to_do() {
    let mut number = 1u32;
    let mut noise = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'!' + (number >> 25) as u8 % 90)
    };
    let noise: String = (0..20_000).map(|_| noise()).collect();
    let error = Workspace { scenario: noise, ..Workspace::default() }.to_fragment().unwrap_err();
    assert!(error.to_string().ends_with("Download the file instead."), "{error}");
    let huge = Workspace { scenario: " ".repeat(MAX_WORKSPACE_BYTES), ..Workspace::default() };
    assert!(matches!(huge.to_fragment(), Err(LinkError::TooLong { .. })));
}

proptest! {
    #[test]
    fn any_text_travels(definitions in prop::collection::vec(any::<String>(), 0..4), scenario: String, time: u64) {
        let view = View { time, ..View::default() };
        let workspace = Workspace { definitions, scenario, view };
        prop_assert_eq!(unpacked(&workspace.to_fragment().unwrap()), workspace);
    }

    #[test]
    fn reading_any_text_ends_well(text: String, packed in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_fragment(&text);
        let _ = read_fragment(&format!("s={text}"));
        let _ = read_fragment(&format!("td={text}"));
        let _ = read_fragment(&format!("s=1.{}", base64url::encode(&packed)));
    }

    #[test]
    fn reading_any_payload_ends_well(payload in prop::collection::vec(any::<u8>(), 0..300), header: String) {
        let _ = read_fragment(&link_around(&payload));
        let _ = read_fragment(&link_around(format!("{header}\n{header}").as_bytes()));
    }
}
