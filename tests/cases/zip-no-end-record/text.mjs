// No zip at all is a fact about what was handed over: it fails.
export const bundle = { name: 'bundle.zip', bytes: Buffer.from('All done, see the mail.\n') };
export const expect = `
  error zip-no-end-record - - looks=text
`;
