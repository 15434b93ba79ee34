import test from "ava";
import {
  concealLike,
  hasUnknown,
  redact,
  revealAll,
  secret,
  UNKNOWN,
} from "../../../toolchain/docker-plugin/protocol/index.ts";

test("revealing takes every wrapper off", (t) => {
  t.deepEqual(revealAll({ a: secret([secret("x"), { b: secret(1) }]), c: "plain" }), {
    a: ["x", { b: 1 }],
    c: "plain",
  });
});

test("an output is secret as a whole when any part of its input was", (t) => {
  const outputs = concealLike({ envs: ["A=1", "B=2"], name: "web" }, { envs: ["A=1", secret("B=2")], name: "web" }, {});
  t.deepEqual(outputs, { envs: secret(["A=1", "B=2"]), name: "web" });
});

test("messages lose secrets, the values of variables too, the longest first", (t) => {
  const inputs = {
    envs: [secret("TOKEN=hunter2-long")],
    uploads: secret([{ content: "hunter2" }]),
    name: "public-name",
  };
  t.is(redact("TOKEN=hunter2-long hunter2-long hunter2 public-name", inputs), "[secret] [secret] [secret] public-name");
});

test("an unknown is found at any depth", (t) => {
  t.true(hasUnknown({ a: [{ b: UNKNOWN }] }));
  t.false(hasUnknown({ a: [{ b: "known" }] }));
});
