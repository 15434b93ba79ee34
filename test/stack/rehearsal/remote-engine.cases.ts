import test from "ava";
import { remote } from "../../../stack/rehearsal/machine.ts";

const here = test.macro((t, host: string | undefined) => t.deepEqual(remote({ host }), []));
test("the default socket", here, undefined);
test("another socket", here, "unix:///run/user/1000/docker.sock");
test("a port of this machine", here, "tcp://127.0.0.1:2375");
test("a port of this machine, by name", here, "tcp://localhost:2376");
test("a port of this machine, IPv6", here, "tcp://[::1]:2375");

const elsewhere = test.macro((t, host: string) => {
  const [finding] = remote({ host });
  t.like(finding, { check: "validation/remote-engine", path: host, severity: "error" });
  t.regex(finding?.message ?? "", /another machine/);
});
test("over SSH", elsewhere, "ssh://ops@staging.example");
test("over TCP", elsewhere, "tcp://10.0.0.7:2376");
test("a name that only begins like this machine's", elsewhere, "tcp://localhost.example:2375");
