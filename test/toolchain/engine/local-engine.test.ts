import test from "ava";
import { type Host, type LocalEngine, localEngine } from "../../../toolchain/engine/index.ts";

const debian: Host = { dockerHost: undefined, root: true, distributions: ["debian"], dockerd: false, aptGet: true };

const decided = test.macro((t, host: Partial<Host>, expected: LocalEngine) => {
  t.deepEqual(localEngine({ ...debian, ...host }), expected);
});
test("root on Debian", decided, {}, { can: "install" });
test("root on Ubuntu", decided, { distributions: ["ubuntu", "debian"] }, { can: "install" });
test("root on a relative of Ubuntu", decided, { distributions: ["pop", "ubuntu", "debian"] }, { can: "install" });
test("installed but not running", decided, { dockerd: true }, { can: "start" });
test(
  "installed on another distribution",
  decided,
  { dockerd: true, distributions: ["arch"], aptGet: false },
  { can: "start" },
);
test(
  "not root",
  decided,
  { root: false, dockerd: true },
  { can: "nothing", why: "only root can start or install one" },
);
test(
  "another distribution",
  decided,
  { distributions: ["fedora"], aptGet: false },
  {
    can: "nothing",
    why: "it is installed for you on Debian and Ubuntu only, not on fedora",
  },
);
test(
  "another distribution that has apt-get too",
  decided,
  { distributions: ["altlinux"] },
  { can: "nothing", why: "it is installed for you on Debian and Ubuntu only, not on altlinux" },
);
test(
  "somebody else's engine is never replaced by one here",
  decided,
  { dockerHost: "ssh://far", dockerd: true },
  {
    can: "nothing",
    why: "DOCKER_HOST is ssh://far",
  },
);
