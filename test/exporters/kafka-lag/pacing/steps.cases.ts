import test from "ava";
import { atOnce, paced, type Steps } from "../../../../exporters/kafka-lag/pacing/index.ts";

/** Works until somebody else had a turn, or gives up. */
function* work(hadTurn: () => boolean): Steps<string> {
  for (let step = 0; step < 50_000_000; step += 1) {
    if (hadTurn()) return "somebody had a turn";
    yield;
  }
  return "nobody had a turn";
}

test("with pauses, others have their turn in between", async (t) => {
  let turns = 0;
  setImmediate(() => {
    turns += 1;
  });
  t.is(await paced(work(() => turns > 0)), "somebody had a turn");
});

test("short work is done without a pause", (t) => {
  let steps = 0;
  function* three(): Steps<number> {
    while (steps < 3) {
      steps += 1;
      yield;
    }
    return steps;
  }
  void paced(three());
  t.is(steps, 3);
});

test("in one go, the result comes at once", (t) => {
  function* two(): Steps<number> {
    yield;
    return 2;
  }
  t.is(atOnce(two()), 2);
});
