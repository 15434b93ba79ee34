import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { secret } from "@pulumi/pulumi";
import test from "ava";
import { inspect, sleeper, withWorkbench } from "./support/index.ts";

test.serial("what is secret in the program is encrypted in the state, and reaches the container", async (t) => {
  await withWorkbench(t, async (bench) => {
    const password = `pass${bench.id}word`;
    const program = async () => {
      const uploads = [{ file: "/tmp/password", content: secret(password) }];
      return { id: sleeper(bench, { readOnly: false, envs: [secret(`PASSWORD=${password}`)], uploads }).id };
    };
    const created = await bench.up(program);
    const again = await bench.up(program, { refresh: true });
    t.deepEqual(again.steps, []);
    t.true((await inspect(bench, "sleeper")).Config.Env.includes(`PASSWORD=${password}`));
    const state = bench.stateFolder;
    const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    t.true(files.length > 0);
    const leaks = files.filter((file) => readFileSync(join(file.parentPath, file.name), "utf8").includes(password));
    t.deepEqual(
      leaks.map(({ name }) => name),
      [],
    );
    t.false(`${created.stdout}${again.stdout}`.includes(password));
    const changed = await bench.preview(async () => void sleeper(bench, { envs: [secret("PASSWORD=other")] }));
    t.false(changed.stdout.includes(password));
  });
});
