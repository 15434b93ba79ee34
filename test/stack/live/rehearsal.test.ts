import { readdir } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import type Docker from "dockerode";
import { engine } from "../../../toolchain/index.ts";
import { ask, prepareImages, rehearsal } from "./support/rehearsal.ts";
import { until } from "./support/until.ts";

let docker: Docker;
test.before(async () => {
  await prepareImages();
  ({ docker } = await engine());
});

test.serial("it comes up, an alert reaches the inbox, and nothing of it is left", async (t) => {
  const { rehearsal: own, stateFolder } = await rehearsal(t);
  const before = await everything();
  await own.up();
  await until(t, "the alert is told", async () =>
    JSON.stringify(await ask(own, "inbox", "/api/v1/notifications")).includes("AlwaysFires"),
  );
  const running = (await everything()).containers.filter((name) => name.startsWith(own.network));
  t.deepEqual(running, Object.values(own.containers).sort());
  await own.down();
  t.deepEqual(await everything(), before);
  t.deepEqual(await readdir(join(stateFolder, "rehearsals")), []);
});

/** Names of everything on the engine, whoever made it. */
async function everything() {
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listNetworks(),
    docker.listVolumes(),
  ]);
  return {
    containers: containers.map(({ Names }) => (Names[0] ?? "").slice(1)).sort(),
    networks: networks.map(({ Name }) => Name).sort(),
    volumes: (volumes.Volumes ?? []).map(({ Name }) => Name).sort(),
  };
}
