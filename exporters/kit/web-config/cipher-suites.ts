import type { TlsOptions } from "node:tls";
import type { TlsSection } from "./format.ts";

/** The format's names, which are Go's, as OpenSSL calls them; those of TLS 1.3 are the same. Source: https://pkg.go.dev/crypto/tls#CipherSuites */
export const cipherSuites = {
  TLS_AES_128_GCM_SHA256: "TLS_AES_128_GCM_SHA256",
  TLS_AES_256_GCM_SHA384: "TLS_AES_256_GCM_SHA384",
  TLS_CHACHA20_POLY1305_SHA256: "TLS_CHACHA20_POLY1305_SHA256",
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA: "ECDHE-ECDSA-AES128-SHA",
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA: "ECDHE-ECDSA-AES256-SHA",
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA: "ECDHE-RSA-AES128-SHA",
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA: "ECDHE-RSA-AES256-SHA",
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256: "ECDHE-ECDSA-AES128-GCM-SHA256",
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384: "ECDHE-ECDSA-AES256-GCM-SHA384",
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256: "ECDHE-RSA-AES128-GCM-SHA256",
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384: "ECDHE-RSA-AES256-GCM-SHA384",
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256: "ECDHE-ECDSA-CHACHA20-POLY1305",
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256: "ECDHE-RSA-CHACHA20-POLY1305",
} as const;

/** Likewise for curves. Source: https://pkg.go.dev/crypto/tls#CurveID */
export const curves = {
  CurveP256: "P-256",
  CurveP384: "P-384",
  CurveP521: "P-521",
  X25519: "X25519",
  X25519MLKEM768: "X25519MLKEM768",
} as const;

/** The suites of TLS 1.3 cannot be chosen in Go, and Node would switch the version off with them. */
const always = Object.values(cipherSuites).filter((name) => name.startsWith("TLS_"));

/** What the section says about suites and curves, as Node's server takes it. */
export function suiteOptions(section: TlsSection): TlsOptions {
  const chosen = section.cipher_suites?.map((name) => cipherSuites[name]) ?? [];
  const preferred = section.curve_preferences?.map((name) => curves[name]) ?? [];
  return {
    honorCipherOrder: section.prefer_server_cipher_suites,
    ...(chosen.length === 0 ? {} : { ciphers: [...new Set([...always, ...chosen])].join(":") }),
    ...(preferred.length === 0 ? {} : { ecdhCurve: preferred.join(":") }),
  };
}
