import { grafanaRequestSchema, reloadGrafana } from "./reload-grafana.ts";

/** `reload-grafana <request>`: one line of JSON, how it went. */
export async function main(argv: readonly string[]): Promise<void> {
  const request = grafanaRequestSchema.parse(JSON.parse(argv.at(-1) ?? "{}"));
  process.stdout.write(`${JSON.stringify(await reloadGrafana(request))}\n`);
}
