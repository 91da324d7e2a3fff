use super::*;

/// GPUs and the like.
pub static RESOURCE_REQUIREMENT: Shape = Shape {
    name: "ResourceRequirement",
    words: "a resource requirement",
    members: &[
        Member::new(
            "value",
            Value::text().mistaken(&[(Json::Number, "TD-GPU-002")]),
            "how many, as a string, or ALL; absent with a sharing strategy",
        ),
        Member::new(
            "type",
            Value::choice(&["GPU", "NeuronDevice", "InferenceAccelerator"], "TD-GPU-003"),
            "what is needed",
        )
        .required("TD-GPU-001"),
        Member::new("sharingStrategy", Value::object(&SHARING_STRATEGY), "how a GPU is shared"),
    ],
    strangers: &[],
};

/// How a GPU is shared.
pub static SHARING_STRATEGY: Shape = Shape {
    name: "SharingStrategy",
    words: "a sharing strategy",
    members: &[Member::new("nvidiaMps", Value::object(&NVIDIA_MPS), "a share of a GPU by NVIDIA MPS")],
    strangers: &[],
};

/// A share of a GPU.
pub static NVIDIA_MPS: Shape = Shape {
    name: "NvidiaMps",
    words: "an NVIDIA MPS share",
    members: &[
        Member::new(
            "memory",
            Value::integer().at_least(1, "TD-GPU-006").checked_by_client(),
            "memory of the GPU, in MiB",
        )
        .required("TD-GPU-006"),
        Member::new(
            "maxComputePercent",
            Value::integer().at_least(1, "TD-GPU-007").checked_by_client().at_most(100, "TD-GPU-007"),
            "share of the GPU's threads, 1 to 100 percent",
        ),
    ],
    strangers: &[],
};
