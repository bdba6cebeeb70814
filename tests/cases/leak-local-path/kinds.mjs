import { sprintBundle } from '../../tools/bundle.mjs';

const kinds = ['/Users/wanda/tides', '/home/wanda/tides', '/Volumes/Backup/tides', 'C:\\Users\\wanda\\tides', '/root/tides'];
export const bundle = sprintBundle({
  before: { 'project_state/KNOWN_ISSUES.md': `# Known issues\n\n${kinds.map((path) => `- ${path}\n`).join('')}` },
});
export const expect = `
  warning leak-local-path project_state/KNOWN_ISSUES.md 3:3 path=/Users/wanda/tides "origin=not told by the patch"
  warning leak-local-path project_state/KNOWN_ISSUES.md 4:3 path=/home/wanda/tides
  warning leak-local-path project_state/KNOWN_ISSUES.md 5:3 path=/Volumes/Backup/tides
  warning leak-local-path project_state/KNOWN_ISSUES.md 6:3
  warning leak-local-path project_state/KNOWN_ISSUES.md 7:3 path=/root/tides
  note run-commit-behind RUN/META.json 7
`;
