variable "image" {
  default = ""
}

variable "containers" {
  default = []
}

variable "cpu" {
  default = 256
}

resource "aws_ecs_task_definition" "given" {
  family                   = "given"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = var.cpu
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = var.image }])
}

resource "aws_ecs_task_definition" "elsewhere" {
  family                = "elsewhere"
  container_definitions = var.containers
}
