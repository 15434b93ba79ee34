import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { openRehearsal, type Rehearsal, type RehearsalOptions } from "../../../../stack/rehearsal/index.ts";
import { acquire, doctor } from "../../../../toolchain/index.ts";
import { ofProject, onePrometheus } from "./rehearsal-files.ts";

/** The images of this checkout: another one's programs may know of no signal. */
export async function prepareImages(): Promise<void> {
  await acquire(await doctor(["engine", "image/programs", "image/prometheus", "image/alertmanager"]), {
    onProgress: () => undefined,
  });
}

/** A state folder of the test's own, removed after it. */
export async function ownStateFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-rehearsal-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A rehearsal that is removed after the test, whatever came of it. */
export async function rehearsal(
  t: ExecutionContext,
  options: Partial<RehearsalOptions> = {},
): Promise<{ readonly own: Rehearsal; readonly stateFolder: string }> {
  const stateFolder = options.stateFolder ?? (await ownStateFolder(t));
  const opened = await openRehearsal({ settings: ofProject("slt"), ...onePrometheus, stateFolder, ...options });
  t.teardown(() => opened.down());
  return { own: opened, stateFolder };
}

/** Asks a part of a rehearsal; its answer, read as JSON. */
export async function ask<T>(
  { urls, user, password }: Rehearsal,
  part: keyof Rehearsal["urls"],
  path: string,
): Promise<T> {
  const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const response = await fetch(`${urls[part]}${path}`, { headers });
  if (!response.ok) throw new Error(`${part}${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
