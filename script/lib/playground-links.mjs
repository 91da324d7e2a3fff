// Links that open the playground on something, as crates/share reads them.

import { deflateRawSync } from 'node:zlib';

/** The longest fragment that the playground reads, in bytes. */
export const MAX_LINK_READ_BYTES = 64 * 1024;

/** A fragment that opens a definition. @param {string} text */
export function definitionLink(text) {
  return `td=${encodeURIComponent(text)}`;
}

/** A fragment that opens a definition together with the world around it. @param {string} definition @param {object} scenario of docs/scenario.md */
export function scenarioLink(definition, scenario) {
  const rest = JSON.stringify(scenario);
  const head = `definitions=${Buffer.byteLength(definition)} scenario=${Buffer.byteLength(rest)}\n`;
  return `s=1.${deflateRawSync(Buffer.from(head + definition + rest), { level: 9 }).toString('base64url')}`;
}

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d', 'us-east-1e', 'us-east-1f'];

/**
 * The scenario whose service is launched by a call, as far as a scenario holds what the call says.
 * @param {object} call the input of CreateService, with `targetGroup` in entries of `loadBalancers`
 */
export function scenarioOf({ serviceName, taskDefinition, launchType, networkConfiguration, loadBalancers = [], placementConstraints }) {
  // A scenario calls target groups by their names, and subnets by their zones.
  const groups = loadBalancers.map(({ targetGroup }, place) => ({ Name: `group-${place + 1}`, Port: 80, TargetType: 'instance', ...targetGroup }));
  const entries = loadBalancers.map(({ containerName, containerPort }, place) => ({ targetGroupArn: groups[place].Name, containerName, containerPort }));
  const subnets = networkConfiguration?.awsvpcConfiguration.subnets.map((_, place) => ZONES[place % ZONES.length]);
  const awsvpc = subnets && { awsvpcConfiguration: { subnets } };
  const service = { serviceName, cluster: 'demo', taskDefinition, launchType, networkConfiguration: awsvpc, loadBalancers: entries, placementConstraints };
  const clusters = [{ clusterName: 'demo', instances: launchType === 'EC2' ? [{ instanceType: 't3.medium', availabilityZone: ZONES[0] }] : [] }];
  return { version: 1, seed: 7, clusters, services: [service], targetGroups: groups };
}
