variable "memory" {
  default = 512
}

variable "cluster" {
  type = string
}

locals {
  name = "web"
  size = { cpu = "256", memory = var.memory }
  app = {
    name  = local.name
    image = "nginx:1.27"
    logConfiguration = local.logs
    essential = "yes"
  }
  logs = {
    logDriver = "awslogs"
    options = {
      awslogs-group  = "/ecs/${local.name}"
      awslogs-region = "eu-west-1"
    }
  }
  nothing = null
  circle  = local.circle
  nested  = [local.nested]
}

data "aws_ecs_task_definition" "old" {
  task_definition = "web"
}

resource "aws_ecs_task_definition" "web" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = local.circle
  cpu                      = local.size.cpu
  memory                   = "${local.size.memory}"
  task_role_arn            = local.nothing
  execution_role_arn       = local.elsewhere
  tags                     = { Cluster = var.cluster }
  placement_constraints    = local.nested
  container_definitions    = jsonencode([local.app])
}
