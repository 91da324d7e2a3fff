use super::ContainerCondition;
use super::object::aws_object;

aws_object! {
    /// An environment variable, or a setting of the App Mesh proxy.
    KeyValuePair<'t> {
        /// Its name.
        name: "name" => &'t str,
        /// Its value.
        value: "value" => &'t str,
    }
}

aws_object! {
    /// A file of environment variables.
    EnvironmentFile<'t> {
        /// The ARN of the S3 object.
        value: "value" => &'t str,
        /// Its kind; `s3` is the only one.
        kind: "type" => &'t str,
    }
}

aws_object! {
    /// A value out of Secrets Manager or Parameter Store.
    Secret<'t> {
        /// The variable or log option that receives it.
        name: "name" => &'t str,
        /// The ARN of the secret or parameter, or the parameter's name.
        value_from: "valueFrom" => &'t str,
    }
}

aws_object! {
    /// How to log in to a private registry.
    RepositoryCredentials<'t> {
        /// The secret with user name and password.
        credentials_parameter: "credentialsParameter" => &'t str,
    }
}

aws_object! {
    /// A container that another one waits for.
    ContainerDependency<'t> {
        /// The container waited for.
        container_name: "containerName" => &'t str,
        /// What it must have reached.
        condition: "condition" => ContainerCondition,
    }
}
