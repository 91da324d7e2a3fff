/**
 * A definition with copies of its containers, each under a name of its own, until the text is as long as
 * asked for, at most a container shorter.
 * @param {string} text @param {number} bytes
 */
export function grown(text, bytes) {
  const definition = JSON.parse(text);
  const originals = definition.containerDefinitions;
  const write = (containers) => JSON.stringify({ ...definition, containerDefinitions: containers }, null, 2);
  const copy = (index) => {
    const original = originals[index % originals.length];
    return { ...original, name: `${original.name}-${index}`, portMappings: [], dependsOn: [] };
  };
  const each = (write([...originals, ...originals.map((_, at) => copy(at))]).length - write(originals).length) / originals.length;
  let count = Math.max(0, Math.floor((bytes - write(originals).length) / each));
  const containers = () => [...originals, ...Array.from({ length: count }, (_, index) => copy(index))];
  while (count > 0 && write(containers()).length > bytes) count -= 1;
  return write(containers());
}
