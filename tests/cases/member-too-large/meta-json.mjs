import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { limits: { json: 100 } };
export const exit = 3;
export const expect = `
  error member-too-large RUN/META.json - name=json limit=100
`;
