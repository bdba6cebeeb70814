import { RUN_NAME, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({
  commit: {
    'RUN/RUN_NAME.txt': `${RUN_NAME}\n`,
    'RUN/SUMMARY.md': '# Summary\n\nFive tries.\n',
    'RUN/CLOSEOUT.md': '# Closeout\n\nNothing is left.\n',
    'RUN/fetch.yaml': 'tries: 5\n',
  },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
