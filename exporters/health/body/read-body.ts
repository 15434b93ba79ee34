import { type Component, componentsOf, ownState } from "./components.ts";
import type { State } from "./status-words.ts";

/** What a JSON body says of a service's health. */
export interface HealthBody {
  /** Undefined when it does not say. */
  readonly state: State | undefined;
  readonly components: readonly Component[];
  /** When the process started, in milliseconds since 1970, as far as it says so. */
  readonly startedAtMs: number | undefined;
  /** How long its last start took, as far as it says so. */
  readonly startupSeconds: number | undefined;
}

/** Why a body cannot be understood. */
export const bodyFaults = ["too_large", "encoded", "malformed", "no_object"] as const;

export type BodyFault = (typeof bodyFaults)[number];

export interface BodyBytes {
  readonly bytes: Buffer;
  readonly cut: boolean;
  readonly contentType: string;
  readonly contentEncoding: string;
}

/** Reads a body; undefined when it is no JSON and does not claim to be, like the `OK` of many services. `nowMs` is when it came. */
export function readHealthBody(body: BodyBytes, nowMs: number): HealthBody | BodyFault | undefined {
  const { bytes, cut, contentType, contentEncoding } = body;
  const claims = /\bjson\b/.test(contentType);
  if (contentEncoding !== "") return claims ? "encoded" : undefined;
  const start = bytes
    .subarray(0, 64)
    .toString("utf8")
    .trimStart()
    .replace(/^\ufeff/, "");
  const looks = start.startsWith("{");
  if (bytes.length === 0 || !(claims || looks)) return undefined;
  if (cut) return "too_large";
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
  } catch {
    return "malformed";
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return "no_object";
  return {
    state: ownState(parsed),
    components: componentsOf(parsed),
    startedAtMs: startOf(parsed, nowMs),
    startupSeconds: secondsOf(parsed),
  };
}

const startKeys = ["started_at", "startedAt", "start_time", "startTime", "process_start_time"] as const;
const uptimeKeys = ["uptime_seconds", "uptimeSeconds", "uptime"] as const;

/** A start before 2001 is a number that means something else. */
const earliest = 1e12;

function startOf(body: object, nowMs: number): number | undefined {
  const fields = body as Readonly<Record<string, unknown>>;
  const given = startKeys.map((key) => fields[key]).find((value) => value !== undefined);
  const ms = typeof given === "string" ? Date.parse(given) : typeof given === "number" ? inMs(given) : Number.NaN;
  const uptime = uptimeKeys.map((key) => fields[key]).find((value) => typeof value === "number");
  const started = Number.isNaN(ms) && uptime !== undefined ? nowMs - (uptime as number) * 1000 : ms;
  return started >= earliest && started <= nowMs + 60_000 ? started : undefined;
}

function secondsOf(body: object): number | undefined {
  const fields = body as Readonly<Record<string, unknown>>;
  const told = ["startup_seconds", "startup_duration_seconds"].map((key) => fields[key]);
  return told.find((value): value is number => typeof value === "number" && value >= 0 && Number.isFinite(value));
}

function inMs(value: number): number {
  return value < earliest / 100 ? value * 1000 : value;
}
