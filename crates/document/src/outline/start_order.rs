//! In which order containers start.

use super::ContainerOutline;

/// Gives every container its step, and returns the names of each step's containers. A container starts one step
/// after the last one that it waits for. Who waits in a circle, or for one that does, has no step; to wait for a
/// container that is not there is no reason to wait. Linear in containers and waits, but for looking names up.
pub(super) fn start_order(containers: &mut [ContainerOutline]) -> Vec<Vec<String>> {
    let graph = Graph::of(containers);
    let mut order: Vec<Vec<String>> = Vec::new();
    for (place, step) in graph.steps().into_iter().enumerate() {
        let Some(container) = containers.get_mut(place) else { continue };
        container.step = step;
        let Some(step) = step else { continue };
        while order.len() <= step {
            order.push(Vec::new());
        }
        if let Some(names) = order.get_mut(step) {
            names.push(container.name.clone().unwrap_or_default());
        }
    }
    order
}

struct Graph {
    /// For each container those that wait for it, by their places.
    waiting: Vec<Vec<usize>>,
    /// For each container how many it waits for.
    open: Vec<usize>,
}

impl Graph {
    fn of(containers: &[ContainerOutline]) -> Self {
        let mut places: Vec<(&str, usize)> = containers
            .iter()
            .enumerate()
            .filter_map(|(place, container)| Some((container.name.as_deref()?, place)))
            .collect();
        ecs_sort::sort(&mut places);
        let place_of = |name: &str| {
            let at = places.partition_point(|(other, _)| *other < name);
            places.get(at).filter(|(other, _)| *other == name).map(|(_, place)| *place)
        };
        let mut graph = Self { waiting: vec![Vec::new(); containers.len()], open: vec![0; containers.len()] };
        for (place, container) in containers.iter().enumerate() {
            let awaited = container.waits_for.iter().filter_map(|wait| place_of(&wait.container));
            for awaited in ecs_sort::distinct(awaited) {
                graph.wait(place, awaited);
            }
        }
        graph
    }

    fn wait(&mut self, place: usize, awaited: usize) {
        if let (Some(waiting), Some(open)) = (self.waiting.get_mut(awaited), self.open.get_mut(place)) {
            waiting.push(place);
            *open += 1;
        }
    }

    /// The step of each container.
    fn steps(mut self) -> Vec<Option<usize>> {
        let mut steps = vec![None; self.open.len()];
        let free = self.open.iter().enumerate().filter(|(_, open)| **open == 0);
        let mut current: Vec<usize> = free.map(|(place, _)| place).collect();
        let mut step = 0;
        while !current.is_empty() {
            let mut next = Vec::new();
            for place in current {
                if let Some(of_container) = steps.get_mut(place) {
                    *of_container = Some(step);
                }
                for waiting in self.waiting.get_mut(place).map(std::mem::take).unwrap_or_default() {
                    let Some(open) = self.open.get_mut(waiting) else { continue };
                    *open -= 1;
                    if *open == 0 {
                        next.push(waiting);
                    }
                }
            }
            ecs_sort::sort(&mut next);
            current = next;
            step += 1;
        }
        steps
    }
}
