export const bundle = { name: 'folder', members: new Map([['a.txt', 'hello\n'], ['b.txt', 'hi\n']]) };
export const form = 'folder';
export const options = { profile: 'archive', limits: { member: 5, total: 8 } };
export const exit = 3;
export const expect = `
  error zip-limit - - name=total found=9 limit=8
  error zip-limit a.txt - name=member found=6 limit=5
`;
