import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import type { ClusterSettings } from "../../../../exporters/kafka-lag/cluster/index.ts";
import { type Brokers, type BrokersOptions, oauthToken, startBrokers } from "../../../support/kafka/index.ts";
import { actor, eventually } from "../live/support/actor.ts";
import { steadily } from "../live/support/truth.ts";
import { openReader, rowOf } from "../support/reader.ts";

type Access = Pick<ClusterSettings, "tls" | "sasl">;

interface Way {
  readonly options: BrokersOptions;
  readonly right: (brokers: Brokers, folder: string) => Access;
  /** Settings that must be refused, by what they are, with what must be said. */
  readonly wrong: (brokers: Brokers, folder: string) => Readonly<Record<string, readonly [Access, RegExp]>>;
}

/** Comes in the right way and reads; is refused every wrong way, with the reason in words. */
const comesIn = test.macro({
  title: (title) => `comes in by ${title}`,
  async exec(t, { options, right, wrong }: Way) {
    t.timeout(600_000);
    const brokers = await startBrokers(options);
    t.teardown(() => brokers.remove());
    const folder = mkdtempSync(join(tmpdir(), "kafka-lag-access-"));
    t.teardown(() => rmSync(folder, { recursive: true }));
    const writer = await actor(t, { bootstrapBrokers: [...brokers.plain] });
    const topic = await writer.topic();
    await writer.write(topic, 0, steadily(10, 1000));
    const group = writer.group();
    await writer.commit(group, topic, { 0: 4 });
    const bootstrap = brokers.secured;
    const reading = await openReader(t, { bootstrap, ...right(brokers, folder) }).read();
    t.is(rowOf(reading, group, topic).lag, 6);
    t.deepEqual(reading.failures, []);
    for (const [what, [access, said]] of Object.entries(wrong(brokers, folder))) {
      const error = await t.throwsAsync(
        openReader(t, { bootstrap, ...access }).read(),
        { name: "ClusterUnreachableError" },
        what,
      );
      t.regex(error?.message ?? "", said, what);
      t.notRegex(error?.message ?? "", /client-secret|wr0ng/, what);
    }
  },
});

function tlsOf({ tls }: Brokers): NonNullable<Access["tls"]> {
  return tls === undefined ? {} : { caFile: tls.ca };
}

function clientTls({ tls }: Brokers): NonNullable<Access["tls"]> {
  return tls === undefined ? {} : { caFile: tls.ca, certFile: tls.cert, keyFile: tls.key };
}

function password(
  mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512",
  secret = "client-secret",
): NonNullable<Access["sasl"]> {
  return { mechanism, username: "client", password: { value: secret } };
}

test.serial("TLS", comesIn, {
  options: { security: { tls: true } },
  right: (brokers) => ({ tls: tlsOf(brokers) }),
  wrong: () => ({
    "an authority that is not trusted": [{ tls: {} }, /certificate|self-signed|issuer/i],
    "no TLS": [{}, /TLS|closed/i],
  }),
});

test.serial("mutual TLS", comesIn, {
  options: { security: { tls: "mutual" } },
  right: (brokers) => ({ tls: clientTls(brokers) }),
  wrong: (brokers) => ({ "no certificate of ours": [{ tls: tlsOf(brokers) }, /certificate/i] }),
});

test.serial("SASL PLAIN", comesIn, {
  options: { security: { sasl: "PLAIN" } },
  right: () => ({ sasl: password("PLAIN") }),
  wrong: () => ({
    "a wrong password": [{ sasl: password("PLAIN", "wr0ng") }, /authentication/i],
    "no user": [{}, /SASL/],
    "another mechanism": [{ sasl: password("SCRAM-SHA-512") }, /mechanism/i],
  }),
});

test.serial("SASL SCRAM-SHA-256", comesIn, {
  options: { security: { sasl: "SCRAM-SHA-256" } },
  right: () => ({ sasl: password("SCRAM-SHA-256") }),
  wrong: () => ({ "a wrong password": [{ sasl: password("SCRAM-SHA-256", "wr0ng") }, /authentication/i] }),
});

test.serial("SASL SCRAM-SHA-512 over TLS, the password from a file that changes", comesIn, {
  options: { security: { sasl: "SCRAM-SHA-512", tls: true } },
  right: (brokers, folder) => {
    const file = join(folder, "password");
    writeFileSync(file, "client-secret\n");
    return { tls: tlsOf(brokers), sasl: { mechanism: "SCRAM-SHA-512", username: "client", password: { file } } };
  },
  wrong: (brokers, folder) => {
    const file = join(folder, "old-password");
    writeFileSync(file, "wr0ng\n");
    return {
      "the file's old password": [
        { tls: tlsOf(brokers), sasl: { mechanism: "SCRAM-SHA-512", username: "client", password: { file } } },
        /authentication/i,
      ],
      "a file that is not there": [
        {
          tls: tlsOf(brokers),
          sasl: { mechanism: "SCRAM-SHA-512", username: "client", password: { file: join(folder, "none") } },
        },
        /none/,
      ],
    };
  },
});

test.serial("SASL OAUTHBEARER", comesIn, {
  options: { security: { sasl: "OAUTHBEARER" } },
  right: (_, folder) => ({ sasl: bearer(folder, "token", oauthToken("client")) }),
  wrong: (_, folder) => ({
    "an expired token": [{ sasl: bearer(folder, "expired", oauthToken("client", -3600)) }, /token|authentication/i],
    "no token": [{ sasl: bearer(folder, "empty", "") }, /token|empty/i],
  }),
});

function bearer(folder: string, name: string, token: string): NonNullable<Access["sasl"]> {
  const file = join(folder, name);
  writeFileSync(file, token);
  return { mechanism: "OAUTHBEARER", token: { file } };
}

test.serial(
  "a password that is changed on the brokers: the running exporter comes in again once its file has it",
  async (t) => {
    t.timeout(600_000);
    const { folder, brokers, group, topic } = await scram(t);
    const file = join(folder, "password");
    writeFileSync(file, "client-secret");
    const sasl = { mechanism: "SCRAM-SHA-256", username: "client", password: { file } } as const;
    const reader = openReader(t, { bootstrap: brokers.secured, sasl });
    t.is(rowOf(await reader.read(), group, topic).lag, 6);
    await brokers.tool("kafka.admin.ConfigCommand", [
      ...["--bootstrap-server", brokers.internal(), "--alter", "--entity-type", "users", "--entity-name", "client"],
      ...["--add-config", "SCRAM-SHA-256=[password=changed]"],
    ]);
    await brokers.stop();
    await brokers.start();
    const refused = await reader.read();
    const { lag, committed, unknown } = rowOf(refused, group, topic);
    t.deepEqual([lag, committed, unknown], [undefined, undefined, "no_coordinator"]);
    t.deepEqual(
      refused.failures.map(({ kind }) => kind),
      ["authentication"],
    );
    writeFileSync(file, "changed");
    await eventually(async () => {
      if (rowOf(await reader.read(), group, topic).lag !== 6) throw new Error("not yet");
    });
  },
);

async function scram(t: ExecutionContext) {
  const brokers = await startBrokers({ security: { sasl: "SCRAM-SHA-256" } });
  t.teardown(() => brokers.remove());
  const folder = mkdtempSync(join(tmpdir(), "kafka-lag-access-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const writer = await actor(t, { bootstrapBrokers: [...brokers.plain] });
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(10, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 4 });
  return { brokers, folder, group, topic };
}
