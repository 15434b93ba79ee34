import test, { type ExecutionContext } from "ava";
import type { Outcome } from "../../../../exporters/health/probes/index.ts";
import { planOf } from "../../../../exporters/health/settings/index.ts";
import { createGate, createWatch } from "../../../../exporters/health/watch/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { recordingLog } from "../../support/log.ts";
import { outcome } from "../support/outcomes.ts";
import { readHealthSettings } from "../support/started.ts";

/** A watch over these services, one probe at a time; `take` says how long each took, `left` is the time the round has. */
function watching(t: ExecutionContext, services: readonly string[], answer: (service: string) => Outcome) {
  const checks = services.map((service) => ({ service, target: `http://${service}:80/` }));
  const plan = planOf(readHealthSettings(temporaryFolder(t), { checks }));
  const { log, lines } = recordingLog();
  const asked: string[] = [];
  const time = { leftMs: 10_000 };
  const ask = async ({ host }: { readonly host: string }) => {
    asked.push(host);
    const given = answer(host);
    time.leftMs -= given.seconds * 1000;
    return given;
  };
  const watch = createWatch(plan, { log, gate: createGate(1), ask: ask as never, now: () => 0 });
  return {
    asked,
    lines,
    async round(leftMs: number) {
      asked.length = 0;
      time.leftMs = leftMs;
      const missed = await watch.round({
        signal: new AbortController().signal,
        remainingMs: () => Math.max(0, time.leftMs),
      });
      const state = watch
        .summaries()
        .flatMap(({ service, checks: all }) =>
          all.map(
            ({ state: { last, asked: isAsked } }) => `${service} ${isAsked ? (last?.up ? "up" : "down") : "not asked"}`,
          ),
        );
      return { missed, state };
    },
  };
}

const dead = { ...outcome({ failure: "timeout" }), seconds: 3 };

test("what the deadline leaves out is not asked, and not down", async (t) => {
  const { round } = watching(t, ["a", "b", "c"], (service) => (service === "a" ? dead : outcome({ status: 200 })));
  t.deepEqual(await round(3001), { missed: 2, state: ["a down", "b not asked", "c not asked"] });
});

test("those that answered fast go first, so that the dead ones hold up nobody", async (t) => {
  const { round, asked } = watching(t, ["a", "b", "c"], (service) =>
    service === "c" ? outcome({ status: 200 }) : dead,
  );
  await round(10_000);
  t.deepEqual(asked, ["a", "b", "c"]);
  t.deepEqual(await round(3020), { missed: 1, state: ["a down", "b not asked", "c up"] });
  t.deepEqual(asked, ["c", "a"]);
});

test("a check that the round cut short is not down", async (t) => {
  const { round } = watching(t, ["a"], () => dead);
  t.deepEqual(await round(1000), { missed: 1, state: ["a not asked"] });
});

test("the log tells a change once, and again when the reason is another", async (t) => {
  const answers = [
    outcome({ status: 200 }),
    dead,
    dead,
    outcome({ status: 503 }),
    outcome({ status: 200 }),
    outcome({ status: 200 }),
  ];
  const { round, lines } = watching(t, ["a"], () => answers.shift() ?? dead);
  for (let count = 0; count < 6; count += 1) await round(10_000);
  t.deepEqual(
    lines.map((line) => {
      const { msg, reason } = JSON.parse(line) as { msg: string; reason?: string };
      return [msg, reason];
    }),
    [
      ["check fails", "timeout"],
      ["check fails", "status"],
      ["check is well again", undefined],
    ],
  );
});
