import test from "ava";
import { forecast } from "../../cli/prepare-machine.ts";
import type { Item } from "../../toolchain/index.ts";

const item = (name: string, rest: Partial<Item>): Item => ({
  id: "pulumi",
  name,
  version: "1",
  how: "build",
  pending: true,
  detail: "",
  ...rest,
});

test("what takes long is told before it begins, with what everything costs", (t) => {
  const items = [
    item("Pulumi CLI", { minutes: 4.5, downloadMb: 330 }),
    item("Image grafana", { how: "download", downloadMb: 250 }),
    item("Image prometheus", { minutes: 3, downloadMb: 70, pending: false }),
  ];
  t.is(forecast(items), "First run here: Pulumi CLI to get, about 4m30s, 580 MB. Later runs take seconds.");
});

test("what takes seconds is not worth a word", (t) => {
  t.is(forecast([item("Image programs", { minutes: 0.2 })]), undefined);
  t.is(forecast([]), undefined);
});
