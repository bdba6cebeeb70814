import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { tools: 'make', host_os: 6, config_hashes: [] } });
export const expect = `
  error run-meta-type RUN/META.json 9 key=host_os
  error run-meta-type RUN/META.json 14 key=config_hashes
  error run-meta-type RUN/META.json 15 key=tools
  note run-commit-behind RUN/META.json 7
`;
