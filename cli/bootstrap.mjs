// Runs on any Node from 18 on: installs what is missing, then goes on in the Node that the project pins.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./install-packages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = root.includes(`${join("/", "node_modules")}/`) || root.includes("\\node_modules\\");

/** Makes `node_modules` what the lock file says, when it is not; ends the process when npm cannot. */
export async function ensureInstalled() {
  if (!installed) await installPackages(root); // as a package, npm has installed everything already
}

/** Runs a module of this project in the pinned Node and ends with its exit code. */
export function runPinned(module, args) {
  const node = pinnedNode();
  const source = join(root, `${module}.ts`);
  // Node does not strip types below node_modules: a package carries the build.
  const file = !installed && existsSync(source) ? source : join(root, "dist", `${module}.js`);
  const PATH = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  // The child is in the same process group: it gets Ctrl-C itself and decides how to end.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  const { status, signal, error } = spawnSync(node, [file, ...args], {
    stdio: "inherit",
    env: { NODE_COMPILE_CACHE: compileCache(), ...process.env, PATH },
  });
  if (error) {
    process.stderr.write(`error: ${node}: ${error.message}\n`);
    process.exit(2);
  }
  process.exit(status ?? (signal ? 130 : 2));
}

/** Compiled once, every later start is faster: about a second of each `up`. */
function compileCache() {
  const { XDG_CACHE_HOME: cache } = process.env;
  return join(cache?.startsWith("/") ? cache : join(homedir(), ".cache"), "sightline", "node");
}

function pinnedNode() {
  const node = npmsNode();
  if (node !== undefined && existsSync(node)) return node;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  process.stderr.write(
    "error: the pinned Node is missing: npm did not run the install script of its package `node`.\n" +
      "    → Run npm rebuild node, or install Node 24.\n",
  );
  process.exit(2);
}

/** The package manager decides in which node_modules the package lies. */
function npmsNode() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin", "node");
  } catch {
    return undefined;
  }
}
