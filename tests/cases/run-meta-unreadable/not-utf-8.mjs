import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/META.json': Buffer.concat([Buffer.from('{\n  "run_name": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"\n}\n')]),
  },
});
export const expect = `
  error run-meta-unreadable RUN/META.json 2:16
`;
