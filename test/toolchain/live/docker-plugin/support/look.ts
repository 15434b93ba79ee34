import { setTimeout as sleep } from "node:timers/promises";
import type { ContainerInspectInfo } from "dockerode";
import type { Workbench } from "./workbench.ts";

/** The container of this part as the engine has it. */
export async function inspect(bench: Workbench, part: string): Promise<ContainerInspectInfo> {
  return await bench.docker.getContainer(bench.name(part)).inspect();
}

/** What a container without terminal has written, once there are so many lines. */
export async function logsOf(bench: Workbench, part: string, lines: number): Promise<string> {
  for (const deadline = performance.now() + 15_000; ; ) {
    const frames: unknown = await bench.docker.getContainer(bench.name(part)).logs({ stdout: true, stderr: true });
    const text = withoutFrames(frames as Buffer);
    if (text.split("\n").length > lines || performance.now() > deadline) return text;
    await sleep(100);
  }
}

function withoutFrames(bytes: Buffer): string {
  if (bytes.length < 8) return "";
  const end = 8 + bytes.readUInt32BE(4);
  return bytes.toString("utf8", 8, end) + withoutFrames(bytes.subarray(end));
}
