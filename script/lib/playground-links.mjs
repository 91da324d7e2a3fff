// Links that open the playground on something, as crates/share reads them.

import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

const DICTIONARY = readFileSync(new URL('../../crates/share/src/link/dictionary-1.txt', import.meta.url));

/** The longest fragment that the playground reads, in bytes. */
export const MAX_LINK_READ_BYTES = 64 * 1024;

/** A fragment that opens a definition. @param {string} text */
export function definitionLink(text) {
  return `td=${encodeURIComponent(text)}`;
}

/**
 * A fragment that opens a definition together with a service that launches it; undefined when the launch is no
 * service, because a scenario has services only.
 * @param {string} definition
 * @param {string} launch the input of CreateService, as JSON
 */
export function workspaceLink(definition, launch) {
  const service = JSON.parse(launch);
  if (!service.serviceName || !service.taskDefinition) return undefined;
  const scenario = JSON.stringify({ version: 1, services: [{ desiredCount: 1, ...service }] });
  const header = `definitions=${Buffer.byteLength(definition)} scenario=${Buffer.byteLength(scenario)}\n`;
  const packed = deflateRawSync(header + definition + scenario, { level: 9, dictionary: DICTIONARY });
  return `s=1.${packed.toString('base64url')}`;
}
