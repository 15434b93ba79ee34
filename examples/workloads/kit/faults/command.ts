import { Command, CommanderError } from "commander";
import type { FaultStatus } from "./fault-board.ts";

/** The parts that take faults with their ports, by miniature; `router-worker-2` and the like are kin of `router-worker`. */
export type FaultParts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Runs `faults list`, `faults set` or `faults clear` from inside the network; returns the exit code. */
export async function runFaults(
  argv: readonly string[],
  write: (text: string) => void,
  miniatures: FaultParts,
): Promise<number> {
  const ports = Object.assign({}, ...Object.values(miniatures)) as Ports;
  const command = new Command("faults").description("Makes parts of the miniature go wrong on purpose.").exitOverride();
  command.configureOutput({ writeOut: write, writeErr: write });
  command
    .command("list", { isDefault: true })
    .argument("[parts...]", "parts, or host:port")
    .description("shows every fault and which are active")
    .action(async (parts: readonly string[]) => {
      const asked = parts.length > 0 ? [parts] : Object.values(miniatures).map(Object.keys);
      const told = await Promise.all(asked.map((of) => describeParts(of, ports)));
      // Only one miniature is in reach from a container; where none answers, all are named.
      const near = told.filter(({ answers }) => answers);
      for (const { text } of near.length > 0 ? near : told) write(text);
    });
  command
    .command("set <part> <fault> [values...]")
    .description("starts a fault; values are name=value, durationSeconds=60 among them")
    .action(async (part: string, fault: string, values: readonly string[]) => {
      const body = JSON.stringify(Object.fromEntries(values.map(parseValue)));
      write(
        `${part}: ${line((await ask(addressOf(part, ports), part, `/${fault}`, { method: "PUT", body })) as FaultStatus)}\n`,
      );
    });
  command
    .command("clear <part> [fault]")
    .description("ends one fault or all")
    .action(async (part: string, fault?: string) => {
      await ask(addressOf(part, ports), part, fault === undefined ? "" : `/${fault}`, { method: "DELETE" });
      write(`${part}: ${fault ?? "all"} cleared\n`);
    });
  try {
    await command.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    write(`${(error as Error).message}\n`);
    return 1;
  }
}

type Ports = Readonly<Record<string, number>>;

/** A part that is away is told, and the others are still asked. */
async function describeParts(parts: readonly string[], ports: Ports) {
  const addresses = parts.map((part) => addressOf(part, ports));
  const lists = await Promise.all(
    parts.map(
      (part, n) => ask(addresses[n] ?? part, part, "", {}).catch(() => undefined) as Promise<Listed | undefined>,
    ),
  );
  const text = parts.map((part, n) => {
    const faults = lists[n]?.faults;
    return faults === undefined
      ? `${part}: does not answer\n`
      : `${part}\n${faults.map((fault) => `  ${line(fault)}\n`).join("")}`;
  });
  return { text: text.join(""), answers: lists.some((list) => list !== undefined) };
}

interface Listed {
  readonly faults?: readonly FaultStatus[];
}

function line({ name, parameters, active }: FaultStatus): string {
  if (active !== null) {
    const values = Object.entries(active.parameters).map(([key, value]) => `${key}=${value}`);
    return [name, "ACTIVE", ...values, `for ${active.remainingSeconds} s`].join(" ");
  }
  const defaults = Object.entries(parameters).map(([key, parameter]) => `${key}=${parameter.default}`);
  return `${name} (${defaults.join(" ")})`;
}

/** Numbers as numbers: the service says when it wants a word. */
function parseValue(text: string): readonly [string, number | string] {
  const [, key, value = ""] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (key === undefined) throw new Error(`${text}: write a value as name=value, like delayMs=500`);
  return [key, Number.isNaN(Number(value)) ? value : Number(value)];
}

async function ask(address: string, part: string, path: string, request: RequestInit): Promise<unknown> {
  const answer = await fetch(`http://${address}/admin/faults${path}`, request).catch((error: Error) => {
    throw new Error(`${part} does not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`);
  });
  const body = (await answer.json()) as { readonly error?: string };
  if (!answer.ok) throw new Error(`${part}: ${body.error}`);
  return body;
}

function addressOf(part: string, ports: Ports): string {
  if (part.includes(":")) return part;
  const kin = part.replace(/-\d+$/, "");
  const port = ports[kin];
  if (port === undefined) throw new Error(`${part}: is no part; there are ${Object.keys(ports).sort().join(", ")}`);
  return `${part}:${port}`;
}
