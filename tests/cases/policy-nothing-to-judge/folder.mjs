export const bundle = { name: 'holiday', members: [['a.txt', Buffer.from('hello\n')]] };
export const form = 'folder';
export const exit = 3;
export const expect = `
  error policy-nothing-to-judge - - members=1
`;
