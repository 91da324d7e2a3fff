// The reference for judging: a native parser and a compiled schema, which looks at structure only.
import Ajv from 'ajv/dist/2020.js';

/** @param {object} schema JSON Schema of a task definition @returns {(text: string) => number} findings */
export function checker(schema) {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(schema);
  return (text) => (validate(JSON.parse(text)) ? 0 : validate.errors.length);
}
