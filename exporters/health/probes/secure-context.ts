import { readFileSync } from "node:fs";
import { createSecureContext, type SecureContext } from "node:tls";
import { ProbeError } from "./failure.ts";
import type { TlsOptions } from "./module.ts";

/** Certificates that are renewed are seen after this time. */
const maxAgeMs = 10_000;

const contexts = new WeakMap<TlsOptions, { readonly context: SecureContext; readonly madeAt: number }>();

/** Authorities, certificate and key of a module; made once for many probes, because that is the dear part of a handshake. */
export function secureContext(tls: TlsOptions): SecureContext {
  const known = contexts.get(tls);
  if (known !== undefined && performance.now() - known.madeAt < maxAgeMs) return known.context;
  const { caFile, certFile, keyFile, minVersion } = tls;
  try {
    const context = createSecureContext({
      minVersion,
      ...(caFile !== undefined && { ca: readFileSync(caFile) }),
      ...(certFile !== undefined && { cert: readFileSync(certFile) }),
      ...(keyFile !== undefined && { key: readFileSync(keyFile) }),
    });
    contexts.set(tls, { context, madeAt: performance.now() });
    return context;
  } catch (error) {
    throw new ProbeError("credentials", `the module's certificates cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
