module "service" {
  source = "terraform-aws-modules/ecs/aws//modules/service"
  name   = "web"

  container_definitions = {
    app = {
      image     = "nginx:1.27"
      essential = true
      portMappings = [{ containerPort = 80, protocol = "http" }]
      enable_cloudwatch_logging = false
      readonly_root_filesystem  = true
    }
  }
}

module "cluster" {
  source = "terraform-aws-modules/ecs/aws"
  services = {
    jobs = {
      container_definitions = {
        worker = { image = "worker", stopTimeout = "soon" }
      }
    }
  }
}

module "other" {
  source = "./modules/other"
  container_definitions = { app = { image = 1 } }
}
