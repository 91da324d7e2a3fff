resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = <<EOF
[
  {
    "name": "app",
    "image": "${aws_ecr_repository.app.repository_url}",
    "ent‸
  }
]
EOF
}
