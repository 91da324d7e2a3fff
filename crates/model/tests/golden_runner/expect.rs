//! The lines of a script that say what has to be.

use ecs_model::event::EventKind;
use ecs_model::time::Duration;

use super::Outcome;
use super::setup::span;
use super::stage::Stage;

pub fn line(stage: &mut Stage, verb: &str, words: &[&str]) -> Outcome {
    Some(match verb {
        "events" => events(stage, words[0], &words[1..]),
        "never" => {
            let said = stage.service_events(stage.service(words[0]));
            holds(said.iter().all(|(_, code, _)| *code != words[1]), || format!("{said:?}"))
        }
        "total" => total(stage, words),
        "between" => between(stage, words),
        "always" => always(stage, words),
        "now" => {
            let value = stage.metric(stage.service(words[0]), words[1]);
            holds(compare(value, words[2], words[3]), || format!("it is {value}"))
        }
        "order" => order(stage, words),
        "no" => {
            let said = stage
                .events()
                .map(|event| event.kind.sentence(&stage.world))
                .find(|line| line.contains(words[0]));
            holds(said.is_none(), || said.unwrap_or_default())
        }
        "task" => task(stage, words),
        "in" => container(stage, words),
        "signal" => signal(stage, words),
        "deployment" => deployment(stage, words),
        "rate" => rate(stage, words),
        "gaps" => gaps(stage, words),
        _ => return None,
    })
}

fn holds(condition: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if condition { Ok(()) } else { Err(otherwise()) }
}

fn compare(value: u32, operator: &str, number: &str) -> bool {
    let number: u32 = number.parse().unwrap();
    match operator {
        ">=" => value >= number,
        "<=" => value <= number,
        "=" => value == number,
        _ => panic!("unknown operator {operator}"),
    }
}

fn events(stage: &Stage, service: &str, wanted: &[&str]) -> Result<(), String> {
    let said = stage.service_events(stage.service(service));
    let matches = |(_, code, tasks): &(_, &str, u32), pattern: &str| match pattern.split_once(':') {
        Some((wanted, count)) => *code == wanted && tasks.to_string() == count,
        None => *code == pattern,
    };
    // Patterns without a gap have to match one after the other; after a gap anywhere later.
    let mut next = 0;
    let mut gap = false;
    for pattern in wanted {
        if *pattern == "..." {
            gap = true;
            continue;
        }
        let found = said[next..].iter().position(|line| matches(line, pattern));
        match found {
            Some(at) if gap || at == 0 => next += at + 1,
            _ => return Err(format!("{pattern} at {next} of {}", story(&said))),
        }
        gap = false;
    }
    holds(gap || next == said.len(), || format!("more after {next} of {}", story(&said)))
}

fn story(said: &[(ecs_model::time::Time, &'static str, u32)]) -> String {
    let lines: Vec<String> = said.iter().map(|(at, code, tasks)| format!("{at} {code}:{tasks}")).collect();
    lines.join(", ")
}

fn total(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let said = stage.service_events(stage.service(words[0]));
    let sum: u32 = said.iter().filter(|(_, code, _)| *code == words[1]).map(|(_, _, tasks)| tasks).sum();
    holds(sum.to_string() == words[2], || format!("{sum}: {}", story(&said)))
}

fn between(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let said = stage.service_events(stage.service(words[0]));
    let first = said.iter().position(|(_, code, _)| *code == words[1]).ok_or("the first is missing")?;
    let second =
        said[first + 1..].iter().find(|(_, code, _)| *code == words[2]).ok_or("the second is missing")?;
    let passed = second.0.since(said[first].0);
    holds((span(words[3])..=span(words[4])).contains(&passed), || format!("{passed}: {}", story(&said)))
}

fn always(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let key = (stage.service(words[0]), words[1].to_owned());
    let (least, most) = stage.ranges[&key];
    let held = compare(least, words[2], words[3]) && compare(most, words[2], words[3]);
    holds(held, || format!("it was between {least} and {most}"))
}

fn order(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let lines: Vec<String> = stage.events().map(|event| event.kind.sentence(&stage.world)).collect();
    let mut next = 0;
    for wanted in words {
        match lines[next..].iter().position(|line| line.contains(wanted)) {
            Some(at) => next += at + 1,
            None => return Err(format!("“{wanted}” does not follow")),
        }
    }
    Ok(())
}

fn task(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let task = stage.world.tasks.get(stage.task(words[0])).unwrap();
    let status = task.last_status.as_aws();
    let (code, reason) =
        task.stop.as_ref().map(|stop| (stop.code.as_aws(), stop.reason.as_str())).unwrap_or_default();
    let held = status == words[1]
        && words.get(2).is_none_or(|wanted| *wanted == code)
        && words.get(3).is_none_or(|wanted| reason.contains(wanted));
    holds(held, || format!("it is {status} {code} {reason}"))
}

fn container(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let key = stage.task(words[0]);
    let container = &stage.world.tasks.get(key).unwrap().containers[stage.container(key, words[1])];
    let status = container.status.as_aws();
    let exit = container.exit_code.map(|code| code.to_string());
    let held = status == words[2] && words.get(3).is_none_or(|wanted| exit.as_deref() == Some(*wanted));
    holds(held, || format!("it is {status} {exit:?}"))
}

fn signal(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let key = stage.task(words[0]);
    let index = stage.container(key, words[1]);
    let at = stage.events().find_map(|event| match &event.kind {
        EventKind::SignalSent { task, container, signal }
            if task.key == key && *container == index && *signal == words[2] =>
        {
            Some(event.at.since(stage.marked_at))
        }
        _ => None,
    });
    holds(at == Some(span(words[3])), || format!("at {at:?}"))
}

fn deployment(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let service = stage.service(words[0]);
    let primary = stage.world.service(service).unwrap().primary().unwrap().id;
    let same = stage.marked_deployments[service.index()] == primary;
    holds(same == (words[1] == "same"), || format!("it is {primary}"))
}

fn rate(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let said = stage.service_events(stage.service(words[0]));
    let starts: Vec<_> = said.iter().filter(|(_, code, _)| *code == "E1").collect();
    let most = starts.iter().map(|(from, _, _)| {
        let inside = starts.iter().filter(|(at, _, _)| at >= from && *at < *from + Duration::minutes(1));
        inside.map(|(_, _, tasks)| tasks).sum::<u32>()
    });
    let most = most.max().unwrap_or(0);
    holds(most <= words[1].parse().unwrap(), || format!("{most} in a minute"))
}

fn gaps(stage: &Stage, words: &[&str]) -> Result<(), String> {
    let said = stage.service_events(stage.service(words[0]));
    let starts: Vec<_> = said.iter().filter(|(_, code, _)| *code == "E1").map(|(at, _, _)| *at).collect();
    let gaps: Vec<Duration> = starts.windows(2).map(|pair| pair[1].since(pair[0])).collect();
    // A start fails only after its pull: a gap is the pause, the time to fail and a tick.
    let slack = Duration::seconds(30);
    let grows = gaps.windows(2).all(|pair| pair[1] + slack >= pair[0]);
    let bounded = gaps.iter().all(|gap| *gap <= span(words[1]) + slack);
    holds(gaps.len() >= 8 && grows && bounded, || format!("{gaps:?}"))
}
