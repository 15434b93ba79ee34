import * as pulumi from "@pulumi/pulumi";
import Docker from "dockerode";
import { DefinitionError, type Finding } from "../problems/index.ts";
import { type KnownSystem, parseSettings, type Settings } from "../settings/index.ts";
import { portFindings } from "./port-findings.ts";
import type { TlsFiles } from "./secret-files.ts";
import { readTlsFiles, tlsFindings } from "./tls/index.ts";

const namespace = "sightline:";

/**
 * Reads the stack's settings from Pulumi's configuration.
 * Ends the program with every problem at once, ports that are taken and certificates included, before any resource is touched.
 */
export async function readSettings(systems: readonly KnownSystem[]): Promise<Settings> {
  const input = {
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    values: configValues(),
    systems,
  };
  const findings: Finding[] = [];
  const settings = collect(findings, () => parseSettings(input));
  findings.push(...tlsFindings(input, process.cwd()), ...(await portFindings(new Docker(), input)));
  if (settings === undefined || findings.length > 0) {
    // A RunError is shown without a stack trace: the fault is in the settings, not in the program.
    throw new pulumi.RunError(new DefinitionError(findings).message);
  }
  return settings;
}

/** Values of `sightline:secrets` by name; secret. */
export function readSecretValues(): pulumi.Output<Record<string, string>> {
  const secrets = new pulumi.Config("sightline").getSecretObject<Record<string, string>>("secrets");
  return secrets === undefined ? pulumi.output<Record<string, string>>({}) : secrets.apply((values) => values ?? {});
}

/** Certificate and key, as secrets; `undefined` when pages are served in clear. */
export function readTls({ tls }: Settings): pulumi.Output<TlsFiles> | undefined {
  if (tls === undefined) return undefined;
  return pulumi.secret(readTlsFiles(tls, process.cwd()));
}

function configValues(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(pulumi.runtime.allConfig())
      .filter(([key]) => key.startsWith(namespace))
      .map(([key, value]) => [key.slice(namespace.length), value]),
  );
}

function collect(findings: Finding[], parse: () => Settings): Settings | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    findings.push(...error.findings);
    return undefined;
  }
}
