import { runningParts } from "./parts.ts";
import type { StackProject } from "./stack-project.ts";

/** Everything that others can read of a stack: settings and logs of its containers, and the state file. */
export async function exposedTexts(stack: StackProject): Promise<readonly string[]> {
  const exposed: string[] = [];
  for (const part of await runningParts(stack)) {
    exposed.push(JSON.stringify(await stack.inspect(part)));
    exposed.push((await stack.container(part).logs({ stdout: true, stderr: true })).toString("utf8"));
  }
  exposed.push((await stack.pulumi("stack", "export")).text);
  return exposed;
}

/** The password of the parts among themselves, read the way a service does: from its secrets volume. */
export async function internalPassword(
  stack: StackProject,
  part = "prometheus",
  file = "internal-password",
): Promise<string> {
  const stream = await stack.container(part).getArchive({ path: `/etc/${part}/secrets/current/${file}` });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  // One file in a tar: a header of 512 bytes, its size in octal at 124.
  const archive = Buffer.concat(chunks);
  const size = Number.parseInt(archive.toString("latin1", 124, 135), 8);
  return archive.toString("utf8", 512, 512 + size).trim();
}
