import { Command, CommanderError } from "commander";
import type { FaultStatus } from "./fault-board.ts";

/** Parts of the miniature and the ports at which they take faults; `router-worker-2` and the like are their kin. */
export const faultPorts: Readonly<Record<string, number>> = {
  "api-service": 8080,
  "channel-api": 8099,
  "connector-instagram": 8084,
  "connector-whatsapp": 8083,
  "router-worker": 8090,
};

/** Runs `faults list`, `faults set` or `faults clear` from inside the network; returns the exit code. */
export async function runFaults(argv: readonly string[], write: (text: string) => void): Promise<number> {
  const command = new Command("faults").description("Makes parts of the miniature go wrong on purpose.").exitOverride();
  command.configureOutput({ writeOut: write, writeErr: write });
  command
    .command("list", { isDefault: true })
    .argument("[parts...]", "parts, or host:port")
    .description("shows every fault and which are active")
    .action(async (parts: readonly string[]) => {
      for (const part of parts.length > 0 ? parts : Object.keys(faultPorts)) write(await describePart(part));
    });
  command
    .command("set <part> <fault> [values...]")
    .description("starts a fault; values are name=value, durationSeconds=60 among them")
    .action(async (part: string, fault: string, values: readonly string[]) => {
      const body = JSON.stringify(Object.fromEntries(values.map(parseValue)));
      write(`${part}: ${line((await ask(part, `/${fault}`, { method: "PUT", body })) as FaultStatus)}\n`);
    });
  command
    .command("clear <part> [fault]")
    .description("ends one fault or all")
    .action(async (part: string, fault?: string) => {
      await ask(part, fault === undefined ? "" : `/${fault}`, { method: "DELETE" });
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

/** A part that is away is told, and the others are still asked. */
async function describePart(part: string): Promise<string> {
  addressOf(part);
  const { faults } = (await ask(part, "", {}).catch(() => ({}))) as { readonly faults?: readonly FaultStatus[] };
  if (faults === undefined) return `${part}: does not answer\n`;
  return `${part}\n${faults.map((fault) => `  ${line(fault)}\n`).join("")}`;
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

async function ask(part: string, path: string, request: RequestInit): Promise<unknown> {
  const answer = await fetch(`http://${addressOf(part)}/admin/faults${path}`, request).catch((error: Error) => {
    throw new Error(`${part} does not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`);
  });
  const body = (await answer.json()) as { readonly error?: string };
  if (!answer.ok) throw new Error(`${part}: ${body.error}`);
  return body;
}

function addressOf(part: string): string {
  if (part.includes(":")) return part;
  const kin = part.replace(/-\d+$/, "");
  const port = faultPorts[kin];
  if (port === undefined) throw new Error(`${part}: is no part; there are ${Object.keys(faultPorts).join(", ")}`);
  return `${part}:${port}`;
}
