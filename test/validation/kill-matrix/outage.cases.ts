import test from "ava";
import { outageOf } from "../../../validation/kill-matrix/index.ts";

const standard = { evaluationInterval: 15, resendDelay: 60 };

test("by default a minute, and five: an alert is over for Alertmanager after four", (t) => {
  t.is(outageOf("short", standard), 60);
  t.is(outageOf("beyond-ends-at", standard), 300);
});

test("where alerts are evaluated more seldom than sent, evaluations count", (t) => {
  t.is(outageOf("short", { evaluationInterval: 120, resendDelay: 60 }), 120);
  t.is(outageOf("beyond-ends-at", { evaluationInterval: 120, resendDelay: 60 }), 600);
});
