/** The environment variable of a flag: `KAFKA_LAG_WEB_LISTEN_ADDRESS` for `web.listen-address` of `kafka-lag`. */
export function environmentName(program: string, flag: string): string {
  return `${environmentPrefix(program)}${upper(flag)}`;
}

/** What all environment variables of a program start with. */
export function environmentPrefix(program: string): string {
  return `${upper(program)}_`;
}

/** Where a flag stands in the settings file: `web.listen-address` is `listenAddress` in `web`. */
export function fileKeys(flag: string): readonly string[] {
  return flag.split(".").map((segment) => segment.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
}

function upper(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, "_");
}
