//! The least that a simulation of requests can do: a heap of arrivals and ends, rules with stars,
//! targets in turn with a queue each, and a count.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

pub const PATH: &str = "/api/v10/items/7";

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Arrival,
    End(usize),
}

pub fn run(seconds: u64, per_second: u64, patterns: &[String], targets: usize, service_micros: u64) -> u64 {
    let end = seconds * 1_000_000;
    let mean = 1_000_000 / per_second;
    let mut heap = BinaryHeap::from([Reverse((0, 0, Due::Arrival))]);
    let mut queues: Vec<VecDeque<u64>> = vec![VecDeque::new(); targets];
    let (mut order, mut turn, mut ended, mut random) = (0u64, 0usize, 0u64, 0x9e37_79b9_u64);
    let mut latency = 0u64;
    while let Some(Reverse((now, _, due))) = heap.pop() {
        if now > end {
            break;
        }
        order += 1;
        match due {
            Due::Arrival => {
                if patterns.iter().any(|pattern| matches(pattern.as_bytes(), PATH.as_bytes())) {
                    turn = (turn + 1) % targets;
                    queues[turn].push_back(now);
                    heap.push(Reverse((now + service_micros, order, Due::End(turn))));
                }
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order += 1;
                heap.push(Reverse((now + random % (2 * mean), order, Due::Arrival)));
            }
            Due::End(target) => {
                let sent = queues[target].pop_front().unwrap_or(now);
                latency += now - sent;
                ended += 1;
            }
        }
    }
    std::hint::black_box(latency);
    ended
}

fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut read, mut star) = (0, 0, None);
    while read < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                at += 1;
                star = Some((at, read));
            }
            Some(byte) if *byte == b'?' || *byte == text[read] => (at, read) = (at + 1, read + 1),
            _ => match star {
                Some((after, taken)) => {
                    star = Some((after, taken + 1));
                    (at, read) = (after, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}
