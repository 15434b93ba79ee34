import { buffer } from "node:stream/consumers";
import test from "ava";
import { labelTest } from "../../../exporters/socket-proxy/labels.ts";
import { redact, redactEvents, redactFailure } from "../../../exporters/socket-proxy/redact/index.ts";

const isAllowed = labelTest(["sightline.*"]);
const secret = "hunter2";
const labels = { "sightline.part": "web", "traefik.basicauth": secret };

test("a container's environment, command line, paths, health output and error are not shown", (t) => {
  const engine = {
    Id: "a",
    Path: secret,
    Args: [secret],
    State: { Status: "running", Error: secret, Health: { Status: "healthy", Log: [{ Output: secret }] } },
    HostConfig: { Memory: 5, Binds: [secret], LogConfig: { Config: { token: secret } } },
    Mounts: [{ Source: secret }],
    Config: { Image: "i", Env: [`PASSWORD=${secret}`], Cmd: [secret], Entrypoint: [secret], Labels: labels },
    NetworkSettings: { Networks: { net: { IPAddress: "10.0.0.2", DriverOpts: { password: secret } } } },
    GraphDriver: { Data: { LowerDir: secret } },
    LogPath: secret,
  };
  const shown = redact("container", JSON.stringify(engine), isAllowed);
  t.false(shown.includes(secret));
  t.deepEqual(JSON.parse(shown), {
    Id: "a",
    State: { Status: "running", Health: { Status: "healthy" } },
    HostConfig: { Memory: 5 },
    Config: { Image: "i", Labels: { "sightline.part": "web" } },
    NetworkSettings: { Networks: { net: { IPAddress: "10.0.0.2" } } },
  });
});

test("a list: command lines, mounts and other labels are not shown, what discovery needs is", (t) => {
  const row = {
    Id: "a",
    Names: ["/web"],
    Command: secret,
    Labels: labels,
    Mounts: [{ Source: secret }],
    Ports: [{ PrivatePort: 80, Type: "tcp" }],
    HostConfig: { NetworkMode: "net", Annotations: { a: secret } },
    NetworkSettings: { Networks: { net: { NetworkID: "n", IPAddress: "10.0.0.2" }, none: null } },
  };
  const shown = redact("containers", JSON.stringify([row, { ...row, Ports: null, Labels: null }]), isAllowed);
  t.false(shown.includes(secret));
  t.deepEqual(JSON.parse(shown), [
    {
      Id: "a",
      Names: ["/web"],
      Labels: { "sightline.part": "web" },
      Ports: [{ PrivatePort: 80, Type: "tcp" }],
      HostConfig: { NetworkMode: "net" },
      NetworkSettings: { Networks: { net: { NetworkID: "n", IPAddress: "10.0.0.2" }, none: null } },
    },
    {
      Id: "a",
      Names: ["/web"],
      Labels: {},
      Ports: null,
      HostConfig: { NetworkMode: "net" },
      NetworkSettings: { Networks: { net: { NetworkID: "n", IPAddress: "10.0.0.2" }, none: null } },
    },
  ]);
});

test("networks and the version have nothing but what names them", (t) => {
  const shown = redact(
    "networks",
    JSON.stringify([{ Id: "n", Name: "net", Options: { key: secret }, Labels: labels }]),
    isAllowed,
  );
  t.deepEqual(JSON.parse(shown), [{ Id: "n", Name: "net", Labels: { "sightline.part": "web" } }]);
  t.deepEqual(JSON.parse(redact("version", '{"ApiVersion":"1.41","KernelVersion":"6"}', isAllowed)), {
    ApiVersion: "1.41",
  });
});

test("events: only containers' own, without labels and command lines, whole lines however they come", async (t) => {
  const lines = [
    { Type: "container", Action: "oom", Actor: { ID: "a", Attributes: { name: "web", ...labels } }, timeNano: 5 },
    { Type: "container", Action: `exec_create: sh -c ${secret}`, Actor: { ID: "a", Attributes: {} } },
    { Type: "container", Action: "health_status: healthy", Actor: { ID: "a", Attributes: { "com.secret": secret } } },
    { Type: "volume", Action: "create", Actor: { ID: secret } },
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join("\n")}\nno json ${secret}\n`;
  const stream = redactEvents();
  for (let at = 0; at < text.length; at += 37) stream.write(text.slice(at, at + 37));
  stream.end();
  const shown = (await buffer(stream)).toString("utf8");
  t.false(shown.includes(secret));
  t.deepEqual(
    shown
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
    [
      { Type: "container", Action: "oom", Actor: { ID: "a", Attributes: { name: "web" } }, timeNano: 5 },
      { Type: "container", Action: "health_status: healthy", Actor: { ID: "a", Attributes: {} } },
    ],
  );
});

test("a failure keeps its reason and nothing else", (t) => {
  t.is(redactFailure('{"message":"No such container: a","stack":"x"}'), '{"message":"No such container: a"}\n');
  t.is(redactFailure(`<html>${secret}`), '{"message":"the engine gave no reason"}\n');
});
