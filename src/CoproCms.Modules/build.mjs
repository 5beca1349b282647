// Bundles every <Module>/Assets/*.ts and *.css into wwwroot/dist, copies the pictures there, and puts the icons that the pages name into one sprite.
import { context, build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const out = "wwwroot/dist";
const watch = process.argv.includes("--watch");

// Every file of the modules below this folder, as Module/…/name.
const files = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^[A-Z]/.test(entry.name))
  .flatMap(({ name }) => readdirSync(name, { recursive: true }).map((path) => `${name}/${String(path).replaceAll("\\", "/")}`));

// The dark is written once, for the attribute of who chose it. A reader who chose nothing gets what their device says.
const darkByDevice = {
  name: "dark-by-device",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/](bootstrap|theme)\.css$/ }, ({ path }) => {
      const css = readFileSync(path, "utf8");
      const rules = [...css.matchAll(/\[data-bs-theme=dark\]([^{}]*)\{([^{}]*)\}/g)]
        .map(([, rest, body]) => `:root:not([data-bs-theme=light])${rest.replaceAll("[data-bs-theme=dark]", ":root:not([data-bs-theme=light])")}{${body}}`);
      return { contents: `${css}\n@media (prefers-color-scheme: dark) {\n${rules.join("\n")}\n}`, loader: "css" };
    });
  },
};

function sprite() {
  const names = new Set();
  for (const page of files.filter((path) => /\.(cshtml|cs|ts)$/.test(path))) {
    for (const [, name] of readFileSync(page, "utf8").matchAll(/<icon name="([a-z0-9-]+)"/g)) names.add(name);
  }
  const symbols = [...names].sort().map((name) => {
    const svg = readFileSync(`node_modules/bootstrap-icons/icons/${name}.svg`, "utf8");
    return `<symbol id="${name}" viewBox="0 0 16 16" fill="currentColor">${svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").trim()}</symbol>`;
  });
  writeFileSync(`${out}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

const common = { bundle: true, minify: true, target: "es2022", logLevel: "warning", outdir: out, entryNames: "[name]", legalComments: "linked" };
const entries = files.filter((path) => /^(?!GraphQL)\w+\/Assets\/[^/]+\.(ts|css)$/.test(path) && !path.endsWith(".d.ts"));
const modules = { ...common, entryPoints: entries, format: "esm", splitting: true, chunkNames: "chunk-[hash]", plugins: [darkByDevice] };
const graphiql = { ...common, entryPoints: ["GraphQL/Assets/graphiql.ts"], define: { "process.env.NODE_ENV": '"production"' }, loader: { ".woff2": "dataurl" } };

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
sprite();
for (const path of files.filter((path) => /^\w+\/Assets\/[^/]+\.svg$/.test(path))) copyFileSync(path, `${out}/${path.split("/").at(-1)}`);
if (watch) await (await context({ ...modules, minify: false })).watch();
else await Promise.all([build(modules), build(graphiql)]);
