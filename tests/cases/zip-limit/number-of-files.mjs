// A folder is held to the same number as an archive. Nothing is looked at, so nothing is missing.
export const bundle = { name: 'folder', members: new Map([['a.txt', 'hello\n'], ['b.txt', 'hello\n']]) };
export const form = 'folder';
export const options = { profile: 'sprint-bundle', limits: { entries: 1 } };
export const exit = 3;
export const expect = `
  error zip-limit - - name=entries found=2 limit=1
`;
