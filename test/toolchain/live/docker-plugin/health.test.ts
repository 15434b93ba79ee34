import test from "ava";
import { inspect, sleeper, upstream, withWorkbench } from "./support/index.ts";

const sick = {
  command: ["sh", "-c", "echo starting up; echo no database >&2; sleep 600"],
  healthcheck: { tests: ["CMD", "sh", "-c", "echo not ready; exit 3"], interval: "1s", timeout: "1s", retries: 1 },
  wait: true,
  waitTimeout: 4,
};

test.serial("up waits until the health check passes", async (t) => {
  await withWorkbench(t, async (bench) => {
    const healthcheck = { tests: ["CMD", "test", "-f", "/tmp/ready"], interval: "1s", timeout: "1s", retries: 60 };
    const command = ["sh", "-c", "sleep 3; echo 1 > /tmp/ready; sleep 600"];
    await bench.up(
      async () => void sleeper(bench, { readOnly: false, command, healthcheck, wait: true, waitTimeout: 60 }),
    );
    t.is((await inspect(bench, "sleeper")).State.Health?.Status, "healthy");
  });
});

test.serial("up fails when the health check does not pass in time; mended, it replaces the container", async (t) => {
  await withWorkbench(t, async (bench) => {
    const error = await t.throwsAsync(bench.up(async () => void sleeper(bench, sick)));
    if (upstream) t.regex(error.message, /healthy/);
    else {
      t.true(error.message.includes(`container "${bench.name("sleeper")}" did not become healthy within 4 s`));
      t.regex(error.message, /ended with code 3 and printed:\s+not ready/);
      t.regex(error.message, /last log lines:\s+(starting up\s+no database|no database\s+starting up)/);
    }
    const before = await inspect(bench, "sleeper");
    const good = { ...sick, healthcheck: { tests: ["CMD", "true"], interval: "1s" }, command: ["sleep", "600"] };
    t.true((await bench.up(async () => void sleeper(bench, good))).steps.includes("create-replacement sleeper"));
    t.not((await inspect(bench, "sleeper")).Id, before.Id);
  });
});

test.serial("a container that stops while it is waited for ends the wait with its log", async (t) => {
  await withWorkbench(t, async (bench) => {
    const command = ["sh", "-c", "echo bad flag --storage; exit 7"];
    const program = async () =>
      void sleeper(bench, { ...sick, command, restart: "no", waitTimeout: upstream ? 4 : 60 });
    const error = await t.throwsAsync(bench.up(program));
    if (upstream) return;
    t.true(error.message.includes(`container "${bench.name("sleeper")}" has stopped (exit code 7)`));
    t.true(error.message.includes("bad flag --storage"));
  });
});

test.serial("wait without any health check is refused", async (t) => {
  await withWorkbench(t, async (bench) => {
    const error = await t.throwsAsync(bench.up(async () => void sleeper(bench, { wait: true })));
    t.regex(error.message, /wait.*health ?check/is);
  });
});

// Upstream takes the second up for a success.
const waitsAgain = upstream ? test.serial.skip : test.serial;

waitsAgain("after a failed wait the next up waits again, for the same container", async (t) => {
  await withWorkbench(t, async (bench) => {
    const healthcheck = { tests: ["CMD", "test", "-f", "/tmp/ready"], interval: "1s", timeout: "1s", retries: 1 };
    const program = async () => void sleeper(bench, { readOnly: false, healthcheck, wait: true, waitTimeout: 3 });
    await t.throwsAsync(bench.up(program), { message: /did not become healthy/ });
    await t.throwsAsync(bench.up(program), { message: /did not become healthy/ });
    const before = await inspect(bench, "sleeper");
    const touch = await bench.docker.getContainer(before.Id).exec({ Cmd: ["/bin/sh", "-c", "echo 1 > /tmp/ready"] });
    await touch.start({ Detach: true });
    t.deepEqual((await bench.up(program)).steps, ["update sleeper"]);
    t.is((await inspect(bench, "sleeper")).Id, before.Id);
    t.deepEqual((await bench.up(program)).steps, []);
  });
});
