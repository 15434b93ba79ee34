import { randomBytes } from "node:crypto";
import type Docker from "dockerode";
import { engine } from "../../../toolchain/index.ts";
import { acquireImage, ownerLabels, removeAtExit, removeLeftovers } from "../containers/index.ts";
import { freePorts } from "../free-ports.ts";
import { createBroker } from "./broker-container.ts";
import { type Brokers, brokersOf, type RunningBroker } from "./brokers.ts";
import { type BrokersOptions, type Wanted, wantedBrokers } from "./options.ts";
import { addScramUsers } from "./scram-users.ts";
import { makeTlsFiles } from "./tls-files.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

/**
 * Starts real brokers with random names on ports of the loopback and waits until they answer.
 * Whoever starts them removes them: `t.teardown(() => brokers.remove())`.
 */
export async function startBrokers(options: BrokersOptions = {}): Promise<Brokers> {
  const wanted = wantedBrokers(options);
  const { docker } = await engine();
  const image = await acquireImage("kafka");
  await removeLeftovers(docker);
  const stopWatching = removeAtExit();
  const name = `sightline-test-kafka-${randomBytes(4).toString("hex")}`;
  const network = await docker.createNetwork({ Name: name, Labels: ownerLabels, CheckDuplicate: true });
  const tls = wanted.security?.tls === undefined ? undefined : await makeTlsFiles();
  const started: RunningBroker[] = [];
  const brokers = brokersOf(started, wanted, tls?.files, async () => {
    for (const { container } of started) await container.remove({ force: true, v: true });
    await network.remove();
    await tls?.remove();
    stopWatching();
  });
  try {
    const common = {
      wanted,
      image,
      network: name,
      clusterId: randomBytes(16).toString("base64url"),
      secrets: tls?.secrets ?? {},
    };
    started.push(...(await startAll(docker, wanted, { ...common, name })));
    await waitUntilReady(started, wanted.brokers);
    if (wanted.security?.sasl?.startsWith("SCRAM")) await addScramUsers(brokers, wanted);
    return brokers;
  } catch (error) {
    await brokers.remove();
    throw error;
  }
}

type Common = Omit<Parameters<typeof createBroker>[1], "place">;

async function startAll(docker: Docker, { brokers }: Wanted, common: Common): Promise<RunningBroker[]> {
  const started: RunningBroker[] = [];
  for (let id = 1; id <= brokers; id += 1) started.push(await startOne(docker, id, common));
  return started;
}

/** Somebody may take a port between the look and the start: then others are taken. */
async function startOne(docker: Docker, id: number, common: Common): Promise<RunningBroker> {
  for (let attempt = 1; ; attempt += 1) {
    const [plain = 0, secured = 0] = await freePorts(2);
    const place = { id, ports: { plain, secured } };
    const container = await createBroker(docker, { ...common, name: `${common.name}-${id}`, place });
    try {
      await container.start();
      return { id, container, address: `127.0.0.1:${plain}`, securedAddress: `127.0.0.1:${secured}` };
    } catch (error) {
      await container.remove({ force: true, v: true });
      if (attempt === 3 || !/address already in use|port is already allocated/.test(String(error))) throw error;
    }
  }
}
