const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/**
 * Nanoseconds of a duration as Go writes it: `90s`, `1m30s`, `1.5h`.
 *
 * @throws Error when it is none.
 */
export function parseDuration(text: string): bigint {
  if (text === "0") return 0n;
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text) {
    throw new Error(`"${text}" is not a duration: write for example 500ms, 30s or 1m0s`);
  }
  return parts.reduce((sum, [, amount = "", unit = ""]) => sum + scaled(amount, units[unit] ?? 0n), 0n);
}

/** A duration as Go prints it, `1m30s`, which is how it is read back from an engine. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const second = 1_000_000_000n;
  if (nanoseconds < second) return subSecond(nanoseconds);
  const hours = nanoseconds / (3600n * second);
  const minutes = (nanoseconds / (60n * second)) % 60n;
  const seconds = `${decimal(nanoseconds % (60n * second), second)}s`;
  if (hours > 0n) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${minutes}m${seconds}` : seconds;
}

/** How a duration is read back: `60s` becomes `1m0s`. */
export function canonicalDuration(text: string): string {
  return formatDuration(parseDuration(text));
}

function subSecond(nanoseconds: bigint): string {
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${decimal(nanoseconds, 1_000n)}µs`;
  return `${decimal(nanoseconds, 1_000_000n)}ms`;
}

function decimal(amount: bigint, unit: bigint): string {
  const rest = (amount % unit)
    .toString()
    .padStart(unit.toString().length - 1, "0")
    .replace(/0+$/, "");
  return rest === "" ? `${amount / unit}` : `${amount / unit}.${rest}`;
}

function scaled(amount: string, unit: bigint): bigint {
  const [whole = "", fraction = ""] = amount.split(".");
  const digits = BigInt(`${whole}${fraction}` || "0");
  return (digits * unit) / 10n ** BigInt(fraction.length);
}
