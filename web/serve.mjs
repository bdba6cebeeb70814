// Serves one folder on this machine alone, for browsers that are kept from file://.
//
//   node web/serve.mjs FOLDER [PORT]
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize, sep } from "node:path";

const [folder = "build/web", port = "8080"] = process.argv.slice(2);
const TYPES = { html: "text/html; charset=utf-8", zip: "application/zip", wasm: "application/wasm" };

function pathOf(request) {
  try {
    return decodeURIComponent(new URL(request.url, "http://localhost").pathname).replaceAll("\0", "");
  } catch {
    return "/no such path";
  }
}

const server = createServer((request, response) => {
  const path = pathOf(request);
  const file = join(folder, normalize(path === "/" ? "/exhibit.html" : path));
  const found = file.startsWith(normalize(folder) + sep) && statSync(file, { throwIfNoEntry: false })?.isFile();
  response.writeHead(found ? 200 : 404, {
    "Content-Type": (found && TYPES[file.split(".").pop()]) || "text/plain; charset=utf-8",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  if (found && request.method === "GET") createReadStream(file).pipe(response);
  else response.end(found ? "" : "not found\n");
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
