variable "image" {
  type = string
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "bridge"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 700
  execution_role_arn       = aws_iam_role.execution.arn

  container_definitions = jsonencode([
    {
      name      = "web"
      image     = var.image
      essential = true
      portMappings = [
        { containerPort = 80, hostPort = 8080 }
      ]
      environment = [for k, v in var.env : { name = k, value = v }]
      mountPoints = [{ sourceVolume = "data", containerPath = "/data", readOnly = null }]
      healthCheck = {
        command  = ["CMD-SHELL", "curl -f http://localhost/"]
        interval = 1
      }
      nope = 1
    },
  ])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM"
  }

  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.this.id
      transit_encryption = "ENABLED"
    }
  }

  volume {
    name      = "logs"
    host_path = "/var/log"
  }

  tags = merge(var.tags, { Name = "web" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_task_definition" "worker" {
  family                = "worker"
  container_definitions = <<EOF
[
  {
    "name": "worker",
    "image": "${var.image}",
    "memory": "64",
    "essential": true
  }
]
EOF
}
