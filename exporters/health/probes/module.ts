/** How a target is asked; its settings in the words of the probes. */
export type Module = HttpModule | GrpcModule | TcpModule | WebSocketModule;

interface CommonModule {
  readonly timeoutMs: number;
  readonly ipProtocol: IpProtocol;
  readonly tls: TlsOptions;
  /** Allows passwords over connections on which others can read them. */
  readonly insecure: boolean;
}

/** Which addresses of a name are taken: the preferred kind first, or one kind only. */
export type IpProtocol = "prefer-ip4" | "prefer-ip6" | "ip4" | "ip6";

export interface TlsOptions {
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly serverName?: string;
  readonly minVersion: "TLSv1.2" | "TLSv1.3";
  readonly insecureSkipVerify: boolean;
}

/** Who the exporter is; secrets are read from their file at each probe. */
export interface Credentials {
  readonly basic?: { readonly username: string; readonly passwordFile: string };
  readonly bearerTokenFile?: string;
}

export interface HttpModule extends CommonModule {
  readonly prober: "http";
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly credentials: Credentials;
  readonly validStatus: (status: number) => boolean;
  readonly maxRedirects: number;
  readonly failIfMatches: readonly RegExp[];
  readonly failIfNotMatches: readonly RegExp[];
  readonly maxBodyBytes: number;
  /** Whether the body is looked at for a state and components. */
  readonly readsHealth: boolean;
}

export interface GrpcModule extends CommonModule {
  readonly prober: "grpc";
  /** Asked for where the target's path names none; "" is the server as a whole. */
  readonly service: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface TcpModule extends CommonModule {
  readonly prober: "tcp";
  readonly steps: readonly TcpStep[];
}

/** What is waited for, then sent, then whether TLS begins. */
export interface TcpStep {
  readonly expect?: RegExp;
  readonly send?: string;
  readonly startTls?: boolean;
}

export interface WebSocketModule extends CommonModule {
  readonly prober: "websocket";
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  readonly subprotocols: readonly string[];
  /** Whether a pong is waited for. */
  readonly ping: boolean;
}
