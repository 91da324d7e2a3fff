resource "aws_ecs_task_definition" "web" {
  container_definitions = <<EOF
[{"name": "app", "start‸Timeout": 120}]
EOF
}
