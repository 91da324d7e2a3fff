// Reads a `_headers` file: a path pattern at the start of a line, its headers indented below.

/**
 * @param {string} text
 * @returns {{pattern: RegExp, headers: [name: string, value: string][]}[]}
 */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^\s/.test(line)) addHeader(rules.at(-1), line);
    else rules.push({ pattern: pathPattern(line.trim()), headers: [] });
  }
  return rules;
}

function addHeader(rule, line) {
  const colon = line.indexOf(':');
  if (!rule || colon < 0) throw new Error(`_headers: not a header of any path: ${line.trim()}`);
  rule.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
}

/** `*` stands for any rest, slashes included; everything else for itself. */
function pathPattern(path) {
  const literal = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}

/**
 * The headers of one path. Values of a name that several rules set are joined, as hosts do.
 * @returns {Record<string, string>}
 */
export function headersFor(rules, path) {
  const found = {};
  for (const rule of rules) {
    if (!rule.pattern.test(path)) continue;
    for (const [name, value] of rule.headers) {
      found[name] = name in found ? `${found[name]}, ${value}` : value;
    }
  }
  return found;
}
