import test from "ava";
import { liveFileOf } from "./live-file.ts";

test("a live test is found by the title that the whole run gives it", (t) => {
  const fleet = "exporters › containers › live › fleet › a removed container leaves › with the next scrape";
  t.is(liveFileOf(fleet), "test/exporters/containers/live/fleet.test.ts");
  t.is(
    liveFileOf("exporters › kafka-lag › scripted › groups › every state"),
    "test/exporters/kafka-lag/scripted/groups.test.ts",
  );
  t.is(liveFileOf("stack › full › panels › every panel"), "test/stack/full/panels.test.ts");
});

test("what no live test is called has no file", (t) => {
  t.is(liveFileOf("exporters › containers › live › nothing › at all"), undefined);
  t.is(liveFileOf("Error: spawn docker ENOENT"), undefined);
});

test("below the folder that all files of a run have in common", (t) => {
  t.is(liveFileOf("first-light › a dashboard", "test/preview/live"), "test/preview/live/first-light.test.ts");
  t.is(liveFileOf("first-light › a dashboard"), undefined);
});
