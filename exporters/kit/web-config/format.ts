import * as z from "zod";
import { cipherSuites, curves } from "./cipher-suites.ts";
import { goDuration } from "./go-duration.ts";

/**
 * The exporter toolkit's web configuration file. These programs serve HTTP/1.1 only, so `http2` is accepted and changes nothing; TLS below 1.2 is refused.
 * Source: https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md
 */
export const webConfigFormat = z.strictObject({
  tls_server_config: z
    .strictObject({
      cert: z.string().optional(),
      key: z.string().optional(),
      client_ca: z.string().optional(),
      cert_file: z.string().optional(),
      key_file: z.string().optional(),
      client_ca_file: z.string().optional(),
      client_auth_type: z
        .enum([
          "NoClientCert",
          "RequestClientCert",
          "RequireClientCert",
          "RequireAnyClientCert",
          "VerifyClientCertIfGiven",
          "RequireAndVerifyClientCert",
        ])
        .default("NoClientCert"),
      client_allowed_sans: z.array(z.string()).optional(),
      min_version: z.enum(["TLS12", "TLS13"], "must be TLS12 or TLS13: older versions are broken").default("TLS12"),
      max_version: z.enum(["TLS12", "TLS13"], "must be TLS12 or TLS13: older versions are broken").default("TLS13"),
      cipher_suites: z.array(z.enum(namesOf(cipherSuites))).optional(),
      prefer_server_cipher_suites: z.boolean().default(true),
      curve_preferences: z.array(z.enum(namesOf(curves))).optional(),
    })
    .nullish(),
  http_server_config: z
    .strictObject({
      http2: z.boolean().optional(),
      headers: z
        .strictObject({
          "Content-Security-Policy": z.string().optional(),
          "Strict-Transport-Security": z.string().optional(),
          "X-Content-Type-Options": z.literal("nosniff").optional(),
          "X-Frame-Options": z.enum(["deny", "sameorigin"]).optional(),
          "X-XSS-Protection": z.string().optional(),
        })
        .nullish(),
    })
    .nullish(),
  basic_auth_users: z
    .record(
      z.string().regex(/^[^:]+$/, "is no user name: it must not be empty or hold a colon"),
      z
        .string()
        .regex(
          /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}$/,
          "must be a bcrypt hash, which starts with $2y$, $2a$ or $2b$",
        ),
    )
    .nullish(),
  rate_limit: z
    .strictObject({
      interval: goDuration(),
      burst: z.int("must be a whole number").min(1, "must be at least 1: nothing would be answered"),
    })
    .nullish(),
});

function namesOf<T extends object>(table: T): (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}

export type WebConfigFile = z.output<typeof webConfigFormat>;
export type TlsSection = NonNullable<WebConfigFile["tls_server_config"]>;
