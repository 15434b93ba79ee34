import { type ModelLog, timedLog } from "./model-log.ts";

export const now = 1_800_000_000_000;
const hour = 3_600_000;

/** The same numbers on every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Shapes of traffic that straight interpolation is good at, and those it is not. */
export const patterns: Readonly<Record<string, (random: () => number) => ModelLog>> = {
  "one record a second": () => timedLog(Array.from({ length: 21_600 }, (_, at) => now - 6 * hour + at * 1000)),
  "one a second on average": (random) => timedLog(arrivals(now - 6 * hour, now, 1000, random)),
  "a hundred a second": (random) => timedLog(arrivals(now - hour / 4, now, 10, random)),
  "more by day than by night": (random) => {
    const times: number[] = [];
    for (let time = now - 72 * hour; time < now; ) {
      times.push(Math.floor(time));
      time += (wait(random) * 4000) / (1.05 + Math.sin((time / (24 * hour)) * 2 * Math.PI));
    }
    return timedLog(times);
  },
  "bursts every five minutes": () =>
    timedLog(Array.from({ length: 72 * 300 }, (_, at) => now - 6 * hour + Math.floor(at / 300) * 300_000 + (at % 300))),
  "three days of nothing": () =>
    timedLog([
      ...Array.from({ length: 5000 }, (_, at) => now - 72 * hour + at * 100),
      ...Array.from({ length: 1000 }, (_, at) => now - 60_000 + at * 50),
    ]),
  "faster and faster": () =>
    timedLog(Array.from({ length: 10_000 }, (_, at) => Math.floor(now - 24 * hour * (1 - at / 10_000) ** 4))),
  "an idle producer": (random) => timedLog(arrivals(now - 30 * hour, now - 29 * hour, 1000, random)),
  "all at time 0": () => timedLog(new Array<number>(500).fill(0)),
  "up to 30 s late": (random) =>
    timedLog(Array.from({ length: 7200 }, (_, at) => now - 2 * hour + at * 1000 - Math.floor(random() * 30_000))),
};

function arrivals(from: number, to: number, everyMs: number, random: () => number): number[] {
  const times: number[] = [];
  for (let time = from; time < to; time += wait(random) * everyMs) times.push(Math.floor(time));
  return times;
}

function wait(random: () => number): number {
  return -Math.log(1 - random() * 0.999_999);
}
