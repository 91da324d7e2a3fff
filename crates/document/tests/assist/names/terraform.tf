resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn

  container_definitions = jsonencode([
    {
      name  = "app"
      image = "nginx:${var.tag}"
      mountPoints = [{ sourceVolume = "da‸ta", containerPath = "/d" }]
    }
  ])

  volume {
    name = "data"
  }
}
