import { existsSync } from "node:fs";
import test from "ava";
import { watchedPorts } from "../../../stack/rehearsal/watched.ts";
import { knownSystems } from "../../../systems/index.ts";
import { scriptFor } from "../../../validation/watched/load/script.ts";

for (const { name } of knownSystems.filter(({ miniature }) => miniature !== undefined))
  test(`${name} has a load that goes on, and is reached where it is`, (t) => {
    const addresses = Object.fromEntries(watchedPorts(name).map((port, index) => [port, `127.0.0.1:${4000 + index}`]));
    const { file, environment } = scriptFor({ system: name, addresses });
    t.true(existsSync(file), file);
    t.deepEqual(environment, {
      TARGET: "http://127.0.0.1:4000",
      ...(name === "governance-bridge" ? { GRPC_TARGET: "127.0.0.1:4001" } : {}),
    });
  });
