import { readPromql } from "../../../../metrics/kit/reading/index.ts";
import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { templatesOf } from "./templates.ts";

export const templateQuery: Check = {
  id: "template/query",
  severity: "error",
  summary: "The text that a template gives to `query` is not PromQL.",
  why: "The alert is sent with the error's text in place of the annotation.",
  remedy: "Correct the query.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: '{{ with query "sum(queue_length" }}{{ . | first | value }}{{ end }} wait'}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: '{{ with query "sum(queue_length)" }}{{ . | first | value }}{{ end }} wait'}`,
  of: "alert",
  run: (rule) =>
    templatesOf(rule).flatMap(({ field, actions }) =>
      actions.flatMap(({ tokens }) =>
        tokens.flatMap((token, index) => {
          const given = token.kind === "word" && token.value === "query" ? tokens[index + 1] : undefined;
          if (given?.kind !== "text" || given.value.includes("\\")) return [];
          const reading = readPromql(given.value);
          if (!("fault" in reading)) return [];
          const { message, span } = reading.fault;
          return [{ message, at: within(field.value, given.from + 1 + span.from, given.from + 1 + span.to) }];
        }),
      ),
    ),
};
