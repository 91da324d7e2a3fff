use super::*;
use crate::syntax::Kind;
use crate::syntax::shown::shown;

fn read(text: &str) -> String {
    let parsed = parse_yaml(text);
    let problems = if parsed.problems.is_empty() { "" } else { " !" };
    shown(&parsed.tree, parsed.tree.root()) + problems
}

#[test]
fn documents_become_trees() {
    for (text, expected) in [
        ("a: 1\nb:\n  - x\n  - {c: true, d: }\n", "{a=1 b=[\"x\" {c=true d=null}]}"),
        ("- name: web\n  cpu: 0o14\n", "[{name=\"web\" cpu=0o14}]"),
        ("a: \"1\"\nb: 'two'\nc: ~\nd: yes\ne: 1e3\n", "{a=\"1\" b=\"two\" c=null d=\"yes\" e=1e3}"),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", "{a=\"one\\ntwo\\n\" b=\"one two\"}"),
        ("a: !!str 12\n", "{a=\"12\"}"),
        ("\u{feff}a: é # c\n", "{a=\"é\"}"),
        ("a: 1\r\nb: 2\r\n", "{a=1 b=2}"),
        ("a: 1\na: 2\n", "{a=1 a=2}"),
        ("---\na: 1\n---\nb: 2\n", "{a=1}"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn short_intrinsics_become_long_ones() {
    for (text, expected) in [
        ("a: !Ref B\n", "{a={Ref=\"B\"}}"),
        ("a: !Sub \"${B}:1\"\n", "{a={Fn::Sub=\"${B}:1\"}}"),
        ("a: !GetAtt B.Arn\n", "{a={Fn::GetAtt=\"B.Arn\"}}"),
        ("a: !If [C, !Ref D, e]\n", "{a={Fn::If=[\"C\" {Ref=\"D\"} \"e\"]}}"),
        ("a: !Join\n  - ':'\n  - - b\n    - c\n", "{a={Fn::Join=[\":\" [\"b\" \"c\"]]}}"),
        ("a:\n  Fn::Sub: b\n", "{a={Fn::Sub=\"b\"}}"),
        ("- !Ref A\n- !Condition B\n", "[{Ref=\"A\"} {Condition=\"B\"}]"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn aliases_and_merge_keys_are_copies() {
    for (text, expected) in [
        ("a: &x {b: 1}\nc: *x\n", "{a={b=1} c={b=1}}"),
        ("a: &x 12\nc: *x\n", "{a=12 c=12}"),
        ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", "{a={b=1 c=2} d={b=1 c=3}}"),
        ("a: &x {b: 1}\ny: &y {b: 2, c: 2}\nd:\n  <<: [*x, *y]\n", "{a={b=1} y={b=2 c=2} d={b=1 b=2 c=2}}"),
        ("a: &x [*x]\n", "{a=[?]}"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn template_tokens_survive_outside_of_strings() {
    for (text, expected) in [
        ("image: {{ must_env `IMAGE` }}\ncpu: 1\n", "{image=\"{{ must_env `IMAGE` }}\" cpu=1}"),
        ("image: repo/{{ .Name }}:{{ .Tag }}\n", "{image=\"repo/{{ .Name }}:{{ .Tag }}\"}"),
        ("a: [${X}, b]\n", "{a=[\"${X}\" \"b\"]}"),
        ("a: 1\n{{ more }}\nb: 2\n", "{a=1 =<{{ more }}> b=2}"),
        ("{% if x %}\na: {{ b }}\n{% endif %}\n", "{a=\"{{ b }}\"}"),
        ("a: ${X}\nb: \"{{ y }}\"\n", "{a=\"${X}\" b=\"{{ y }}\"}"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_no_yaml_is_said_and_the_rest_kept() {
    assert!(read("a: 1\nb: [1, 2\n").ends_with('!'));
    assert!(read("a: 1\nb: 'x\n").starts_with("{a=1"));
    let tabs = parse_yaml("a:\n\tb: 1\n");
    assert!(matches!(tabs.problems.first().map(|it| &it.kind), Some(ProblemKind::NotYaml(_))));
}

#[test]
fn a_billion_laughs_are_a_million() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let names = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{names}]\n"));
    }
    let parsed = parse_yaml(&text);
    assert_eq!(parsed.problems.first().map(|problem| &problem.kind), Some(&ProblemKind::TooManyAliases));
}

#[test]
fn chains_of_merges_come_to_an_end() {
    let mut text = "a0: &a0 {k: v}\n".to_owned();
    for level in 1..3000 {
        text.push_str(&format!("a{level}: &a{level}\n  <<: *a{}\n  k{level}: v\n", level - 1));
    }
    assert_eq!(parse_yaml(&text).tree.kind(parse_yaml(&text).tree.root()), Kind::Object);
}

#[test]
fn places_are_those_of_the_text() {
    let text = "# é\nweb: &a   # comment\n  image: !Sub \"${A}:é\"\n  ports:\n    - 80\n\nlast: |\n  x\n\n";
    let tree = parse_yaml(text).tree;
    let at = |pointer: &str| tree.source(tree.at_pointer(pointer).expect(pointer));
    assert_eq!(at("/web/image"), "!Sub \"${A}:é\"");
    assert_eq!(at("/web/image/Fn::Sub"), "\"${A}:é\"");
    assert_eq!(at("/web/ports"), "- 80");
    assert_eq!(at("/web"), "image: !Sub \"${A}:é\"\n  ports:\n    - 80");
    assert_eq!(at("/last"), "x");
}
