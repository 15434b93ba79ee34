import test from "ava";
import { faultLine, faultOf, nearFolder } from "../../../preview/hot/tell-faults.ts";
import type { Finding } from "../../../problems/index.ts";

const placed: Finding = {
  check: "a/b",
  severity: "error",
  path: 'dashboards/shop › panel "orders"',
  message: "has no unit.",
  hint: "Give it one.",
  at: { file: "/project/dashboards/shop.ts", line: 7, column: 1, length: 1, excerpt: "x" },
};

test("files are named from the project's folder, those outside of it as they are", (t) => {
  t.is(nearFolder(placed, "/project").at?.file, "dashboards/shop.ts");
  t.is(nearFolder(placed, "/project").path, placed.path);
  t.is(nearFolder(placed, "/proj").at?.file, "/project/dashboards/shop.ts");
  t.is(nearFolder({ ...placed, path: "/project/a.ts" }, "/project").path, "a.ts");
});

test("file, line, panel, fault and remedy", (t) => {
  t.deepEqual(faultOf(placed), {
    file: "/project/dashboards/shop.ts",
    message: 'line 7: dashboards/shop › panel "orders": has no unit. Give it one.',
  });
});

test("without a place the path stands for the file", (t) => {
  const { at: _, hint: __, ...bare } = placed;
  t.deepEqual(faultOf(bare), { file: placed.path, message: "has no unit." });
});

test("a line for all of them", (t) => {
  const { at: _, hint: __, ...bare } = placed;
  t.is(faultLine([bare]), 'dashboards/shop › panel "orders": has no unit.');
  t.is(faultLine([bare, placed, placed]), 'dashboards/shop › panel "orders": has no unit. And 2 more.');
  t.is(faultLine([]), "");
});
