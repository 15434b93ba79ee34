import { DefinitionError } from "../problems/index.ts";
import { acquireItem } from "./acquire-item.ts";
import { type Item, type Outcome, wantedBy } from "./doctor/index.ts";
import { doctor } from "./doctor.ts";
import { engine, startEngine } from "./engine/index.ts";
import { removeSuperseded } from "./images/index.ts";
import { type Resolved, updateResolved } from "./resolved.ts";
import { withOutcomes } from "./with-outcomes.ts";

/** One step of an item's way. */
export interface Progress {
  readonly item: Item;
  /** `waiting`: another run is getting the same; `note`: what it does now. */
  readonly state: "started" | "waiting" | "note" | "done" | "failed";
  /** For `note` what happens, for `done` how it was got: `built from its Go module`. */
  readonly message?: string;
  /** With `done` and `failed`: how long it took. */
  readonly seconds?: number;
}

/**
 * Gets everything that is pending, one after the other, and records the outcome in `resolved.json`.
 * What is missing and not optional stops it before anything starts.
 */
export async function acquire(
  items: readonly Item[],
  options: { readonly onProgress?: (progress: Progress) => void } = {},
): Promise<Resolved> {
  const { onProgress = () => undefined } = options;
  refuseMissing(items);
  const outcomes = new Map<Item, Outcome>();
  let rest = items;
  const absent = items.find(({ id, pending }) => id === "engine" && pending);
  if (absent !== undefined) {
    const started = await timed(absent, onProgress, async (note) => {
      const { id, version } = await startEngine(note);
      return { outcome: { kind: "engine", id }, message: `${version} runs` };
    });
    outcomes.set(absent, started);
    // What the new engine can pull is known only now.
    rest = (await doctor(wantedBy(items))).filter(({ id }) => id !== "engine");
    refuseMissing(rest);
  }
  const queue = [...rest];
  for (const item of queue) {
    const outcome = item.pending
      ? await timed(item, onProgress, (note, wait) => acquireItem(item, note, wait))
      : item.outcome;
    if (outcome !== undefined) outcomes.set(item, outcome);
    if (outcome?.kind === "absent" && item.standIn !== undefined) queue.push(...(await standIn(item.standIn)));
  }
  const resolved = await updateResolved((before) => withOutcomes(before, outcomes));
  await tidyUp(outcomes, resolved);
  return resolved;
}

/** What takes the place of an item that could not be had after all; the engine is there already. */
async function standIn(id: Item["id"]): Promise<readonly Item[]> {
  return (await doctor([id])).filter((item) => item.id !== "engine");
}

/** Every change of a program makes another image of it; the engine would keep them all. */
async function tidyUp(outcomes: ReadonlyMap<Item, Outcome>, { engines }: Resolved): Promise<void> {
  const made = [...outcomes].filter(([{ pending }, outcome]) => pending && outcome.kind === "image");
  const names = made.map(([{ id }]) => id.slice("image/".length));
  if (names.length === 0) return;
  const onRecord = Object.values(engines).flatMap(({ images }) => Object.values(images).map(({ id }) => id));
  const { docker } = await engine();
  await removeSuperseded(docker, names, { onRecord: new Set(onRecord), now: Date.now() });
}

async function timed(
  item: Item,
  onProgress: (progress: Progress) => void,
  work: (note: (text: string) => void, wait: () => void) => Promise<{ outcome: Outcome; message: string }>,
): Promise<Outcome> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  onProgress({ item, state: "started" });
  try {
    const note = (message: string) => onProgress({ item, state: "note", message });
    const { outcome, message } = await work(note, () => onProgress({ item, state: "waiting" }));
    onProgress({ item, state: "done", message, seconds: seconds() });
    return outcome;
  } catch (error) {
    onProgress({
      item,
      state: "failed",
      message: error instanceof Error ? error.message : String(error),
      seconds: seconds(),
    });
    throw error;
  }
}

function refuseMissing(items: readonly Item[]): void {
  const missing = items.filter(({ how, optional }) => how === "missing" && optional !== true);
  if (missing.length === 0) return;
  throw new DefinitionError(
    missing.map(({ name, version, detail, remedy }) => ({
      check: "toolchain/missing",
      severity: "error",
      path: `${name} ${version}`.trim(),
      message: `${detail}.`,
      ...(remedy === undefined ? {} : { hint: remedy }),
    })),
  );
}
