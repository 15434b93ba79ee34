import test from "ava";
import { type AlertOptions, absent, alert, gt, max, vector } from "../../../../alerts/kit/index.ts";
import { lagSeconds } from "../kafka.ts";

// tsc checks this file: each @ts-expect-error fails the type check when the line under it compiles.
const rest = { severity: "info", action: "a", scenarios: [] } as const;

test("a template takes only labels that the expression leaves", (t) => {
  const expr = gt(max(lagSeconds).by("group"), 1);
  alert("A", { ...rest, expr, summary: ({ labels }) => `${labels.group}` });
  // @ts-expect-error by() dropped the partition
  alert("A", { ...rest, expr, summary: ({ labels }) => `${labels.partition}` });
  // @ts-expect-error by() dropped the instance
  alert("A", { ...rest, expr, summary: "s", description: ({ labels }) => `${labels.instance}` });
  alert("A", { ...rest, expr: absent(lagSeconds.where({ topic: "a" })), summary: ({ labels }) => `${labels.topic}` });
  // @ts-expect-error absent() knows only what where() pinned
  alert("A", { ...rest, expr: absent(lagSeconds.where({ topic: "a" })), summary: ({ labels }) => `${labels.group}` });
  // @ts-expect-error vector() has no labels
  alert("A", { ...rest, expr: vector(1), summary: ({ labels }) => `${labels.job}` });
  t.pass();
});

test("labels and values can be put into text and nothing else", (t) => {
  const expr = gt(lagSeconds, 1);
  // @ts-expect-error what the label is, only Prometheus knows
  alert("A", { ...rest, expr, summary: ({ labels }) => (labels.group === "a" ? "x" : "y") });
  // @ts-expect-error there is no number to calculate with
  alert("A", { ...rest, expr, summary: ({ value }) => `${value * 2}` });
  // @ts-expect-error no template function of Prometheus
  alert("A", { ...rest, expr, summary: ({ value }) => `${value.humanizeTime}` });
  t.pass();
});

test("severity, priority, durations and fields are the known ones", (t) => {
  const good: AlertOptions<"group"> = {
    ...rest,
    expr: gt(max(lagSeconds).by("group"), "60s"),
    summary: "s",
    for: "5m",
  };
  // @ts-expect-error
  alert("A", { ...good, severity: "page" });
  // @ts-expect-error
  alert("A", { ...good, priority: "P4" });
  // @ts-expect-error
  alert("A", { ...good, for: "5 minutes" });
  // @ts-expect-error
  alert("A", { ...good, summry: "s" });
  alert("A", { ...good, mutes: [{ alert: { name: "B" }, equal: ["group"] }] });
  // @ts-expect-error by() dropped the topic
  alert("A", { ...good, mutes: [{ alert: { name: "B" }, equal: ["topic"] }] });
  // @ts-expect-error a range vector is no condition
  alert("A", { ...good, expr: lagSeconds.range("5m") });
  t.pass();
});
