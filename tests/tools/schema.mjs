// A validator for the part of JSON Schema that core/report/report.schema.json uses. A keyword that it does not know is
// an error of the schema, so that nothing goes unchecked.

const CHECKS = {
  type: checkType,
  const: (value, expected, at) => (value === expected ? [] : [`${at} is not ${JSON.stringify(expected)}`]),
  enum: (value, allowed, at) => (allowed.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}, none of ${JSON.stringify(allowed)}`]),
  minimum: (value, least, at) => (typeof value !== 'number' || value >= least ? [] : [`${at} is below ${least}`]),
  pattern: (value, pattern, at) =>
    typeof value !== 'string' || new RegExp(pattern, 'u').test(value) ? [] : [`${at} does not match ${pattern}`],
  required: (value, keys, at) =>
    isObject(value) ? keys.filter((key) => !(key in value)).map((key) => `${at} lacks ${key}`) : [],
  items: (value, schema, at, root) =>
    Array.isArray(value) ? value.flatMap((item, index) => check(item, schema, `${at}[${index}]`, root)) : [],
  properties: checkProperties,
  $ref: (value, ref, at, root) => check(value, resolve(ref, root), at, root),
};
const SILENT = new Set(['$schema', '$defs', 'title', 'description', 'additionalProperties']);

/** What is wrong with `value`, as a list of texts. */
export function validate(value, schema) {
  return check(value, schema, 'report', schema);
}

function check(value, schema, at, root) {
  const unknown = Object.keys(schema).filter((keyword) => !CHECKS[keyword] && !SILENT.has(keyword));
  const faults = unknown.map((keyword) => `the schema's keyword ${keyword} is not known to this validator`);
  for (const [keyword, argument] of Object.entries(schema)) {
    if (CHECKS[keyword]) faults.push(...CHECKS[keyword](value, argument, at, root));
  }
  return faults.concat(checkAdditional(value, schema, at, root));
}

function checkType(value, types, at) {
  return [types].flat().includes(typeOf(value)) || (typeOf(value) === 'integer' && [types].flat().includes('number'))
    ? []
    : [`${at} is ${typeOf(value)}, not ${[types].flat().join(' or ')}`];
}

function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

// Keys come in the order of the schema: reports are compared byte by byte.
function checkProperties(value, properties, at, root) {
  if (!isObject(value)) return [];
  const known = Object.keys(properties);
  const order = Object.keys(value).filter((key) => key in properties);
  const sorted = [...order].sort((a, b) => known.indexOf(a) - known.indexOf(b));
  const faults = order.join() === sorted.join() ? [] : [`${at} has its keys in another order than the schema`];
  return faults.concat(order.flatMap((key) => check(value[key], properties[key], `${at}.${key}`, root)));
}

function checkAdditional(value, { additionalProperties, properties = {} }, at, root) {
  if (additionalProperties === undefined || !isObject(value)) return [];
  const others = Object.keys(value).filter((key) => !(key in properties));
  if (additionalProperties === false) return others.map((key) => `${at} has an unknown key ${key}`);
  return others.flatMap((key) => check(value[key], additionalProperties, `${at}.${key}`, root));
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function resolve(ref, root) {
  const target = ref
    .replace(/^#\//, '')
    .split('/')
    .reduce((node, key) => node?.[key], root);
  if (!ref.startsWith('#/') || !target) throw new Error(`the schema refers to ${ref}, which is not there`);
  return target;
}
