import test from "ava";
import { pause } from "../../../validation/copy/index.ts";

/** An engine whose kernel fails to freeze so many times; `asked` counts. */
function container(failures: number, words = "OCI runtime pause failed: unable to freeze: unknown") {
  const asked: number[] = [];
  const one = {
    asked,
    pause: async () => {
      asked.push(asked.length + 1);
      if (asked.length <= failures) throw new Error(words);
    },
  };
  return one;
}

test("what a busy kernel did not freeze in time is frozen with the next try", async (t) => {
  const busy = container(3);
  await pause(busy);
  t.is(busy.asked.length, 4);
});

test("one that never freezes is told after five tries, any other fault at once", async (t) => {
  const never = container(9);
  await t.throwsAsync(pause(never), { message: /unable to freeze/ });
  const gone = container(9, "no such container");
  await t.throwsAsync(pause(gone), { message: /no such container/ });
  t.deepEqual([never.asked.length, gone.asked.length], [5, 1]);
});
