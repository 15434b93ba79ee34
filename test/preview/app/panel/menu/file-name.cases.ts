import test from "ava";
import { fileName } from "../../../../../preview/app/src/panel/menu/inspect/file-name.ts";

test("a file's name has what file systems take", (t) => {
  t.is(fileName("Errors / s", "A", "2026-01-15 12:00:00"), "Errors _ s-data-A-2026-01-15 12_00_00.csv");
  t.is(fileName("Größe", 'up{job="a"}', "x"), "Größe-data-up_job_a_-x.csv");
  t.true(fileName("x".repeat(500), "", "").length <= 154);
});
