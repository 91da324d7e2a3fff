//! The cluster query language, in which placement constraints choose container instances
//! (DG23:cluster-query-language): `attribute:ecs.instance-type =~ t3.* and not (task:group == service:db)`.
//!
//! What AWS makes of an argument is not documented, so that arguments are only skipped; subjects, operators and
//! what joins them are held to the documentation.

/// What a query compares, besides attributes.
const SUBJECTS: [&str; 7] = [
    "agentConnected",
    "agentVersion",
    "agentHash",
    "ec2InstanceId",
    "registeredAt",
    "runningTasksCount",
    "task:group",
];

/// How it compares, longer signs before those that they begin with.
const SIGNS: [&str; 10] = ["==", "!=", ">=", "<=", "=~", "!~", ">", "<", "!in", "!exists"];

/// The same in words.
const WORDS: [&str; 12] = [
    "equals",
    "not_equals",
    "greater_than",
    "greater_than_equal",
    "less_than",
    "less_than_equal",
    "exists",
    "not_exists",
    "in",
    "not_in",
    "matches",
    "not_matches",
];

/// Why something is no query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault<'q> {
    /// Nothing can be compared by this name.
    Subject(&'q str),
    /// This is no way to compare.
    Operator(&'q str),
    /// The query ends where more has to follow.
    Unfinished,
    /// A parenthesis or bracket has no partner.
    Unbalanced,
}

/// The first fault of a query.
#[must_use]
pub fn fault(query: &str) -> Option<Fault<'_>> {
    Scanner { rest: query, open: 0 }.query().err()
}

struct Scanner<'q> {
    rest: &'q str,
    /// Parentheses that are open.
    open: usize,
}

impl<'q> Scanner<'q> {
    fn query(&mut self) -> Result<(), Fault<'q>> {
        loop {
            self.openings();
            self.comparison()?;
            match self.closings()? {
                Some(next) if is_connective(next) => self.skip(next),
                // An argument of several words, perhaps. It is not ours to say.
                Some(_) => return Ok(()),
                None if self.open > 0 => return Err(Fault::Unbalanced),
                None => return Ok(()),
            }
        }
    }

    /// Parentheses and negations before a comparison.
    fn openings(&mut self) {
        loop {
            self.blanks();
            let word = self.word();
            if self.rest.starts_with('(') {
                self.open += 1;
                self.skip("(");
            } else if self.rest.starts_with('!') {
                self.skip("!");
            } else if word.eq_ignore_ascii_case("not") {
                self.skip(word);
            } else {
                return;
            }
        }
    }

    fn comparison(&mut self) -> Result<(), Fault<'q>> {
        let subject = self.word();
        if subject.is_empty() {
            return Err(if self.rest.is_empty() { Fault::Unfinished } else { Fault::Unbalanced });
        }
        let is_attribute = subject.strip_prefix("attribute:").is_some_and(|name| !name.is_empty());
        if !is_attribute && !SUBJECTS.contains(&subject) {
            return Err(Fault::Subject(subject));
        }
        self.skip(subject);
        self.blanks();
        let operator = self.operator()?;
        self.skip(operator);
        if operator.ends_with("exists") { Ok(()) } else { self.argument() }
    }

    fn operator(&self) -> Result<&'q str, Fault<'q>> {
        let sign = SIGNS.into_iter().find(|sign| self.rest.starts_with(sign));
        let word = self.word();
        match sign {
            Some(sign) => Ok(sign),
            None if self.rest.is_empty() => Err(Fault::Unfinished),
            None if WORDS.contains(&word) => Ok(word),
            None => Err(Fault::Operator(self.rest.split_whitespace().next().unwrap_or(""))),
        }
    }

    /// Everything to the next blank, or to the parenthesis that closes one before the argument. Brackets and
    /// parentheses inside hold it together: a list, or a regular expression.
    fn argument(&mut self) -> Result<(), Fault<'q>> {
        self.blanks();
        let mut nested = 0_usize;
        let mut quote = None;
        let mut end = self.rest.len();
        for (at, character) in self.rest.char_indices() {
            match (quote, character) {
                (Some(open), _) if open == character => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(character),
                (None, '(' | '[') => nested += 1,
                (None, ')' | ']') if nested > 0 => nested -= 1,
                (None, _) if nested == 0 && (character == ')' || character.is_whitespace()) => {
                    end = at;
                    break;
                }
                (None, _) => {}
            }
        }
        if nested > 0 || quote.is_some() {
            return Err(Fault::Unbalanced);
        }
        let argument = self.rest.get(..end).unwrap_or("");
        self.skip(argument);
        if argument.is_empty() { Err(Fault::Unfinished) } else { Ok(()) }
    }

    /// Parentheses after a comparison, and the word behind them.
    fn closings(&mut self) -> Result<Option<&'q str>, Fault<'q>> {
        self.blanks();
        while self.rest.starts_with(')') {
            self.open = self.open.checked_sub(1).ok_or(Fault::Unbalanced)?;
            self.skip(")");
            self.blanks();
        }
        let next = match self.rest.get(..2) {
            Some(sign @ ("&&" | "||")) => sign,
            _ => self.word(),
        };
        Ok((!self.rest.is_empty()).then_some(next))
    }

    /// The letters up to a blank, a parenthesis or a sign.
    fn word(&self) -> &'q str {
        let ends = |character: char| character.is_whitespace() || "()[]=!<>~&|".contains(character);
        self.rest.split(ends).next().unwrap_or("")
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn skip(&mut self, part: &str) {
        self.rest = self.rest.get(part.len()..).unwrap_or("");
    }
}

fn is_connective(word: &str) -> bool {
    ["and", "or", "&&", "||"].iter().any(|connective| word.eq_ignore_ascii_case(connective))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_queries_are_queries() {
        for query in [
            "attribute:ecs.instance-type == t2.small",
            "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
            "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
            "task:group == service:production",
            "not(task:group == database)",
            "!(task:group == database)",
            "runningTasksCount == 1",
            "agentVersion < 1.14.5",
            "registeredAt < 2018-02-13",
            "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
            "attribute:stack exists",
            "attribute:stack not_exists && attribute:a !exists",
            "(attribute:a==b or attribute:c !in [d,e]) and attribute:f matches (c5|m5)\\..*",
            "((attribute:a equals \"b c)\"))",
            "attribute:a == b c",
        ] {
            assert_eq!(fault(query), None, "{query}");
        }
    }

    #[test]
    fn faults_are_found() {
        for (query, expected) in [
            ("", Fault::Unfinished),
            ("string", Fault::Subject("string")),
            ("attributes:ecs.instance-type == p3.2xlarge", Fault::Subject("attributes:ecs.instance-type")),
            ("attribute: == a", Fault::Subject("attribute:")),
            ("ecs.os-type == linux", Fault::Subject("ecs.os-type")),
            ("attribute:a = b", Fault::Operator("=")),
            ("attribute:a is b", Fault::Operator("is")),
            ("attribute:a", Fault::Unfinished),
            ("attribute:a ==", Fault::Unfinished),
            ("attribute:a == b and", Fault::Unfinished),
            ("(attribute:a == b", Fault::Unbalanced),
            ("attribute:a == b)", Fault::Unbalanced),
            ("attribute:a in [b, c", Fault::Unbalanced),
            ("()", Fault::Unbalanced),
        ] {
            assert_eq!(fault(query), Some(expected), "{query}");
        }
    }
}
