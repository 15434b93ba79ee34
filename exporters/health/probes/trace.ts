import type { TlsFacts } from "./tls-facts.ts";

/** The stages of a probe, as blackbox_exporter calls them; `check`, `upgrade` and `pong` are those of gRPC and WebSocket. */
export type Phase = "resolve" | "connect" | "tls" | "processing" | "transfer" | "check" | "upgrade" | "pong";

/** What a probe finds out on its way, kept also when it fails. */
export interface Trace {
  /** Seconds by phase. */
  readonly phases: Partial<Record<Phase, number>>;
  lookupSeconds?: number;
  address?: string;
  tls?: TlsFacts;
  http?: HttpFacts;
  grpc?: GrpcFacts;
  webSocketStatus?: number;
  /** Whether a regular expression was looked for, and made it fail. */
  failedByExpression?: boolean;
}

export interface HttpFacts {
  readonly status: number;
  readonly version: number;
  readonly secure: boolean;
  readonly redirects: number;
  readonly contentLength?: number;
  readonly bodyBytes: number;
  readonly lastModifiedMs?: number;
  /** What the body is, or why it was not read to its end. */
  readonly body: Body | undefined;
}

export interface Body {
  readonly bytes: Buffer;
  /** Whether there was more than is read. */
  readonly cut: boolean;
  readonly contentType: string;
  readonly contentEncoding: string;
}

export interface GrpcFacts {
  /** gRPC's number; undefined when there was none. */
  readonly status: number | undefined;
  readonly serving: ServingStatus | undefined;
  readonly secure: boolean;
}

/** Source: grpc.health.v1, HealthCheckResponse.ServingStatus. */
export const servingStatuses = ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"] as const;

export type ServingStatus = (typeof servingStatuses)[number];

/** Adds the time since `begun`, in milliseconds of performance.now, to a phase; returns now. */
export function addPhase({ phases }: Trace, phase: Phase, begun: number): number {
  const now = performance.now();
  phases[phase] = (phases[phase] ?? 0) + (now - begun) / 1000;
  return now;
}
