/// A form in which a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Nothing but blanks and comments.
    Empty,
    /// The input of `RegisterTaskDefinition`, or what comes nearest to it.
    RegisterInput,
    /// The output of `describe-task-definition` or `register-task-definition`.
    DescribeOutput,
    /// That output without its wrapper, as `--query taskDefinition` and the console's JSON tab give it.
    DescribedDefinition,
    /// The same with every absent member as `null`, as the classic console gave it.
    ConsoleJson,
    /// A list of containers, as Terraform's `container_definitions` takes it.
    ContainerList,
    /// One container.
    Container,
    /// A CloudFormation template, in JSON or YAML.
    CloudFormationTemplate,
    /// A CloudFormation resource, or its properties.
    CloudFormationResource,
    /// What `--generate-cli-skeleton` prints.
    CliSkeleton,
    /// An Elastic Beanstalk `Dockerrun.aws.json` of version 2.
    Dockerrun,
    /// A Terraform plan or state in JSON.
    TerraformJson,
    /// Terraform source.
    Hcl,
    /// CodePipeline's image definitions.
    ImageDefinitions,
    /// A Docker Compose file.
    Compose,
    /// The ECS CLI's `ecs-params.yml`.
    EcsParams,
    /// A Copilot manifest.
    CopilotManifest,
    /// Input or output of `RunTask`, `CreateService`, `DescribeServices` and the like.
    ServiceCall,
    /// A Kubernetes manifest.
    Kubernetes,
    /// An AWS Batch job definition.
    BatchJob,
    /// A task definition in Jsonnet, as ecspresso takes it.
    Jsonnet,
    /// A task definition in YAML.
    YamlDefinition,
    /// Any other YAML.
    Yaml,
    /// A list of something else.
    OtherList,
    /// A lone string, number, `true`, `false` or `null`.
    Scalar,
    /// None of all these.
    Text,
}

impl Form {
    /// The name of the form in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Form::Empty => "empty",
            Form::RegisterInput => "register-input",
            Form::DescribeOutput => "describe-output",
            Form::DescribedDefinition => "described-definition",
            Form::ConsoleJson => "console-json",
            Form::ContainerList => "container-list",
            Form::Container => "container",
            Form::CloudFormationTemplate => "cloudformation-template",
            Form::CloudFormationResource => "cloudformation-resource",
            Form::CliSkeleton => "cli-skeleton",
            Form::Dockerrun => "dockerrun",
            Form::TerraformJson => "terraform-json",
            Form::Hcl => "terraform",
            Form::ImageDefinitions => "image-definitions",
            Form::Compose => "compose",
            Form::EcsParams => "ecs-params",
            Form::CopilotManifest => "copilot-manifest",
            Form::ServiceCall => "service-call",
            Form::Kubernetes => "kubernetes",
            Form::BatchJob => "batch-job",
            Form::Jsonnet => "jsonnet",
            Form::YamlDefinition => "yaml-definition",
            Form::Yaml => "yaml",
            Form::OtherList => "list",
            Form::Scalar => "scalar",
            Form::Text => "text",
        }
    }

    /// What it is, as the object of "This is".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Form::Empty => "an empty text",
            Form::RegisterInput => "a task definition",
            Form::DescribeOutput => "the output of describe-task-definition",
            Form::DescribedDefinition => "a task definition as AWS describes it",
            Form::ConsoleJson => "a task definition as the console shows it",
            Form::ContainerList => "a list of containers",
            Form::Container => "one container",
            Form::CloudFormationTemplate => "a CloudFormation template",
            Form::CloudFormationResource => "a CloudFormation resource",
            Form::CliSkeleton => "the skeleton that --generate-cli-skeleton prints",
            Form::Dockerrun => "an Elastic Beanstalk Dockerrun file",
            Form::TerraformJson => "a Terraform plan or state",
            Form::Hcl => "Terraform source",
            Form::ImageDefinitions => "an image definitions file of CodePipeline",
            Form::Compose => "a Docker Compose file",
            Form::EcsParams => "an ecs-params file of the ECS CLI",
            Form::CopilotManifest => "a Copilot manifest",
            Form::ServiceCall => "an input or output of a call about services or tasks",
            Form::Kubernetes => "a Kubernetes manifest",
            Form::BatchJob => "an AWS Batch job definition",
            Form::Jsonnet => "Jsonnet",
            Form::YamlDefinition => "a task definition in YAML",
            Form::Yaml => "YAML",
            Form::OtherList => "a list",
            Form::Scalar => "a lone value",
            Form::Text => "plain text",
        }
    }

    /// For texts without a definition that can be judged: what the reader can do with one.
    #[must_use]
    pub(super) fn advice(self) -> Option<&'static str> {
        Some(match self {
            Form::CloudFormationTemplate | Form::CloudFormationResource => {
                "It has no resource of type AWS::ECS::TaskDefinition with properties: there is nothing to judge."
            }
            Form::CliSkeleton => "It is a template: fill in the members you need and delete the others.",
            Form::TerraformJson | Form::Hcl => {
                "It has no aws_ecs_task_definition with values: there is nothing to judge. Paste the resource, or \
                 the list that container_definitions holds; where a module makes it, paste what terraform show \
                 -json PLAN prints."
            }
            Form::ImageDefinitions => {
                "It only names the images of a deployment. Paste the task definition itself."
            }
            Form::EcsParams => {
                "It says how the ECS CLI turns a Compose file into a task definition. Paste that Compose file."
            }
            Form::CopilotManifest => {
                "Copilot makes a task definition from it. Paste what copilot svc package prints."
            }
            Form::ServiceCall => "It belongs to another call. Paste the task definition that it names.",
            Form::Kubernetes => "Kubernetes manifests have no place in ECS. Paste an ECS task definition.",
            Form::BatchJob => {
                "AWS Batch has its own API with members that look alike. Paste an ECS task definition."
            }
            Form::Jsonnet => {
                "It is a program that makes a task definition. Paste what jsonnet FILE prints, or judge it with \
                 jsonnet FILE | ecsp check -; of ecspresso, paste what ecspresso render taskdef prints."
            }
            Form::Yaml => "It has no member that a task definition has. Paste a task definition.",
            _ => return None,
        })
    }

    /// What is to be known of a form that is judged by way of another one.
    #[must_use]
    pub fn reading(self) -> Option<&'static str> {
        Some(match self {
            Form::Compose => {
                "ECS does not take it as it is. It is judged as the Fargate task definition it can be converted to; \
                 the conversion says what has no counterpart."
            }
            Form::Jsonnet => {
                "The AWS CLI does not take it as it is; jsonnet FILE prints the JSON that it takes, and ecspresso does \
                 that by itself. It is judged as that JSON."
            }
            Form::Dockerrun => {
                "Elastic Beanstalk makes a task definition from its containerDefinitions and volumes, which are \
                 judged."
            }
            _ => return None,
        })
    }

    /// Whether the tool that reads the text fills in its variables: what is not known here is then no mistake.
    #[must_use]
    pub fn has_variables(self) -> bool {
        use Form::{CloudFormationResource, CloudFormationTemplate, Compose, Hcl, TerraformJson};
        matches!(self, CloudFormationTemplate | CloudFormationResource | Hcl | TerraformJson | Compose)
    }

    /// Whether AWS wrote the text: read-only members and nulls are then no mistakes.
    #[must_use]
    pub fn is_described(self) -> bool {
        matches!(self, Form::DescribeOutput | Form::DescribedDefinition | Form::ConsoleJson)
    }

    /// Whether the text is meant to be JSON, so that departures from JSON matter.
    #[must_use]
    pub fn is_json(self) -> bool {
        self == Form::Empty || self.is_described() || {
            matches!(self, Form::RegisterInput | Form::ContainerList | Form::Container | Form::OtherList)
        }
    }
}
