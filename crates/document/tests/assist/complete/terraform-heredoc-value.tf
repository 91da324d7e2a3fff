resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = <<-EOF
  [{ "name": "app", "image": "a", "logConfiguration": { "logDriver": ‸ } }]
  EOF
}
