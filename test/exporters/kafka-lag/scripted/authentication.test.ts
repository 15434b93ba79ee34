import test from "ava";
import { openScripted, type ReaderOptions, rowOf } from "../support/reader.ts";
import { scriptedCluster, steadyLog } from "../support/scripted-broker/index.ts";

const outline = {
  topics: { orders: [steadyLog({ end: 10, first: Date.now() - 10_000, every: 1000 })] },
  groups: { router: { offsets: { orders: [4] } } },
};

function user(username: string, password: string): ReaderOptions {
  return { settings: { sasl: { mechanism: "PLAIN", username, password: { value: password } } } };
}

test("the right password", async (t) => {
  const { read } = await openScripted(
    t,
    { ...scriptedCluster(outline), users: { reader: "secret" } },
    user("reader", "secret"),
  );
  t.is(rowOf(await read(), "router", "orders").lag, 6);
});

const refused = test.macro({
  title: (title) => `${title} is called by its name`,
  async exec(t, options: ReaderOptions, onWrongPassword: "explain" | "close", said: RegExp) {
    const cluster = { ...scriptedCluster(outline), users: { reader: "secret" }, onWrongPassword };
    const { read } = await openScripted(t, cluster, options);
    const error = await t.throwsAsync(read({}, 3000), { name: "ClusterUnreachableError" });
    t.regex(error?.message ?? "", said);
    t.notRegex(error?.message ?? "", /secret|wr0ng/);
  },
});

test("a wrong password", refused, user("reader", "wr0ng"), "explain", /password/i);
test(
  "a wrong password for which an old broker just hangs up",
  refused,
  user("reader", "wr0ng"),
  "close",
  /password|SASL|authentic/i,
);
test("a broker that wants a password when none is set", refused, {}, "explain", /SASL|authentic|hung up|closed/i);
test(
  "a mechanism that the broker does not offer",
  refused,
  { settings: { sasl: { mechanism: "SCRAM-SHA-512", username: "reader", password: { value: "secret" } } } },
  "explain",
  /PLAIN|SCRAM-SHA-512/,
);
test("TLS towards a broker that speaks none", refused, { settings: { tls: {} } }, "explain", /TLS/);
