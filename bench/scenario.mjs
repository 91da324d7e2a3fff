// Scenarios to measure with, made here because written out they would be long.

/** Requests matched by the last rule, answered by `targets` tasks in turn. */
export function loaded({ rules, targets, requestsPerSecond }) {
  const path = (number) => `/api/v${number}/items/*`;
  const forward = { Type: 'forward', TargetGroupArn: 'web' };
  const container = { name: 'app', image: 'shop:1', portMappings: [{ containerPort: 80 }] };
  return JSON.stringify({
    version: 1,
    seed: 7,
    taskDefinitions: [
      {
        family: 'web',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [container],
      },
    ],
    clusters: [{ clusterName: 'demo' }],
    services: [
      {
        serviceName: 'web',
        cluster: 'demo',
        taskDefinition: 'web',
        desiredCount: targets,
        launchType: 'FARGATE',
        loadBalancers: [{ targetGroupArn: 'web', containerName: 'app', containerPort: 80 }],
      },
    ],
    targetGroups: [{ Name: 'web', Protocol: 'HTTP', Port: 80, TargetType: 'ip' }],
    loadBalancers: [
      {
        Name: 'front',
        Scheme: 'internet-facing',
        Listeners: [
          {
            Protocol: 'HTTP',
            Port: 80,
            DefaultActions: [forward],
            Rules: Array.from({ length: rules }, (_, index) => ({
              Priority: index + 1,
              Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [path(index + 1)] } }],
              Actions: [forward],
            })),
          },
        ],
      },
    ],
    dns: [{ name: 'app.example.test', aliasTo: 'front' }],
    workloads: { 'web/app': { start: '2s', serviceTime: '40ms' } },
    traffic: [{ name: 'load', url: `http://app.example.test/api/v${rules}/items/7`, requestsPerSecond }],
  });
}
