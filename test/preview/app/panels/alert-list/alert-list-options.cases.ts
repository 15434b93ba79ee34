import test from "ava";
import { shownStates } from "../../../../../preview/app/src/panels/alert-list/alert-list-options.ts";

test("states that are shown, by the names of today and of old", (t) => {
  t.deepEqual(
    [...shownStates({ stateFilter: { firing: true, pending: true, error: true, normal: false } })],
    ["firing", "pending", "error"],
  );
  t.deepEqual([...shownStates({ stateFilter: { alerting: true, ok: true, no_data: true } })], ["firing", "normal"]);
  t.deepEqual([...shownStates({ stateFilter: {} })], []);
});
