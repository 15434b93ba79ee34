/** A secret as given, or the file it is read from at every connect, so that it can be rotated without a restart. */
export type Secret = { readonly value: string } | { readonly file: string };

/** How to reach one cluster and what of it to read. */
export interface ClusterSettings {
  /** `host:port` of brokers to start from, tried in turn. IPv6 as `[::1]:9092`. */
  readonly bootstrap: readonly string[];
  /** Shown in the brokers' request logs and quotas. @default "sightline-kafka-lag" */
  readonly clientId?: string;
  readonly tls?: TlsSettings;
  readonly sasl?: SaslSettings;
  /** How long one connect may take, with TLS and SASL; never past the collection's deadline. @default 3000 */
  readonly connectTimeoutMs?: number;
  /** Age at which leaders, replicas and the list of topics are asked again; at once after an error. @default 30000 */
  readonly metadataMaxAgeMs?: number;
  /** @default all groups */
  readonly groups?: NameFilterSettings;
  /** @default all topics that are not the brokers' own */
  readonly topics?: NameFilterSettings;
}

/** Patterns are names, or regular expressions between slashes that must match the whole name: `/orders-.+/`. */
export interface NameFilterSettings {
  /** @default everything */
  readonly include?: readonly string[];
  /** Wins over `include`. @default nothing */
  readonly exclude?: readonly string[];
}

/** PEM files, read again at every connect. Present, even if empty: TLS is used. */
export interface TlsSettings {
  /** @default the system's certificate authorities */
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly keyPassphrase?: Secret;
  /** Name that the certificate must carry. @default the broker's host name */
  readonly serverName?: string;
  /** Accept any certificate. @default false */
  readonly insecureSkipVerify?: boolean;
  /** @default "TLSv1.2" */
  readonly minVersion?: "TLSv1.2" | "TLSv1.3";
}

export type SaslSettings =
  | {
      readonly mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512";
      readonly username: string;
      readonly password: Secret;
    }
  | {
      readonly mechanism: "OAUTHBEARER";
      readonly token: TokenSource;
      /** Sent along as SASL extensions. */
      readonly extensions?: Readonly<Record<string, string>>;
    };

/** Where a bearer token comes from: a file that somebody keeps fresh, or an OAuth 2.0 client-credentials endpoint. */
export type TokenSource =
  | { readonly file: string }
  | {
      readonly endpoint: string;
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly scope?: string;
      readonly audience?: string;
      /** PEM file of the authorities the endpoint's certificate is checked against. @default the system's */
      readonly caFile?: string;
    };
