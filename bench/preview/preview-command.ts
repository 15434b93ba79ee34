import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const main = join(import.meta.dirname, "../../cli/main.ts");

/** Starts `sightline preview` in a project's folder, and waits until it says where the page is. */
export async function startCommand(
  cwd: string,
  prometheus: string,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const args = ["preview", "--port", "0", "--prometheus", prometheus];
  const child = spawn(process.execPath, [main, ...args], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /Page +(http:\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, stop };
  }
  throw new Error("the preview ended before it was there");
}
