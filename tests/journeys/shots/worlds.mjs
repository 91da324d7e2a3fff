// Worlds that no example of the menu shows, as scenarios in links.

import { linkToWorkspace } from '../lib/links.mjs';

/** The part before the tasks: a name, a load balancer, a target group, clients. */
function front(name, targetType, requestsPerSecond) {
  return {
    targetGroups: [
      {
        Name: name,
        Protocol: 'HTTP',
        Port: 80,
        TargetType: targetType,
        HealthCheckIntervalSeconds: 10,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
      },
    ],
    loadBalancers: [
      {
        Name: `${name}-alb`,
        Scheme: 'internet-facing',
        Listeners: [{ Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn: name }] }],
      },
    ],
    dns: [{ name: 'app.example.test', aliasTo: `${name}-alb` }],
    traffic: [{ name: 'browsers', url: 'http://app.example.test/', requestsPerSecond }],
  };
}

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** 4,800 tasks on 168 instances, half-way through a deployment. */
function thousands() {
  const definition = {
    family: 'checkout',
    networkMode: 'bridge',
    requiresCompatibilities: ['EC2'],
    containerDefinitions: [
      { name: 'app', image: 'checkout:8', cpu: 64, memory: 128, portMappings: [{ containerPort: 80, hostPort: 0 }] },
    ],
  };
  const scenario = {
    version: 1,
    seed: 7,
    clusters: [
      {
        clusterName: 'prod',
        instances: ZONES.map((availabilityZone) => ({ instanceType: 'm5.large', availabilityZone, count: 56 })),
      },
    ],
    services: [
      {
        serviceName: 'checkout',
        cluster: 'prod',
        taskDefinition: 'checkout',
        desiredCount: 4800,
        launchType: 'EC2',
        deploymentConfiguration: { minimumHealthyPercent: 90, maximumPercent: 110 },
        loadBalancers: [{ targetGroupArn: 'web', containerName: 'app', containerPort: 80 }],
      },
    ],
    ...front('web', 'instance', 400),
    parameters: { launchesPerMinute: 5000 },
    actions: [
      { at: '150s', UpdateService: { service: 'checkout', forceNewDeployment: true } },
      { at: '222s', UpdateContainerInstancesState: { containerInstance: 'prod/60', status: 'DRAINING' } },
    ],
  };
  return linkToWorkspace(definition, scenario, { time: 235_000_000 });
}

/** Six tasks on Fargate, some of a deployment that has just begun. */
function deployment() {
  const definition = {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      { name: 'app', image: 'nginx:1.27', portMappings: [{ containerPort: 80 }] },
      { name: 'envoy', image: 'envoyproxy/envoy:v1.31' },
    ],
  };
  const service = {
    serviceName: 'web',
    cluster: 'prod',
    taskDefinition: 'web',
    desiredCount: 6,
    launchType: 'FARGATE',
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 },
    loadBalancers: [{ targetGroupArn: 'web', containerName: 'app', containerPort: 80 }],
  };
  const scenario = {
    version: 1,
    seed: 7,
    services: [service],
    ...front('web', 'ip', 40),
    actions: [{ at: '150s', UpdateService: { service: 'web', forceNewDeployment: true } }],
  };
  return linkToWorkspace(definition, scenario, { time: 268_000_000 });
}

/** Two containers in a network mode, on one instance or on Fargate. */
function networkMode(mode) {
  const port = (containerPort) => ({
    portMappings: mode === 'none' ? [] : [{ containerPort, ...(mode === 'bridge' ? { hostPort: 0 } : {}) }],
  });
  const definition = {
    family: 'web',
    networkMode: mode,
    containerDefinitions: [
      { name: 'app', image: 'nginx:1.27', cpu: 256, memory: 256, ...port(80) },
      { name: 'sidecar', image: 'envoyproxy/envoy:v1.31', cpu: 256, memory: 256, ...port(9000) },
    ],
  };
  const reached = mode !== 'none';
  const scenario = {
    version: 1,
    seed: 7,
    clusters: [
      { clusterName: 'demo', instances: ZONES.slice(0, 2).map((availabilityZone) => ({ instanceType: 'm5.large', availabilityZone })) },
    ],
    services: [
      {
        serviceName: 'web',
        cluster: 'demo',
        taskDefinition: 'web',
        desiredCount: 2,
        launchType: 'EC2',
        loadBalancers: reached ? [{ targetGroupArn: 'web', containerName: 'app', containerPort: 80 }] : [],
      },
    ],
    ...(reached ? front('web', mode === 'awsvpc' ? 'ip' : 'instance', 20) : {}),
  };
  return linkToWorkspace(definition, scenario, {});
}

export const WORLDS = { thousands: thousands(), deployment: deployment() };
export const NETWORK_MODES = Object.fromEntries(
  ['awsvpc', 'bridge', 'host', 'none'].map((mode) => [mode, networkMode(mode)]),
);
