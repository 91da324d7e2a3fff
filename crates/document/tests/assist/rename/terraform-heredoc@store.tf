resource "aws_ecs_task_definition" "web" {
  family = "app"
  container_definitions = <<EOF
[{"name": "ap‸p", "image": "a"}, {"name": "b", "links": ["app:x"]}]
EOF
}
