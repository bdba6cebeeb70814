export const bundle = { name: 'bundle.zip', bytes: Buffer.alloc(0) };
export const expect = `
  error zip-no-end-record - -
`;
