import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";

const client = "@platformatic/kafka";

/**
 * Leaves out of a bundle what a program does not use of the Kafka client: its modules only declare, but its manifest
 * does not say so, and what nobody calls (schema registries, Avro, other clients) costs 40 MB of memory once loaded.
 */
export const usedParts: Plugin = {
  name: "used-parts",
  setup(build) {
    build.onResolve({ filter: /^@platformatic\/kafka$/ }, (given) => withoutSideEffects(build, given));
    build.onResolve({ filter: /^\.\.?\// }, (given) =>
      given.importer.includes(`${client}/dist`) ? withoutSideEffects(build, given) : undefined,
    );
  },
};

/** Marks the question that this plugin asks itself. */
const asked = Symbol("asked");

async function withoutSideEffects(build: PluginBuild, given: OnResolveArgs): Promise<OnResolveResult | undefined> {
  if (given.pluginData === asked) return undefined;
  const { path, resolveDir, kind, importer } = given;
  const found = await build.resolve(path, { resolveDir, kind, importer, pluginData: asked });
  return { ...found, sideEffects: false };
}
