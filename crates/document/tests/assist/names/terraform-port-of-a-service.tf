resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{
    name         = "app"
    portMappings = [{ name = "http", containerPort = 80 }]
  }])
}

resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.web.arn
  load_balancer {
    container_name = "app"
    container_port = 80
  }
  service_connect_configuration {
    service {
      port_name = "ht‸tp"
    }
  }
}

resource "aws_ecs_service" "other" {
  task_definition = aws_ecs_task_definition.other.arn
  load_balancer {
    container_name = "app"
  }
}
