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
  t.is(forecast(items), "First run here: gets Pulumi CLI (about 4m30s, 580 MB). Later runs take seconds.");
});

test("images are told together", (t) => {
  const image = (name: string) => item(`Image ${name}`, { id: `image/${name}` as Item["id"], minutes: 1 });
  t.is(
    forecast([item("Pulumi CLI", { minutes: 1 }), image("prometheus"), image("alertmanager"), image("kafka")]),
    "First run here: gets Pulumi CLI, the images of prometheus, alertmanager and kafka (about 4m00s). Later runs take seconds.",
  );
  t.is(forecast([image("kafka")]), "First run here: gets the image of kafka (about 60 s). Later runs take seconds.");
});

test("where the engine has yet to start, it may have them", (t) => {
  const image = item("Image kafka", { id: "image/kafka", minutes: 1 });
  const engine = item("Docker engine", { id: "engine", how: "present" });
  t.is(
    forecast([engine, image]),
    "First run here: gets what the engine lacks of the image of kafka (at most about 60 s). Later runs take seconds.",
  );
});

test("what takes seconds is not worth a word", (t) => {
  t.is(forecast([item("Image programs", { minutes: 0.2 })]), undefined);
  t.is(forecast([]), undefined);
});
