import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import test, { type ExecutionContext } from "ava";
import { startPrometheus } from "../../cli/support/prometheus.ts";
import { teamProject } from "../hot/support/team-project.ts";
import { folderWith } from "../server/support/folder.ts";
import { openPage } from "./support/index.ts";

const main = join(import.meta.dirname, "../../../cli/main.ts");

interface Place {
  readonly cwd: string;
  /** Where the command puts what it needs for a while. */
  readonly temporary: string;
}

/** A running command and what it has printed. */
interface RunningCommand {
  /** The next line that matches, printed already or yet to come; its groups. */
  line(pattern: RegExp): Promise<readonly string[]>;
  /** Ends it as Ctrl-C does; its exit code. */
  stop(): Promise<number | null>;
}

function command(t: ExecutionContext, { cwd, temporary }: Place, ...args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async line(pattern) {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`it ended without ${pattern}`);
        const found = pattern.exec(value);
        if (found !== null) return found;
      }
    },
    async stop() {
      child.kill("SIGINT");
      return (await ended)[0] as number | null;
    },
  };
}

test.serial("what is saved is seen in the open page, mistakes too; it ends without a trace", async (t) => {
  const team = await teamProject(t);
  const prometheus = await startPrometheus(t, {});
  const access = [
    "--prometheus",
    prometheus.url,
    "--user",
    prometheus.user,
    "--password-file",
    prometheus.passwordFile,
  ];
  const temporary = folderWith(t, {});
  const running = command(t, { cwd: team.folder, temporary }, "preview", "--port", "0", ...access);
  const [, url = ""] = await running.line(/Page +(http:\S+)$/);
  const { page, ready, problems } = await openPage(t, `${url}/d/shop?from=now-15m&to=now&timezone=utc`);
  await ready();
  t.is(await page.locator("[data-panel-id]").count(), 4);
  t.is(await page.locator('[data-panel-state="error"]').count(), 0, "the password is used");

  await team.edit("dashboard.ts", 'title: "Orders"', 'title: "All orders"');
  await page.getByText("All orders").waitFor();
  await running.line(/^ {2}dashboard\.ts → 1 dashboard in \d+ ms$/);

  await team.edit("dashboard.ts", 'title: "All orders"', 'title: "All orders');
  await page.getByText(/dashboard\.ts: line \d+: does not compile/).waitFor();
  await running.line(/^ {6}error: dashboard\.ts:\d+:\d+: does not compile: /);
  t.true(await page.getByText("All orders").isVisible(), "the dashboard of before stays");

  await team.edit("dashboard.ts", 'title: "All orders', 'title: "Every order"');
  await page.getByText("Every order").waitFor();
  t.is(await page.getByText(/does not compile/).count(), 0);

  t.deepEqual(problems, []);
  await page.close();
  t.is(await running.stop(), 0);
  t.deepEqual(await readdir(temporary), [], "the password is gone");
});

test.serial("without a running stack the page is there all the same, and says what is missing", async (t) => {
  const { folder } = await teamProject(t);
  const running = command(t, { cwd: folder, temporary: folderWith(t, {}) }, "preview", "--port", "0", "--stack", "dev");
  const [, where = ""] = await running.line(/Prometheus +(.*)$/);
  t.regex(where, /^http:\/\/127\.0\.0\.1:19090 \(.+; --prometheus names another\)$/);
  await running.line(/Page +http:/);
  t.is(await running.stop(), 0);
});

test.serial("an address that others reach takes a password", async (t) => {
  const { folder } = await teamProject(t);
  const child = spawn(process.execPath, [main, "preview", "--bind-address", "0.0.0.0"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk) => {
    told += chunk;
  });
  t.is((await once(child, "exit"))[0], 1);
  t.regex(told, /--bind-address 0\.0\.0\.0: .*\[preview\/open-address\]/);
});
