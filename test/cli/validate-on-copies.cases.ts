import test from "ava";
import { thisMachine } from "../../cli/this-machine.ts";
import { measureOnCopies } from "../../cli/validate-on-copies.ts";
import { DefinitionError } from "../../problems/index.ts";
import { conditionsOf, keyOf, type Step } from "../../validation/index.ts";
import { settings } from "../bundle/support/settings.ts";

test("a baseline of other conditions is refused before anything is begun", async (t) => {
  let begun = false;
  const step: Step = {
    ...{ title: "Scenarios", parts: [], seconds: 0 },
    run: () => {
      begun = true;
      return Promise.reject(new Error("it was begun"));
    },
  };
  const here = settings({});
  const asked = { selection: "full", factor: 20, version: "0.1.0" } as const;
  const then = conditionsOf({ ...asked, settings: here, machine: thisMachine(), factor: 40 });
  const running = measureOnCopies({
    ...{ ...asked, settings: here, command: "validate rehearse", heading: "", mode: "rehearsal", items: [] },
    rounds: [[step]],
    began: new Date(0),
    flags: { out: "report", json: true },
    baseline: { key: keyOf({ ...here, mode: "rehearsal", conditions: then }), figures: [], counts: [] },
  });
  const refused = await t.throwsAsync(running, { instanceOf: DefinitionError });
  t.regex(refused?.message ?? "", /factor: 40 then, 20 now\./);
  t.false(begun);
});
