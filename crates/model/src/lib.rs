//! A deterministic model of Amazon ECS: clusters, services, tasks, load balancers and requests.
