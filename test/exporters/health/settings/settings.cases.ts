import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { checkSettings, planOf } from "../../../../exporters/health/settings/index.ts";
import { throwOnErrors } from "../../../../problems/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { faultsOf } from "../../support/settings.ts";
import { readHealthSettings } from "../support/started.ts";

const faults = (t: ExecutionContext, file: object) => {
  const folder = temporaryFolder(t);
  return faultsOf(() => throwOnErrors(checkSettings(readHealthSettings(folder, file))), folder);
};

const wrong = test.macro({
  exec(t, file: object, ...expected: readonly string[]) {
    t.deepEqual(faults(t, file), expected);
  },
  title: (given) => String(given),
});

const a = { service: "a", target: "http://a/" };

test("one service and its target are enough", wrong, { checks: [a] });
test("so is a list for /probe", wrong, { probe: { targets: ["http://a/"] } });
test("nothing to ask", wrong, {}, "checks | is missing, and so is probe › targets | Name what is to be asked.");
test(
  "a target that is none",
  wrong,
  {
    checks: [
      { service: "a", target: "a:80" },
      { service: "b", target: "tcp://b" },
    ],
  },
  'health.yml › checks › 0 › target | "a:80": needs its scheme: http, https, grpc, grpcs, tcp, tls, ws or wss',
  'health.yml › checks › 1 › target | "tcp://b": needs a port',
);
test(
  "the same check twice",
  wrong,
  { checks: [a, { ...a, replica: "2" }, { ...a, target: "http://b/" }] },
  "checks › 2 | is the same service, check and replica as checks › 0 | Give each its own.",
);
test(
  "a module that does not exist, or asks otherwise",
  wrong,
  {
    checks: [
      { ...a, module: "htttp" },
      { service: "b", target: "tcp://b:1", module: "http" },
    ],
  },
  'checks › 0 › module | "htttp": is no module | Did you mean http?',
  'checks › 1 › module | "http": asks by http, and tcp://b:1 is a target of tcp | Take a module of that prober.',
);
test(
  "expressions and names that cannot be used",
  wrong,
  { checks: [{ ...a, components: ["/(/"] }], modules: { m: { prober: "http", failIfBodyMatches: ["("] } } },
  'health.yml › checks › 0 › components › 0 | "/(/": is no regular expression: Invalid regular expression: /^(?:()$/u: Unterminated group',
  'health.yml › modules › m › failIfBodyMatches › 0 | "(": is no regular expression: Invalid regular expression: /(/m: Unterminated group',
);
test(
  "keys of another prober, and of none",
  wrong,
  { checks: [a], modules: { m: { prober: "tcp", ping: true, timeot: "1s" } } },
  "health.yml › modules › m › ping | is no setting | Known here: basicAuth, bearerTokenFile, body, failIfBodyMatches, failIfBodyNotMatches, headers, insecure, ipProtocol, maxBodySize, maxRedirects, metadata, method, prober, queryResponse, readHealth, service, subprotocols, timeout, tls, validStatusCodes.",
  "health.yml › modules › m › timeot | is no setting | Did you mean timeout?",
);
test(
  "headers that carry secrets, and headers that are none",
  wrong,
  { checks: [a], modules: { m: { prober: "http", headers: { Authorization: "Bearer x" } } } },
  "health.yml › modules › m › headers | has Authorization, a secret; use basicAuth or bearerTokenFile",
);
test(
  "files that are not there",
  wrong,
  {
    checks: [a],
    modules: {
      m: { prober: "http", basicAuth: { username: "u", passwordFile: "/nowhere/p" }, tls: { caFile: "/nowhere/ca" } },
    },
  },
  "modules › m › basicAuth › passwordFile | /nowhere/p cannot be read: ENOENT",
  "modules › m › tls › caFile | /nowhere/ca cannot be read: ENOENT",
);

test("passwords in clear text and certificates of anybody need a word of consent", (t) => {
  const folder = temporaryFolder(t);
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, "secret");
  const module = { prober: "http", basicAuth: { username: "u", passwordFile }, tls: { insecureSkipVerify: true } };
  const file = (insecure: boolean) => ({ checks: [{ ...a, module: "m" }], modules: { m: { ...module, insecure } } });
  t.deepEqual(faults(t, file(true)), []);
  t.deepEqual(faults(t, file(false)), [
    'checks › 0 › module | "m": would send its password to http://a/ in clear text | Say `insecure: true` in the module where that is acceptable.',
    "modules › m › tls › insecureSkipVerify | true: takes the certificate of whoever stands in between | Say `insecure: true` in the module where that is acceptable.",
  ]);
});

test("certificates that are none are found before anything is asked", (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "cert.pem");
  writeFileSync(file, "not a certificate");
  const [fault = ""] = faults(t, {
    checks: [a],
    modules: { m: { prober: "http", tls: { certFile: file, keyFile: file } } },
  });
  t.regex(fault, /^modules › m › tls \| its files cannot be used: .+ \| Give PEM files/);
});

test("the settings become a plan", (t) => {
  const settings = readHealthSettings(temporaryFolder(t), {
    checks: [a, { service: "b", check: "ready", target: "grpcs://b:1/x.Y", components: ["db"], replica: "b-1" }],
    modules: { http: { prober: "http", validStatusCodes: [204, "3xx"], headers: { "User-Agent": "me" } } },
    rounds: { interval: "2s" },
  });
  const { checks, intervalMs } = planOf(settings);
  t.is(intervalMs, 2000);
  t.like(checks[0], { service: "a", check: "health", replica: "", target: { host: "a", port: 80 } });
  t.like(checks[1], {
    replica: "b-1",
    target: { prober: "grpc", secure: true, path: "/x.Y" },
    module: { prober: "grpc" },
  });
  t.deepEqual(
    ["db", "other"].map((name) => checks[1]?.listsComponent?.(name)),
    [true, false],
  );
  const [first] = checks;
  if (first?.module.prober !== "http") return t.fail();
  t.deepEqual([200, 204, 301, 503].map(first.module.validStatus), [false, true, true, false]);
  t.deepEqual(first.module.headers, { "user-agent": "me" });
});
