import { sleep } from "k6";
import http from "k6/http";
import { Trend } from "k6/metrics";
import { setting } from "./setting.js";

const cpu = new Trend("service_cpu_percent");
const memory = new Trend("service_memory_megabytes");

/** Reads the service's own figures at the start and the end of a part. 100 % is one processor. */
export function observe() {
  const seconds = Number(__ENV.SECONDS);
  const tags = { part: __ENV.PART };
  const before = read();
  sleep(seconds * 0.9);
  const after = read();
  if (before === undefined || after === undefined) return;
  cpu.add((100 * (after.cpuSeconds - before.cpuSeconds)) / ((after.at - before.at) / 1000), tags);
  memory.add(after.bytes / 1024 ** 2, tags);
}

function read() {
  const { status, body } = http.get(`${setting.target}/metrics`, { tags: { name: "observe" } });
  if (status !== 200) return undefined;
  const value = (name) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(body)?.[1]);
  return {
    at: Date.now(),
    cpuSeconds: value("process_cpu_seconds_total"),
    bytes: value("process_resident_memory_bytes"),
  };
}
