import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The text of the executable `pulumi-resource-docker`, which Pulumi finds on PATH or in its plugin folder.
 *
 * @param node Path of a Node.js ≥ 24.
 */
export function launcherScript(node: string): string {
  return `#!/bin/sh\nexec ${quote(node)} ${quote(entryPoint())} "$@"\n`;
}

// The same module is TypeScript in the repository and JavaScript in the package.
function entryPoint(): string {
  return fileURLToPath(new URL(`./main${extname(import.meta.url)}`, import.meta.url));
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
