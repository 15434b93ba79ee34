import { requestSchema } from "./request.ts";
import { runRequest } from "./run-request.ts";

/** `release <request>`: runs once in a short-lived container beside the volumes and the services. */
export async function main(argv: readonly string[]): Promise<void> {
  const request = requestSchema.parse(JSON.parse(argv.at(-1) ?? "{}"));
  const ok = await runRequest(request, (event) => process.stdout.write(`${JSON.stringify(event)}\n`));
  process.exitCode = ok ? 0 : 1;
}
