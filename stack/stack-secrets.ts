import * as pulumi from "@pulumi/pulumi";
import type { Bundle } from "../bundle/index.ts";
import { type ExporterKey, exporterParts } from "../systems/index.ts";
import { grafanaUser } from "./grafana.ts";
import type { Images } from "./images.ts";
import type { Passwords } from "./passwords/index.ts";
import type { Place } from "./place.ts";
import { grafanaFiles, readersOf, type TlsFiles, webServiceFiles } from "./secret-files.ts";
import { Secrets } from "./secrets.ts";

export interface StackSecretsArgs {
  readonly place: Place;
  readonly images: Images;
  readonly bundle: Bundle;
  readonly passwords: Passwords;
  /** Values of `sightline:secrets` by name. */
  readonly values: pulumi.Input<Record<string, string>> | undefined;
  readonly tls: pulumi.Input<TlsFiles> | undefined;
}

const owner = "65534:65534";

/** The secrets of every part of a stack: passwords, certificate, and of `sightline:secrets` what its files refer to. */
export function stackSecrets(
  name: string,
  { place, images, bundle, passwords, values, tls }: StackSecretsArgs,
  opts: pulumi.ComponentResourceOptions,
): Secrets {
  const credentials = pulumi.all([passwords.passwords, passwords.hashes, pulumi.output(tls)]);
  const webService = (part: string) => ({
    owner,
    files: credentials.apply(([all, hashes, tls]) => webServiceFiles(part, { passwords: all, hashes }, tls)),
  });
  const withSecrets = (part: string, { secretNames }: { readonly secretNames: readonly string[] }) => ({
    owner,
    files: pulumi.all([webService(part).files, values ?? {}]).apply(([own, given]) => ({
      ...Object.fromEntries(secretNames.map((secret) => [secret, given[secret] ?? ""])),
      ...own,
    })),
  });
  const grafana = credentials.apply(([all, hashes, tls]) => grafanaFiles({ passwords: all, hashes }, tls));
  return new Secrets(
    name,
    {
      place,
      agentImage: images.programs.id,
      parts: {
        prometheus: withSecrets("prometheus", bundle.prometheus),
        alertmanager: withSecrets("alertmanager", bundle.alertmanager),
        inbox: webService("inbox"),
        "node-exporter": webService("node-exporter"),
        ...Object.fromEntries(
          Object.entries(bundle.exporters).map(([key, files]) => {
            const { name } = exporterParts[key as ExporterKey];
            return [name, { ...withSecrets(name, files), ...readersOf(key as ExporterKey) }] as const;
          }),
        ),
        ...(images.viewer.kind === "grafana" ? { grafana: { owner: grafanaUser, files: grafana } } : {}),
        ...(images.viewer.kind === "preview" ? { preview: webService("preview") } : {}),
      },
    },
    opts,
  );
}
