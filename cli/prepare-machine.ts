import type { ListrTask } from "listr2";
import { acquire, doctor, engine, type Item, type ResolvedEngine, readResolved, wantedBy } from "../toolchain/index.ts";
import { cost } from "./cost.ts";
import { row, seconds } from "./row.ts";

/** The tasks that give the machine what it lacks; the items are those that `doctor` found. */
export function machineTasks(machine: { items: Item[] }): ListrTask[] {
  const group = (title: string, wanted: (item: Item) => boolean): ListrTask => ({
    title,
    task: async (_, task) => {
      const before = machine.items;
      const mine = before.filter((item) => item.id === "engine" || wanted(item));
      const start = performance.now();
      let doing = "";
      await acquire(mine, {
        onProgress: ({ item, state, message }) => {
          if (state === "started")
            doing = `${item.name} ${item.version}: ${[item.detail, cost([item])].filter(Boolean).join(", ")}`;
          if (state === "waiting") doing = `${item.name}: another run is getting it; waiting for that`;
          if (state === "note") doing = `${item.name}: ${message ?? ""}`;
          task.output = doing;
        },
      });
      const worked = mine.some((item) => item.pending && wanted(item));
      const time = worked ? ` in ${seconds((performance.now() - start) / 1000)}` : "";
      task.title = title === "Images" ? row(title, `${await tellImages(mine)}${time}`) : tell(mine, wanted, time);
      // Only a running engine can say which images it has and what it can pull.
      if (title === "Docker engine" && worked) {
        machine.items = await doctor(wantedBy(before));
        task.title = row(`${title} ${(await engine()).version}`, `started${time}`);
      }
    },
  });
  return [
    group("Docker engine", ({ id }) => id === "engine"),
    group("Pulumi CLI", ({ id }) => id === "go" || id === "pulumi"),
    group("Docker plugin", ({ id }) => id === "docker-plugin"),
    group("Images", ({ id }) => id.startsWith("image/")),
    // Only a miniature wants it.
    ...(machine.items.some(({ id }) => id === "k6") ? [group("k6", ({ id }) => id === "k6")] : []),
  ];
}

/** What still has to be got, in one sentence; `undefined` when nothing takes long. */
export function forecast(items: readonly Item[]): string | undefined {
  const slow = items.filter(({ pending, minutes = 0 }) => pending && minutes > 0);
  if (slow.reduce((total, { minutes = 0 }) => total + minutes, 0) < 0.5) return undefined;
  const pending = items.filter((item) => item.pending);
  const engineStarts = pending.some(({ id }) => id === "engine");
  const images = slow.filter(({ id }) => id.startsWith("image/"));
  const others = slow.filter(({ id }) => !id.startsWith("image/")).map(({ name }) => name);
  // Until the engine runs, nobody knows which of them it has.
  const [of, atMost] = engineStarts && images.length > 0 ? ["what the engine lacks of ", "at most "] : ["", ""];
  const told = [...others, ...(images.length === 0 ? [] : [`${of}${imagesIn(images)}`])].join(", ");
  return `First run here: gets ${told} (${atMost}${cost(pending)}). Later runs take seconds.`;
}

/** `the image of kafka`, `the images of prometheus, alertmanager and kafka`. */
function imagesIn(items: readonly Item[]): string {
  const names = items.map(({ id }) => id.slice("image/".length));
  const last = names.at(-1) ?? "";
  return names.length === 1 ? `the image of ${last}` : `the images of ${names.slice(0, -1).join(", ")} and ${last}`;
}

/** Image ids and reasons for what is left out, for one engine. */
export async function imagesOn(engineId: string): Promise<ResolvedEngine> {
  return (await readResolved()).engines[engineId] ?? { absent: {}, images: {} };
}

function tell(items: readonly Item[], wanted: (item: Item) => boolean, time: string): string {
  const item = items.findLast(wanted);
  if (item === undefined) return "";
  const how = item.pending ? verbs[item.how] : "present";
  const told = item.id === "docker-plugin" || !item.pending ? item.detail : `${how}${time}`;
  return row(`${item.name} ${item.version}`.trim(), told);
}

const verbs: Readonly<Record<Item["how"], string>> = {
  present: "present",
  download: "downloaded",
  build: "built from its published module",
  missing: "missing",
};

async function tellImages(items: readonly Item[]): Promise<string> {
  const images = items.filter(({ id }) => id.startsWith("image/"));
  const found = await imagesOn((await engine()).id);
  const absent = Object.entries(found.absent);
  const told = `${images.length - absent.length} of ${images.length}`;
  // Why stands in the closing block, where it is read.
  return absent.length === 0 ? told : `${told}, without ${absent.map(([name]) => name).join(", ")}`;
}
