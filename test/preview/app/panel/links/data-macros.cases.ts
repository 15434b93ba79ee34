import test from "ava";
import { type DataContext, dataMacro } from "../../../../../preview/app/src/panel/links/data-macros.ts";

const time = { name: "Time", type: "time", values: [1000, 2000] };
const value = {
  name: "Value",
  type: "number",
  labels: { job: "api", instance: "a:1" },
  values: [0.5, 0.25],
  display: (given: unknown) => ({ text: `${Number(given) * 100}`, numeric: Number(given), suffix: "%" }),
};
const team = { name: "team name", type: "string", values: ["x", "y"] };
const context: DataContext = {
  frame: { refId: "B", fields: [time, value, team] },
  field: value,
  rowIndex: 1,
  nameOf: ({ name }) => (name === "Value" ? "Errors" : name),
  seriesName: () => "api series",
};
const macro = (name: string, path?: string, given: Partial<DataContext> = {}) =>
  dataMacro(name, path, { ...context, ...given });

test("the value of a link, raw, as a number, as it is shown and when it was", (t) => {
  t.is(macro("__value"), "0.25");
  t.is(macro("__value", "raw"), "0.25");
  t.is(macro("__value", "numeric"), "0.25");
  t.is(macro("__value", "text"), "25%");
  t.is(macro("__value", "time"), "2000");
  t.is(macro("__value", "time", { rowIndex: undefined }), "");
});

test("a value made of many is told as such", (t) => {
  const calculatedValue = { text: "7", numeric: 7, title: "Max" };
  t.is(macro("__value", "raw", { calculatedValue }), "7");
  t.is(macro("__value", "calc", { calculatedValue }), "Max");
  t.is(macro("__value", "calc"), "");
});

test("names and labels of the field and the series", (t) => {
  t.is(macro("__field", "name"), "Value");
  t.is(macro("__field", "displayName"), "Errors");
  t.is(macro("__field", "labels.job"), "api");
  t.is(macro("__field", 'labels["job"]'), "api");
  t.is(macro("__field", "labels.nothing"), "");
  t.is(macro("__field", "labels"), 'job="api", instance="a:1"');
  t.is(macro("__field", "labels.__values"), "a:1, api");
  t.is(macro("__series", "name"), "api series");
  t.is(macro("__data", "refId"), "B");
});

test("other fields of the row by name, by the name shown and by number", (t) => {
  t.is(macro("__data", "fields.Value"), "0.25");
  t.is(macro("__data", 'fields["team name"]'), "y");
  t.is(macro("__data", "fields[2]"), "y");
  t.is(macro("__data", "fields.Errors.text"), "25%");
  t.is(macro("__data", "fields.Value.numeric"), "0.25");
  t.is(macro("__data", "fields.nothing"), "");
});

test("what is no macro stays for others", (t) => {
  t.is(macro("__from"), undefined);
  t.is(macro("__value", "other"), undefined);
  t.is(macro("__field", "config"), undefined);
});
