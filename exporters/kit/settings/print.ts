import { dump } from "js-yaml";
import type { LoadedSettings } from "./load.ts";
import { isSecret } from "./setting.ts";
import { withoutPassword } from "./without-password.ts";

/** The settings in force as a settings file would hold them, defaults included; what looks like a secret is left out. */
export function printSettings({ settings, given, realPath }: LoadedSettings): string {
  const tree: Tree = {};
  for (const { flag, fileKeys, usual } of settings) {
    const value = given.has(flag) ? given.get(flag)?.value : usual;
    if (value !== undefined) place(tree, fileKeys, printable(value));
  }
  const origin = realPath === undefined ? "no settings file" : realPath;
  return `# ${origin}\n${dump(tree, { sortKeys: true, lineWidth: -1, noRefs: true })}`;
}

interface Tree {
  [key: string]: unknown;
}

function place(tree: Tree, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const inner = (tree[key] ?? {}) as Tree;
  tree[key] = inner;
  place(inner, rest, value);
}

function printable(value: unknown): unknown {
  if (typeof value === "string" && /^\d{1,15}$/.test(value)) return Number(value);
  if (typeof value === "string") return withoutPassword(value);
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecret(key) ? "<secret>" : printable(inner)]),
  );
}
