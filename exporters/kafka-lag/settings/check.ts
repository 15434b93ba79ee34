import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import type { Finding } from "../../../problems/index.ts";
import { settingsFinding } from "../../kit/index.ts";
import type { ClusterSection } from "./cluster-section.ts";
import { sectionsOf } from "./plan.ts";
import type { KafkaLagSettings } from "./settings.ts";

/** What only shows when settings are looked at together, or in the files they name. Connects to nothing. */
export function checkSettings(settings: KafkaLagSettings): readonly Finding[] {
  const sections = sectionsOf(settings);
  return [
    ...(sections.length === 0
      ? [settingsFinding("missing", "clusters", "is missing, and so is --brokers", "Name the cluster to watch.")]
      : []),
    ...(settings.brokers !== undefined && settings.clusters !== undefined
      ? [settingsFinding("value", "--brokers", "stands beside `clusters`", "Give one of the two.")]
      : []),
    ...sameNames(sections),
    ...sections.flatMap((section, index) => clusterFindings(section, `clusters › ${index}`)),
  ];
}

function sameNames(sections: readonly ClusterSection[]): Finding[] {
  const names = sections.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          settingsFinding(
            "value",
            `clusters › ${index} › name`,
            `"${name}": is taken by another cluster`,
            "Give each its own name.",
          ),
        ],
  );
}

function clusterFindings(section: ClusterSection, place: string): Finding[] {
  const { tls, sasl, insecure } = section;
  const exposed = (at: string, message: string): Finding[] => {
    const hint = "Say `insecure: true` in this cluster where that is acceptable.";
    const finding = {
      check: "kafka-lag/insecure",
      severity: "error",
      path: `${place} › ${at}`,
      message,
      hint,
    } as const;
    return insecure ? [] : [finding];
  };
  const readable = sasl !== undefined && sasl.mechanism !== "SCRAM-SHA-256" && sasl.mechanism !== "SCRAM-SHA-512";
  return [
    ...(readable && tls === undefined
      ? exposed("sasl › mechanism", `"${sasl.mechanism}": sends the secret in clear text without TLS`)
      : []),
    ...(tls?.insecureSkipVerify
      ? exposed("tls › insecureSkipVerify", "true: takes the certificate of whoever stands in between")
      : []),
    ...secretFindings(section, place),
    ...tlsFindings(section, `${place} › tls`),
  ];
}

function secretFindings({ tls, sasl }: ClusterSection, place: string): Finding[] {
  const files: (readonly [at: string, file: string | undefined])[] = [
    ["tls › keyPassphraseFile", fileOf(tls?.keyPassphrase)],
  ];
  if (sasl?.mechanism === "OAUTHBEARER") {
    // A token file may come into being later, by whoever keeps it fresh.
    if ("endpoint" in sasl.token)
      files.push(
        ["sasl › clientSecretFile", fileOf(sasl.token.clientSecret)],
        ["sasl › endpointCaFile", sasl.token.caFile],
      );
  } else files.push(["sasl › passwordFile", fileOf(sasl?.password)]);
  return files.flatMap(([at, file]) => (file === undefined ? [] : unreadable(file, `${place} › ${at}`)));
}

function fileOf(secret: { readonly file: string } | { readonly value: string } | undefined): string | undefined {
  return secret !== undefined && "file" in secret ? secret.file : undefined;
}

function unreadable(file: string, place: string): Finding[] {
  try {
    const text = readFileSync(file, "utf8");
    return text.trim() === "" ? [settingsFinding("file", place, `${file} is empty`)] : [];
  } catch (error) {
    return [settingsFinding("file", place, `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)];
  }
}

/** The files one by one, then key and certificate together. */
function tlsFindings({ tls }: ClusterSection, place: string): Finding[] {
  if (tls === undefined) return [];
  const files = (["caFile", "certFile", "keyFile"] as const).flatMap((key) => {
    const file = tls[key];
    return file === undefined ? [] : [[key, file] as const];
  });
  const missing = files.flatMap(([key, file]) => unreadable(file, `${place} › ${key}`));
  const passphraseFile = fileOf(tls.keyPassphrase);
  if (missing.length > 0 || (passphraseFile !== undefined && unreadable(passphraseFile, place).length > 0))
    return missing;
  const content = Object.fromEntries(files.map(([key, file]) => [key, readFileSync(file)]));
  const { caFile: ca, certFile: cert, keyFile: key } = content;
  const passphrase = passphraseFile && readFileSync(passphraseFile, "utf8").replace(/\r?\n$/, "");
  const faults = [
    ...(ca === undefined ? [] : pemFault(`${place} › caFile`, () => createSecureContext({ ca }))),
    ...(ca !== undefined && !/-----BEGIN (TRUSTED )?CERTIFICATE-----/.test(ca.toString("latin1"))
      ? [settingsFinding("file", `${place} › caFile`, `${tls.caFile} holds no certificate in PEM`)]
      : []),
  ];
  if (cert === undefined || key === undefined) return faults;
  return [
    ...faults,
    ...pemFault(`${place} › certFile`, () => createSecureContext({ cert, key, ...(passphrase && { passphrase }) })),
  ];
}

function pemFault(place: string, use: () => unknown): Finding[] {
  try {
    use();
    return [];
  } catch (error) {
    const { reason, message } = error as Error & { reason?: string };
    return [
      settingsFinding(
        "file",
        place,
        `cannot be used: ${reason ?? message}`,
        "Give PEM files, the key that belongs to the certificate.",
      ),
    ];
  }
}
