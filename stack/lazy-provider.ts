import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type * as pulumi from "@pulumi/pulumi";

/** What a module of operations exports, as far as it needs to. */
interface Operations {
  create(inputs: unknown): Promise<pulumi.dynamic.CreateResult>;
  update(inputs: unknown): Promise<pulumi.dynamic.UpdateResult>;
  diff?(olds: unknown, news: unknown): pulumi.dynamic.DiffResult;
  read?(id: string, state: unknown): Promise<pulumi.dynamic.ReadResult>;
}

/**
 * A dynamic provider of which only these few lines are kept in the state file; the work is done by the module at `url`.
 * Its place is remembered relative to the program's folder: neither a new version of this package
 * nor a checkout elsewhere shows up as a change.
 */
export function lazyProvider(url: string): pulumi.dynamic.ResourceProvider {
  const place = relative(process.cwd(), fileURLToPath(url));
  const load = async (): Promise<Operations> => {
    const { resolve } = await import("node:path");
    const { pathToFileURL } = await import("node:url");
    return import(pathToFileURL(resolve(place)).href);
  };
  return {
    create: async (inputs) => (await load()).create(inputs),
    update: async (_id, _olds, news) => (await load()).update(news),
    diff: async (_id, olds, news) => (await load()).diff?.(olds, news) ?? { changes: true },
    read: async (id, state) => (await load()).read?.(id, state) ?? { id, props: state },
  };
}

/** The URL of a module beside the calling one, whether that is TypeScript or its build. */
export function siblingModule(from: string, name: string): string {
  return new URL(`./${name}${from.endsWith(".ts") ? ".ts" : ".js"}`, from).href;
}
