// Whoever asks for a profile gets its demands, whatever the archive is.
import { entry, zip } from '../../tools/zip.mjs';

export const bundle = { name: 'holiday.zip', bytes: zip([entry('a.txt', 'hello\n')]) };
export const options = { profile: 'git-snapshot' };
export const expect = `
  error member-missing - - path=README.txt
  error member-missing - - path=git_status.txt
  error member-missing - - path=git_log.txt
  error member-missing - - path=git_diff.patch
  error member-missing - - path=git_diff_stat.txt
  error member-missing - - path=changed_files.txt
  error member-missing - - path=docs/tickets/*.md
  error patch-missing - - path=git_diff.patch
  note member-unexpected a.txt -
`;
