import test from "ava";
import {
  connect,
  engineWords,
  parseSettings,
  unknownSettings,
  withEnvironment,
} from "../../../toolchain/docker-plugin/engine/index.ts";
import { registryOf } from "../../../toolchain/docker-plugin/engine/pull.ts";
import { sshArguments } from "../../../toolchain/docker-plugin/engine/ssh-agent.ts";

test("the host: given, else from the environment, else the local socket", (t) => {
  t.is(withEnvironment({ host: "tcp://a:1" }, { DOCKER_HOST: "tcp://b:2" }).host, "tcp://a:1");
  t.is(withEnvironment({}, { DOCKER_HOST: "tcp://b:2" }).host, "tcp://b:2");
  t.regex(String(withEnvironment({}, { DOCKER_HOST: "" }).host), /docker[._](sock|engine)$/);
  t.is(withEnvironment({}, { DOCKER_CERT_PATH: "/certs" }).certPath, "/certs");
});

test("lists come as JSON text from the SDK", (t) => {
  const settings = parseSettings({
    host: "ssh://a",
    sshOpts: '["-i","key"]',
    registryAuth: '[{"address":"https://registry.example:5000/v2","username":"u","password":"p"}]',
  });
  t.deepEqual(settings.sshOpts, ["-i", "key"]);
  t.deepEqual(settings.registryAuth, [{ address: "registry.example:5000", username: "u", password: "p" }]);
});

test("arguments that only upstream takes are found", (t) => {
  t.deepEqual(unknownSettings({ host: "unix:///a", version: "5.2.0", context: "remote", __internal: {} }), ["context"]);
});

test("ssh gets user, port and options, and never a question to ask", (t) => {
  t.is(
    sshArguments("ssh://me@engine.example:2222", ["-i", "key"]).join(" "),
    "-i key -l me -p 2222 -o BatchMode=yes -- engine.example docker system dial-stdio",
  );
  t.is(sshArguments("ssh://alias", []).join(" "), "-o BatchMode=yes -- alias docker system dial-stdio");
});

test("an address that is none is refused with examples", (t) => {
  t.throws(() => connect(parseSettings({ host: "engine" })), {
    message: 'docker host "engine" is not an engine\'s address: write unix:///path, tcp://host:port or ssh://user@host',
  });
});

test("the environment does not get past the settings", (t) => {
  const before = process.env.DOCKER_HOST;
  process.env.DOCKER_HOST = "tcp://elsewhere:2375";
  try {
    const { modem } = connect(parseSettings({ host: "unix:///here.sock" })) as unknown as {
      modem: Record<string, unknown>;
    };
    t.like(modem, { host: "", socketPath: "/here.sock", protocol: "http" });
  } finally {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  }
});

test("the engine's words come without the client's wrapping", (t) => {
  t.is(engineWords({ json: { message: "no such network\n" }, message: "(HTTP code 404) no" }), "no such network");
  t.regex(
    engineWords(Object.assign(new Error("connect ENOENT /a"), { code: "ENOENT" })),
    /cannot reach the Docker engine \(connect ENOENT \/a\)/,
  );
});

test("an image's registry", (t) => {
  t.deepEqual(["nginx", "grafana/grafana:1", "quay.io/a/b:1", "localhost:5000/a"].map(registryOf), [
    "docker.io",
    "docker.io",
    "quay.io",
    "localhost:5000",
  ]);
});
