import { acquire, doctor, environment, testItems } from "../toolchain/index.ts";

/** Gives the machine what the live suites need; returns the environment they run in. */
export async function prepareForTests(): Promise<NodeJS.ProcessEnv> {
  await acquire(await doctor(testItems), {
    onProgress({ item, state, message }) {
      if (state === "started") process.stdout.write(`    ${item.name} ${item.version}: ${item.detail} …\n`);
      if (state === "done") process.stdout.write(`    ${item.name} ${item.version}: ${message ?? ""}\n`);
    },
  });
  return { ...process.env, ...(await environment()) };
}
