import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Starts one of the scripts in this folder in a process of its own, with this process's environment. */
export function start(script: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(import.meta.dirname, script), ...args], { env: process.env });
}

/** Resolves when the child has printed this line. */
export async function printed(child: ChildProcessWithoutNullStreams, line: string): Promise<void> {
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.split("\n").includes(line)) return;
  }
  throw new Error(`the child ended without printing "${line}": ${text}`);
}

/** Waits for the end of a child and returns what it printed and how it ended. */
export async function ended(child: ChildProcessWithoutNullStreams) {
  const chunks: string[] = [];
  child.stdout.on("data", (chunk) => chunks.push(String(chunk)));
  child.stderr.on("data", (chunk) => chunks.push(String(chunk)));
  const [code] = await once(child, "close");
  return { code, text: chunks.join("") };
}
