// Each library is included by exactly one file, and mbedTLS by the folder of digests.
import { runLint } from '../tools/lint.mjs';

const LIBRARIES = {
  mbedtls: { header: /^mbedtls\//, folder: 'core/digest/' },
  cjson: { header: /^(cjson\/)?cJSON\.h$/, folder: 'core/parse/' },
  cmark: { header: /^cmark\.h$/, folder: 'core/parse/' },
  libdeflate: { header: /^libdeflate\.h$/, folder: 'core/zip/' },
  expat: { header: /^expat\.h$/, folder: 'core/parse/' },
  zlib: { header: /^zlib\.h$/, folder: 'core/zip/' },
};

function filesThatInclude(tree, header) {
  return tree.paths
    .filter((path) => /^(core|wasm|tests)\/.*\.[ch]$/.test(path))
    .filter((path) => [...tree.read(path).matchAll(/^\s*#\s*include\s+[<"]([^>"]+)[>"]/gm)].some(([, name]) => header.test(name)));
}

function checkOneFile(tree) {
  return Object.entries(LIBRARIES).flatMap(([name, { header }]) => {
    const files = filesThatInclude(tree, header);
    return files.length === 1 ? [] : [`${name} is included by ${files.length === 0 ? 'nothing' : files.join(', ')}`];
  });
}

function checkPlaces(tree) {
  return Object.entries(LIBRARIES).flatMap(([name, { header, folder }]) =>
    filesThatInclude(tree, header)
      .filter((path) => !path.startsWith(folder))
      .map((path) => `${path} includes ${name}, which belongs to ${folder}`),
  );
}

/** Of the page: all but Preact, which is what the page is made of. */
function checkPage(tree) {
  const { dependencies = {} } = JSON.parse(tree.read('web/package.json'));
  return Object.keys(dependencies)
    .filter((name) => name !== 'preact')
    .map((name) => {
      const users = tree.paths.filter((path) => /^web\/src\/.*\.tsx?$/.test(path) && tree.read(path).includes(`from "${name}`));
      return users.length === 1 ? '' : `${name} is imported by ${users.length === 0 ? 'nothing' : users.join(', ')}`;
    })
    .filter(Boolean);
}

await runLint([
  {
    name: 'each library is included by one file',
    check: checkOneFile,
    violation: { 'core/zip/a.c': '#include <zlib.h>\n', 'core/zip/b.c': '#include <zlib.h>\n' },
  },
  {
    name: 'each library is used where it belongs',
    check: checkPlaces,
    violation: { 'core/rules/a.c': '#include <mbedtls/md.h>\n' },
  },
  {
    name: 'each library of the page is imported by one file',
    check: checkPage,
    violation: { 'web/package.json': '{"dependencies":{"diff":"1"}}', 'web/src/a.ts': 'import { x } from "diff";\n', 'web/src/b.ts': 'import { y } from "diff/z";\n' },
  },
]);
