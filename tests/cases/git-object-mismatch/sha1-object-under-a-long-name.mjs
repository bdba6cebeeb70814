import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({ proof: (objects) => [...objects, { ...gitObject('tree', '', { label: 'extra' }), named: '12'.repeat(32) }] });
export const expect = `
  error git-object-mismatch ${bundle.carried['extra'].path} - expected=${'12'.repeat(32)}
  note run-commit-behind RUN/META.json 7
`;
