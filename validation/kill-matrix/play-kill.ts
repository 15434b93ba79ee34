import { clock } from "../../metrics/signal.ts";
import { accessTo, partsOf } from "../copy/index.ts";
import { prometheusApi } from "../observe/index.ts";
import { samplesMissing } from "./count.ts";
import type { KillPoint } from "./factors.ts";
import type { PlayedCase } from "./judge-case.ts";
import { isTold, type Look } from "./look.ts";
import { partControl } from "./part-control.ts";
import type { KillPlay } from "./plays.ts";
import type { Probe } from "./probe.ts";
import { holdFor, type Schedule, scheduleOf } from "./schedule.ts";
import { isKept, type Silence, silence } from "./silence.ts";
import { type Stage, until, untilHeld } from "./stage.ts";
import { toRecover, toTellTheEnd } from "./times.ts";

/**
 * Plays one death: brings every alert to its state, takes the part away, brings it back, waits until everything is told
 * as it is, ends the faults, waits until that is told, and says what was seen.
 */
export async function playKill(stage: Stage, play: KillPlay, prefix: string): Promise<readonly PlayedCase[]> {
  const { copy, docker, times, signal } = stage;
  const schedule = scheduleOf(play, times, Date.now(), prefix);
  const silenced = alertmanagerDies(play) ? await silenceOne(stage, schedule, prefix) : undefined;
  await stage.play([...schedule.probes, ...(silenced === undefined ? [] : [silenced.probe])]);
  await until(schedule.killAt - lookBefore, signal);
  const before = await stage.look();
  await until(schedule.killAt, signal);
  const control = partControl(docker, copy, play);
  const outage = { from: Date.now(), to: 0 };
  await control.down();
  try {
    await until(outage.from + schedule.outage, signal);
  } finally {
    await control.up();
  }
  outage.to = Date.now();
  const probes = [...schedule.probes, ...(silenced === undefined ? [] : [silenced.probe])];
  await stage.play(probes);
  const recovered = await recoveries(stage, schedule.probes, outage.to);
  const ended = Date.now();
  const over = schedule.probes.map((probe) => ({ ...probe, fault: { to: ended, ...probe.fault } }));
  await stage.play([...over, ...(silenced === undefined ? [] : [silenced.probe])]);
  const last = await untilOver(stage, over, ended);
  const samplesLost = await missingSamples(stage, { from: outage.from - 2 * times.scrape, to: ended });
  const silencesKept = silenced && (await stillMutes(stage, silenced.silence, last));
  await stage.play([]);
  return over.map(({ id, point, fault }) => {
    const trouble = troubleOf(before, id, point);
    const recoveredAt = recovered.get(id);
    return {
      point,
      fault,
      outage,
      messages: last.told.filter(({ episode }) => episode === id).map(({ at, status }) => ({ at, status })),
      samplesLost,
      ...(recoveredAt === undefined ? {} : { recoveredAt }),
      ...(silencesKept === undefined ? {} : { silencesKept }),
      ...(trouble === undefined ? {} : { trouble }),
    };
  });
}

const lookBefore = 300;

function alertmanagerDies({ part }: KillPlay): boolean {
  return part === "alertmanager" || part === "one-of-three-alertmanagers";
}

/** A second alert that fires all the time and that nobody may hear of. */
async function silenceOne(
  { copy }: Stage,
  { killAt }: Schedule,
  prefix: string,
): Promise<{ silence: Silence; probe: Probe }> {
  const id = `${prefix}-silenced`;
  const now = Date.now();
  return { silence: await silence(copy, id, now), probe: { id, fault: { from: Math.min(now + 500, killAt) } } };
}

/** What the alert was at the moment of the death, if not what the case is about. */
function troubleOf({ prometheus, told }: Look, id: string, { when }: KillPoint): string | undefined {
  const state = prometheus.find((states) => states !== undefined)?.get(id) ?? "inactive";
  const heard = told.some(({ episode, status }) => episode === id && status === "firing");
  const wanted = { before: "inactive", pending: "pending", firing: "firing", resolving: "firing" }[when];
  const toBeHeard = wanted === "firing";
  if (state === wanted && heard === toBeHeard) return undefined;
  return `When the part died, the alert was ${state} and ${heard ? "had been" : "had not been"} told; wanted: ${wanted}, ${toBeHeard ? "told" : "not told"}.`;
}

/** Since when each alert was told again as it is, by episode. */
async function recoveries(
  stage: Stage,
  probes: Schedule["probes"],
  back: number,
): Promise<ReadonlyMap<string, number>> {
  const { times } = stage;
  const since = new Map<string, number>();
  const hold = holdFor(times);
  await untilHeld(
    stage,
    (look) => {
      for (const { id, point } of probes) {
        if (!isTold(look, id, point.when === "resolving" ? "resolved" : "firing")) since.delete(id);
        else if (!since.has(id)) since.set(id, look.at);
      }
      return since.size === probes.length;
    },
    { hold, deadline: back + toRecover(times) },
  );
  return since;
}

/** The last look, once the end of every fault is told, or is not told any more. */
async function untilOver(stage: Stage, probes: readonly Probe[], ended: number): Promise<Look> {
  const { times, look } = stage;
  const allOver = (now: Look) => probes.every(({ id }) => isTold(now, id, "resolved"));
  await untilHeld(stage, allOver, {
    hold: 2 * times.evaluation,
    deadline: ended + toTellTheEnd(times) + toRecover(times),
  });
  return look();
}

/** How many samples nobody has: what one Prometheus of several stored is there. */
async function missingSamples(
  { copy, times }: Stage,
  range: { readonly from: number; readonly to: number },
): Promise<number> {
  const each = await Promise.all(
    partsOf(copy, "prometheus").map(async (part) => {
      const { url, user, password } = accessTo(copy, part);
      const ask = prometheusApi({ url: new URL(url), user, password });
      const { result } = await ask<Matrix>("query", {
        query: `${clock.definition.name}[${Math.ceil(range.to - range.from)}ms]`,
        time: (range.to / 1000).toFixed(3),
      });
      return result.flatMap(({ values }) => values.map(([seconds]) => Math.round(seconds * 1000)));
    }),
  );
  return samplesMissing(
    each.flat().sort((a, b) => a - b),
    times.scrape,
    range,
  );
}

interface Matrix {
  readonly result: readonly { readonly values: readonly (readonly [seconds: number, value: string])[] }[];
}

async function stillMutes({ copy }: Stage, given: Silence, { told }: Look): Promise<boolean> {
  return (await isKept(copy, given)) && !told.some(({ episode }) => episode === given.episode);
}
