import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { dataset_id: undefined, web_sources: undefined } });
export const expect = `
  error run-meta-key-missing RUN/META.json - key=dataset_id
  error run-meta-key-missing RUN/META.json - key=web_sources
  note run-commit-behind RUN/META.json 7
`;
