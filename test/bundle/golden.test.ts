import test from "ava";
import { filesOf } from "../../bundle/index.ts";
import { everything, miniature, ofStackFile } from "./support/bundles.ts";
import { matchesGolden } from "./support/golden.ts";

test("dev, as its stack file has it", (t) => {
  matchesGolden(t, "dev", filesOf(ofStackFile("dev")));
});

test("staging, as its stack file has it", (t) => {
  matchesGolden(t, "staging", filesOf(ofStackFile("staging")));
});

test("Chat4All in miniature", (t) => {
  const { "bundle.json": _, ...files } = filesOf(miniature(["chat4all"]));
  const own = Object.entries(files).filter(([path]) => !/^(alertmanager|grafana)\/|rules\/(stack|host)/.test(path));
  matchesGolden(t, "chat4all", Object.fromEntries(own));
});

test("the other systems in miniature", (t) => {
  const { "bundle.json": _, ...files } = filesOf(miniature(["hitl", "governance-bridge", "agents"]));
  const own = Object.entries(files).filter(([path]) => /^(prometheus|health|load-test)\//.test(path));
  matchesGolden(t, "miniatures", Object.fromEntries(own.filter(([path]) => !/rules\/(stack|host)/.test(path))));
});

test("prod with every setting that reaches a file", (t) => {
  const { "bundle.json": _, ...files } = filesOf(everything({ viewer: "none" }));
  const configs = Object.entries(files).filter(([path]) =>
    /^(alertmanager|prometheus)\/|^grafana\/provisioning\//.test(path),
  );
  matchesGolden(t, "everything", Object.fromEntries(configs));
});

test("the same input gives the same bytes", (t) => {
  t.deepEqual(filesOf(ofStackFile("dev")), filesOf(ofStackFile("dev")));
});
