//! Colours: the same in pictures that leave the page as on it, and readable.

use std::collections::BTreeMap;

use ecs_scene::{Role, Theme};

/// Custom properties of the first block whose selector is `selector`.
fn properties(css: &str, selector: &str) -> BTreeMap<String, String> {
    let start = css.find(&format!("{selector} {{")).expect("the style sheet has this block");
    let block = &css[start..start + css[start..].find('}').expect("the block ends")];
    let property = |line: &str| {
        let (name, value) = line.trim().trim_end_matches(';').split_once(':')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    };
    block.lines().filter_map(property).collect()
}

#[test]
fn pictures_have_the_colours_of_the_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
    // The crate can be tested without the page around it.
    let Ok(css) = std::fs::read_to_string(path) else { return };
    for (theme, selector) in [(Theme::Light, ":root"), (Theme::Dark, "[data-theme=\"dark\"]")] {
        let properties = properties(&css, selector);
        for role in Role::ALL {
            let kept = properties.get(role.property()).map(String::as_str);
            assert_eq!(kept, Some(theme.color(role)), "{theme:?} {}", role.property());
        }
    }
}

fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("two digits")) / 255.0;
        if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(theme: Theme, one: Role, other: Role) -> f64 {
    let (a, b) = (luminance(theme.color(one)), luminance(theme.color(other)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_meets_4_5_and_marks_meet_3() {
    let grounds = [Role::Background, Role::Surface, Role::Raised, Role::Sunken];
    let mut texts = vec![
        (Role::AccentText, Role::AccentSoft),
        (Role::Ok, Role::OkSoft),
        (Role::Start, Role::StartSoft),
        (Role::Stop, Role::StopSoft),
        (Role::Bad, Role::BadSoft),
        (Role::Muted, Role::OffSoft),
    ];
    for role in
        [Role::Text, Role::Muted, Role::Faint, Role::Ok, Role::Start, Role::Stop, Role::Bad, Role::AccentText]
    {
        texts.extend(grounds.map(|ground| (role, ground)));
    }
    let marks = [Role::Request, Role::Accent, Role::Off, Role::OkOld];
    let marks = marks.iter().flat_map(|role| grounds.map(|ground| (*role, ground)));
    for theme in [Theme::Light, Theme::Dark] {
        for (least, (role, ground)) in
            texts.iter().copied().map(|pair| (4.5, pair)).chain(marks.clone().map(|pair| (3.0, pair)))
        {
            let found = contrast(theme, role, ground);
            assert!(found >= least, "{theme:?}: {role:?} on {ground:?} has {found:.2}, not {least}");
        }
    }
}
