import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "ava";
import { createDeviceNames, openCgroups } from "../../../exporters/containers/cgroup/index.ts";
import { readKernelFile } from "../../../exporters/containers/cgroup/read-file.ts";
import { parseInterfaces } from "../../../exporters/containers/net-dev.ts";
import { temporaryFolder } from "../support/folder.ts";

const id = "0123456789abcdef".repeat(4);
const other = "fedcba9876543210".repeat(4);

const versionTwo = {
  "cpu.stat":
    "usage_usec 2500000\nuser_usec 2000000\nsystem_usec 500000\nnr_periods 10\nnr_throttled 3\nthrottled_usec 100000\n",
  "memory.current": "10000\n",
  "memory.peak": "20000\n",
  "memory.swap.current": "0\n",
  "memory.stat": "anon 5000\nfile 4000\nfile_mapped 100\ninactive_file 3000\n",
  "memory.events": "low 0\nhigh 0\nmax 7\noom 2\noom_kill 1\n",
  "pids.current": "4\n",
  "cgroup.procs": "0\n0\n",
  "io.stat": "254:0 rbytes=4096 wbytes=8192 rios=1 wios=2 dbytes=0 dios=0\n7:0 \n",
};

const versionOne = {
  "cpuacct/<path>/cpuacct.usage": "2500000000\n",
  "cpuacct/<path>/cpuacct.stat": "user 200\nsystem 50\n",
  "cpu/<path>/cpu.stat": "nr_periods 10\nnr_throttled 3\nthrottled_time 100000000\n",
  "memory/<path>/memory.usage_in_bytes": "10000\n",
  "memory/<path>/memory.max_usage_in_bytes": "20000\n",
  "memory/<path>/memory.stat":
    "cache 1\nrss 1\ntotal_cache 4000\ntotal_rss 5000\ntotal_mapped_file 100\ntotal_swap 0\ntotal_inactive_file 3000\n",
  "memory/<path>/memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n",
  "pids/<path>/pids.current": "4\n",
  "pids/<path>/cgroup.procs": "12\n13\n",
  "blkio/<path>/blkio.throttle.io_service_bytes_recursive":
    "254:0 Read 4096\n254:0 Write 8192\n254:0 Total 12288\nTotal 12288\n",
  "blkio/<path>/blkio.throttle.io_serviced_recursive": "254:0 Read 1\n254:0 Write 2\nTotal 3\n",
};

const expected = {
  cpu: { total: 2.5, user: 2, system: 0.5, periods: 10, throttledPeriods: 3, throttled: 0.1 },
  memory: {
    usage: 10_000,
    workingSet: 7000,
    rss: 5000,
    cache: 4000,
    swap: 0,
    mappedFile: 100,
    maxUsage: 20_000,
  },
  threads: 4,
  processes: 2,
  oomKills: 1,
  devices: new Map([["254:0", { readBytes: 4096, writtenBytes: 8192, reads: 1, writes: 2 }]]),
};

const layout = test.macro({
  exec(t, path: string, parent: string) {
    const two = temporaryFolder(t);
    write(two, { "cgroup.controllers": "cpu io memory pids\n", ...under(path, versionTwo) });
    const one = temporaryFolder(t);
    write(
      one,
      Object.fromEntries(Object.entries(versionOne).map(([file, text]) => [file.replace("<path>", path), text])),
    );
    for (const [root, version] of [
      [two, 2],
      [one, 1],
    ] as const) {
      const cgroups = openCgroups(root);
      t.is(cgroups?.version, version);
      t.deepEqual(cgroups?.read(id, parent), expected);
      t.is(cgroups?.read(other, parent), undefined);
    }
  },
  title: (_, path: string) => `both versions at ${path.replace(id, "<id>")}`,
});

test(layout, `docker/${id}`, "");
test(layout, `system.slice/docker-${id}.scope`, "");
test(layout, `shop/${id}`, "/shop");
test(layout, `shop.slice/shop-web.slice/docker-${id}.scope`, "shop-web.slice");
test(layout, `docker/${other}x/docker/${id}`, "");
test(layout, `user.slice/user-1000.slice/user@1000.service/user.slice/docker-${id}.scope`, "");

test("controllers that are mounted together are found, and what is missing stays unknown", (t) => {
  const root = temporaryFolder(t);
  write(root, { [`cpu,cpuacct/docker/${id}/cpuacct.usage`]: "1000000000\n" });
  const usage = openCgroups(root)?.read(id, "");
  t.deepEqual(usage, { cpu: { total: 1 }, memory: {}, devices: new Map() });
});

test("a container that starts again is found where it was, one that has ended is not", (t) => {
  const root = temporaryFolder(t);
  const files = under(`docker/${id}`, versionTwo);
  write(root, { "cgroup.controllers": "", ...files });
  const cgroups = openCgroups(root);
  t.truthy(cgroups?.read(id, ""));
  rmSync(join(root, "docker", id), { recursive: true });
  t.is(cgroups?.read(id, ""), undefined);
  write(root, files);
  t.deepEqual(cgroups?.read(id, ""), expected);
});

test("files of any length are read whole, the last line as well", (t) => {
  const root = temporaryFolder(t);
  const devices = Array.from({ length: 3000 }, (_, minor) => `8:${minor} rbytes=4096 wbytes=8192 rios=1 wios=2`);
  const files = { ...versionTwo, "io.stat": `${devices.join("\n")}\n`, "cgroup.procs": "12345\n".repeat(30_000) };
  write(root, { "cgroup.controllers": "", ...under(`docker/${id}`, files) });
  const usage = openCgroups(root)?.read(id, "");
  t.is(usage?.processes, 30_000);
  t.is(usage?.devices.size, 3000);
  t.deepEqual(usage?.devices.get("8:2999"), { readBytes: 4096, writtenBytes: 8192, reads: 1, writes: 2 });
});

test("a file that the kernel hands out a page at a time is read to its end", (t) => {
  const path = "/proc/crypto"; // of several pages, and the same from one moment to the next
  t.is(readKernelFile(path), readFileSync(path, "latin1"));
});

test("a folder without cgroups is said to have none", (t) => {
  t.is(openCgroups(temporaryFolder(t)), undefined);
  t.is(openCgroups("/nowhere/at/all"), undefined);
});

test("a device that the kernel does not name keeps its numbers", (t) => {
  t.is(createDeviceNames(temporaryFolder(t))("254:0"), "254:0");
});

test("interfaces of a process, without the loopback", (t) => {
  const line = (name: string, first: number) =>
    `${name.padStart(6)}: ${Array.from({ length: 16 }, (_, index) => first + index).join("   ")}`;
  const text = `Inter-|   Receive\n face |bytes\n${line("lo", 1)}\n${line("eth1", 200)}\n${line("eth0", 100)}\n`;
  const [eth0, eth1] = parseInterfaces(text);
  t.is(eth1?.name, "eth1");
  t.deepEqual(eth0, {
    name: "eth0",
    receivedBytes: 100,
    receivedPackets: 101,
    receiveErrors: 102,
    receivedDropped: 103,
    sentBytes: 108,
    sentPackets: 109,
    sendErrors: 110,
    sentDropped: 111,
  });
});

function under(path: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${path}/${file}`, text]));
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
