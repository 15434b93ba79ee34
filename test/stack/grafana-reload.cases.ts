import test from "ava";
import type { GrafanaOutcome } from "../../stack/agent/reload-grafana.ts";
import { reload } from "../../stack/grafana-reload/reload.ts";

const refused: GrafanaOutcome = { outcome: "refused" };
const done: GrafanaOutcome = { outcome: "done" };

test("a known password is enough: Grafana's own tool is not run", async (t) => {
  t.deepEqual(await steps([done]), ["ask"]);
});

test("where no password is known, Grafana's own tool sets it, and its data sources are read again", async (t) => {
  t.deepEqual(await steps([refused, done]), ["ask", "reset", "ask"]);
});

test("a password that is refused even then is an error", async (t) => {
  await t.throwsAsync(steps([refused, refused]), { message: /refuses the password of admin/ });
});

test("what Grafana says is said", async (t) => {
  await t.throwsAsync(steps([{ outcome: "failed", message: "Grafana answered 503: no" }]), { message: /503: no/ });
});

async function steps(outcomes: GrafanaOutcome[]): Promise<string[]> {
  const taken: string[] = [];
  await reload({
    ask: async () => {
      taken.push("ask");
      return outcomes.shift() ?? { outcome: "failed", message: "asked too often" };
    },
    resetPassword: async () => {
      taken.push("reset");
    },
  });
  return taken;
}
