// What SARIF 2.1.0 (OASIS, errata 01) asks of the objects that Exhibit writes, in our own words and stricter: keys that Exhibit does
// not write are faults, even where SARIF knows them. Keys stand in the order in which they are written.
const text = { type: 'string', pattern: '[^ ]' };
const level = { enum: ['note', 'warning', 'error'] };
const object = (properties, optional = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
});
const list = (items) => ({ type: 'array', items });
const message = object({ text });
const artifactLocation = object({ uri: { type: 'string', pattern: '^([A-Za-z0-9._~-]|%[0-9A-F]{2}|/)+$' } });

const rule = object({
  id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  shortDescription: message,
  fullDescription: message,
  help: message,
  defaultConfiguration: object({ level }),
  properties: object({ tags: list(text), precision: { enum: ['low', 'medium', 'high', 'very-high'] }, 'problem.severity': { enum: ['recommendation', 'warning', 'error'] } }),
});

const location = object({
  physicalLocation: object({ artifactLocation, region: object({ startLine: { type: 'integer', minimum: 1 } }) }),
  logicalLocations: list(object({ fullyQualifiedName: text, kind: { enum: ['module', 'member'] } })),
});

const result = object({
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message,
  locations: list(location),
  partialFingerprints: object({ primaryLocationLineHash: text }),
  properties: object({ basis: text, byteColumn: { type: 'integer', minimum: 1 }, byteOffset: { type: 'integer', minimum: 0 } }, ['byteColumn', 'byteOffset']),
});

const run = object(
  {
    tool: object({ driver: object({ name: { const: 'Exhibit' }, semanticVersion: { type: 'string', pattern: '^[0-9]+[.][0-9]+[.][0-9]+$' }, rules: list(rule) }) }),
    automationDetails: object({ id: { type: 'string', pattern: '^exhibit/[^/]+/.' } }),
    invocations: list(
      object({ executionSuccessful: { type: 'boolean' }, exitCode: { type: 'integer' }, toolExecutionNotifications: list(object({ level, message })) }),
    ),
    artifacts: list(object({ location: artifactLocation, length: { type: 'integer', minimum: 0 }, hashes: object({ 'sha-256': { type: 'string', pattern: '^[0-9a-f]{64}$' } }) })),
    results: list(result),
    properties: object({ verdict: { enum: ['pass', 'fail', 'error'] }, reportSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }),
  },
  ['artifacts'],
);

export const SARIF = object({ $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' }, version: { const: '2.1.0' }, runs: list(run) });
