import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { didYouMean, type Finding } from "../../../problems/index.ts";
import { settingsFinding } from "../../kit/index.ts";
import { parseTarget } from "../probes/index.ts";
import type { ModuleSection } from "./module-sections.ts";
import { modulesOf } from "./modules.ts";
import { moduleName } from "./plan.ts";
import type { HealthSettings } from "./settings.ts";

/** What only shows when settings are looked at together, or in the files they name. Connects to nothing. */
export function checkSettings(settings: HealthSettings): readonly Finding[] {
  const { checks, modules } = settings;
  const nothing = checks.length === 0 && settings["probe.targets"].length === 0;
  return [
    ...(nothing
      ? [settingsFinding("missing", "checks", "is missing, and so is probe › targets", "Name what is to be asked.")]
      : []),
    ...twins(checks),
    ...checks.flatMap((_, index) => moduleFindings(settings, index)),
    ...Object.entries(modules).flatMap(([name, section]) => sectionFindings(section, `modules › ${name}`)),
  ];
}

function twins(checks: HealthSettings["checks"]): Finding[] {
  const keys = checks.map(({ service, check, replica }) => JSON.stringify([service, check, replica]));
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    if (first === index) return [];
    const message = `is the same service, check and replica as checks › ${first}`;
    return [settingsFinding("value", `checks › ${index}`, message, "Give each its own.")];
  });
}

function moduleFindings({ checks, modules }: HealthSettings, index: number): Finding[] {
  const section = checks[index];
  const target = parseTarget(section?.target ?? "");
  if (section === undefined || typeof target === "string") return [];
  const all = modulesOf(modules);
  const name = moduleName(section, target);
  const module = all.get(name);
  const place = `checks › ${index} › module`;
  if (module === undefined) {
    const meant = didYouMean(name, [...all.keys()]);
    const hint = meant === undefined ? `There are: ${[...all.keys()].sort().join(", ")}.` : `Did you mean ${meant}?`;
    return [settingsFinding("value", place, `"${name}": is no module`, hint)];
  }
  if (module.prober !== target.prober)
    return [
      settingsFinding(
        "value",
        place,
        `"${name}": asks by ${module.prober}, and ${section.target} is a target of ${target.prober}`,
        "Take a module of that prober.",
      ),
    ];
  const hasSecret = "credentials" in module && Object.keys(module.credentials).length > 0;
  return hasSecret && !target.secure && !module.insecure
    ? [exposed(place, `"${name}": would send its password to ${section.target} in clear text`)]
    : [];
}

function sectionFindings(section: ModuleSection, place: string): Finding[] {
  const { tls, insecure } = section;
  const files: [string, string | undefined][] = [
    ["tls › caFile", tls.caFile],
    ["tls › certFile", tls.certFile],
    ["tls › keyFile", tls.keyFile],
  ];
  if ("basicAuth" in section) files.push(["basicAuth › passwordFile", section.basicAuth?.passwordFile]);
  if ("bearerTokenFile" in section) files.push(["bearerTokenFile", section.bearerTokenFile]);
  const unreadable = files.flatMap(([at, file]) => (file === undefined ? [] : fileFinding(file, `${place} › ${at}`)));
  const both = "basicAuth" in section && section.basicAuth && section.bearerTokenFile !== undefined;
  return [
    ...unreadable,
    ...(both ? [settingsFinding("value", place, "has basicAuth and bearerTokenFile", "Give one of the two.")] : []),
    ...((tls.certFile === undefined) === (tls.keyFile === undefined)
      ? []
      : [settingsFinding("value", `${place} › tls`, "has one of certFile and keyFile", "Give both, or neither.")]),
    ...(tls.insecureSkipVerify && !insecure
      ? [exposed(`${place} › tls › insecureSkipVerify`, "true: takes the certificate of whoever stands in between")]
      : []),
    ...(unreadable.length === 0 ? certificateFindings(tls, `${place} › tls`) : []),
  ];
}

function exposed(path: string, message: string): Finding {
  const hint = "Say `insecure: true` in the module where that is acceptable.";
  return { check: "health/insecure", severity: "error", path, message, hint };
}

function fileFinding(file: string, place: string): Finding[] {
  try {
    return readFileSync(file, "utf8").trim() === "" ? [settingsFinding("file", place, `${file} is empty`)] : [];
  } catch (error) {
    return [settingsFinding("file", place, `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)];
  }
}

function certificateFindings({ caFile, certFile, keyFile }: ModuleSection["tls"], place: string): Finding[] {
  try {
    createSecureContext({
      ...(caFile !== undefined && { ca: readFileSync(caFile) }),
      ...(certFile !== undefined &&
        keyFile !== undefined && { cert: readFileSync(certFile), key: readFileSync(keyFile) }),
    });
    return [];
  } catch (error) {
    const { reason, message } = error as Error & { reason?: string };
    const hint = "Give PEM files, the key that belongs to the certificate.";
    return [settingsFinding("file", place, `its files cannot be used: ${reason ?? message}`, hint)];
  }
}
