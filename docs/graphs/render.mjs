// Draws each DOT file of this folder as SVG. With Node.js on the path, in the repository's folder:
//   mvn -Pgraphs -Dquick generate-resources -pl src/house
// That is Graphviz compiled to WebAssembly: the same picture on every machine, and nothing to install.
// A test fails when a picture is not of its text; it knows by the hash in the picture's first line.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { instance } from "./target/node_modules/@viz-js/viz/dist/viz.js";

const folder = new URL(".", import.meta.url);
const graphviz = await instance();
for (const file of readdirSync(folder).filter(name => name.endsWith(".dot"))) {
  const text = readFileSync(new URL(file, folder), "utf8").replaceAll("\r\n", "\n");
  const hash = createHash("sha256").update(text).digest("hex");
  const svg = graphviz.renderString(text, { format: "svg" });
  const picture = svg.substring(svg.indexOf("<svg")).replace(/<!--.*?-->\n?/gs, "");
  writeFileSync(new URL(file.replace(/dot$/, "svg"), folder), `<!-- of ${file}, SHA-256 ${hash} -->\n${picture}`);
  console.log("drawn: " + file);
}
