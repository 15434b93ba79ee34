import { readinessSchema, waitUntilReady } from "./readiness.ts";

/** `readiness <request>`: one line of JSON per change; ends when the stack is ready or the time is over. */
export async function main(argv: readonly string[]): Promise<void> {
  const request = readinessSchema.parse(JSON.parse(argv.at(-1) ?? "{}"));
  const print = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
  print(await waitUntilReady(request, print));
}
