import { isList, isValues, type Value, type Values } from "../protocol/index.ts";

/** The provider's configuration (`docker:host`, or the arguments of `new docker.Provider`). */
export interface ProviderSettings {
  /** @default DOCKER_HOST, else the local socket */
  readonly host: string;
  readonly certPath?: string;
  readonly caMaterial?: string;
  readonly certMaterial?: string;
  readonly keyMaterial?: string;
  /** More arguments for `ssh`. */
  readonly sshOpts: readonly string[];
  readonly registryAuth: readonly RegistryAuth[];
}

export interface RegistryAuth {
  /** The registry's host, with port: `registry.example.com:5000`. */
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

const known = ["host", "certPath", "caMaterial", "certMaterial", "keyMaterial", "sshOpts", "registryAuth"];
const ignored = ["version", "pluginDownloadURL", "disableDockerDaemonCheck"];

/** Names of provider arguments that this plugin does not take. */
export function unknownSettings(config: Values): string[] {
  const names = Object.keys(config).filter((name) => !name.startsWith("__") && config[name] != null);
  return names.filter((name) => !known.includes(name) && !ignored.includes(name));
}

/** The provider's arguments with the host, and the certificates' folder, taken from the environment when not given. */
export function withEnvironment(config: Values, environment: NodeJS.ProcessEnv = process.env): Values {
  const certPath = environment.DOCKER_CERT_PATH;
  return {
    ...(certPath === undefined || certPath === "" ? {} : { certPath }),
    ...config,
    host: config.host ?? (environment.DOCKER_HOST || defaultHost()),
  };
}

/** Reads the provider's plain arguments; lists may come as JSON text, as Pulumi's SDK sends them. */
export function parseSettings(config: Values): ProviderSettings {
  const text = (name: string) => (typeof config[name] === "string" ? { [name]: config[name] } : {});
  return {
    host: typeof config.host === "string" ? config.host : defaultHost(),
    ...text("certPath"),
    ...text("caMaterial"),
    ...text("certMaterial"),
    ...text("keyMaterial"),
    sshOpts: listOf(config.sshOpts).map(String),
    registryAuth: listOf(config.registryAuth).filter(isValues).map(parseAuth),
  };
}

function defaultHost(): string {
  return process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
}

function listOf(value: Value): readonly Value[] {
  const parsed: Value = typeof value === "string" && value !== "" ? (JSON.parse(value) as Value) : value;
  return isList(parsed) ? parsed : [];
}

function parseAuth({ address, username, password }: Values): RegistryAuth {
  const host = String(address ?? "").replace(/^https?:\/\//, "");
  return { address: host.split("/")[0] ?? "", username: String(username ?? ""), password: String(password ?? "") };
}
