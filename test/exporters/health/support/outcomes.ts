import { type FailureReason, type Outcome, ProbeError } from "../../../../exporters/health/probes/index.ts";

export interface GivenAnswer {
  readonly status?: number;
  /** An object is sent as JSON. */
  readonly body?: object | string;
  readonly failure?: FailureReason;
  readonly tls?: boolean;
}

/** The outcome of a probe of HTTP that was answered like this, the same each time. */
export function outcome({ status, body = "", failure, tls = false }: GivenAnswer): Outcome {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const bytes = Buffer.from(text);
  const contentType = typeof body === "string" ? "text/plain" : "application/json";
  const isWell = status !== undefined && status < 300 && failure === undefined;
  const reason = failure ?? (isWell ? undefined : "status");
  return {
    failure: reason === undefined ? undefined : new ProbeError(reason, `it is ${reason}`),
    seconds: 0.012,
    trace: {
      phases: { resolve: 0.001, connect: 0.002, ...(tls && { tls: 0.003 }), processing: 0.004, transfer: 0.002 },
      lookupSeconds: 0.001,
      address: "192.0.2.7",
      ...(status !== undefined && {
        http: {
          status,
          version: 1.1,
          secure: tls,
          redirects: 0,
          contentLength: bytes.length,
          bodyBytes: bytes.length,
          lastModifiedMs: 1_700_000_000_000,
          body: { bytes, cut: false, contentType, contentEncoding: "" },
        },
      }),
      ...(tls && { tls: certificate }),
    },
  };
}

const certificate = {
  version: "TLS 1.3",
  cipher: "TLS_AES_256_GCM_SHA384",
  earliestExpiry: 1_800_000_000,
  trusted: true,
  fingerprint: "ab".repeat(32),
  subject: "CN=api",
  issuer: "CN=ca",
  dnsNames: "api,api.example",
  serialNumber: "0a1b",
};
