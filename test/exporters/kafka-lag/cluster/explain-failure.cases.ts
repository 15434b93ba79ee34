import test from "ava";
import { parseAddress } from "../../../../exporters/kafka-lag/cluster/brokers.ts";
import { explainFailure } from "../../../../exporters/kafka-lag/cluster/index.ts";
import type { FailureKind } from "../../../../exporters/kafka-lag/reading/index.ts";

function failure(code: string, message = "words", more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

const explains = test.macro({
  title: (_, kind: FailureKind, error: Error) =>
    `${kind}: ${"code" in error ? error.code : error.name} ${error.message}`,
  exec(t, kind: FailureKind, error: Error, said: RegExp) {
    for (const given of [error, new Error("outside", { cause: error }), new AggregateError([error], "several")]) {
      const explained = explainFailure(given, "kafka:9092");
      t.is(explained.kind, kind);
      t.regex(explained.message, said);
      t.true(explained.message.startsWith("kafka:9092: "));
    }
  },
});

test(explains, "name-resolution", failure("ENOTFOUND"), /no address/);
test(explains, "name-resolution", failure("EAI_AGAIN"), /no address/);
test(explains, "unreachable", failure("ECONNREFUSED"), /nothing listens/);
test(explains, "unreachable", failure("EHOSTUNREACH"), /no route/);
test(explains, "timeout", failure("ETIMEDOUT"), /in time/);
test(explains, "timeout", failure("PLT_KFK_NETWORK", "Connection to kafka:9092 timed out."), /in time/);
test(explains, "tls", failure("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"), /TLS failed: self-signed/);
test(explains, "tls", failure("ERR_TLS_CERT_ALTNAME_INVALID", "not in the cert's altnames"), /altnames/);
test(
  explains,
  "tls",
  failure("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", "certificate required"),
  /certificate required/,
);
test(explains, "tls", failure("PLT_KFK_USER", "Broker requires TLS."), /speaks TLS, and the settings have none/);
test(explains, "tls", failure("ECONNRESET", "disconnected before secure TLS connection was established"), /no TLS/);
test(explains, "connection-lost", failure("ECONNRESET", "read ECONNRESET"), /closed by the other side/);
test(explains, "connection-lost", failure("PLT_KFK_NETWORK", "Connection closed"), /closed by the other side/);
test(explains, "local-file", failure("ENOENT", "no such file: ca.pem"), /ca\.pem/);
test(explains, "malformed", new RangeError("out of range"), /could not be read/);
test(
  explains,
  "authentication",
  failure("PLT_KFK_AUTHENTICATION", "Cannot find a suitable SASL mechanism.", {
    cause: failure("PLT_KFK_RESPONSE", "", { response: { errorCode: 33, mechanisms: ["PLAIN", "SCRAM-SHA-256"] } }),
  }),
  /it offers PLAIN, SCRAM-SHA-256$/,
);
test(
  explains,
  "authentication",
  failure("PLT_KFK_AUTHENTICATION", "SASL authentication failed.", {
    cause: failure("PLT_KFK_RESPONSE", "", {
      response: { errorCode: 58, errorMessage: "Invalid username or password" },
    }),
  }),
  /refused user and password, or the token: Invalid username or password$/,
);

test("what nobody knows keeps its own words", (t) => {
  t.deepEqual(explainFailure(new Error("strange"), "a:1"), {
    kind: "connection-lost",
    code: "Error",
    message: "a:1: strange",
  });
  t.is(explainFailure("text", "a:1").message, "a:1: text");
});

test("addresses", (t) => {
  t.deepEqual(parseAddress("kafka:9092"), { host: "kafka", port: 9092 });
  t.deepEqual(parseAddress("[::1]:9092"), { host: "::1", port: 9092 });
  for (const text of ["kafka", "kafka:", ":9092", "kafka:0", "kafka:65536", "::1:9092", "kafka:9092/x"]) {
    t.throws(() => parseAddress(text), { message: /no broker address/ }, text);
  }
});
