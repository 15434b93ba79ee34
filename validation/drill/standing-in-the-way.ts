import { load } from "js-yaml";
import { type AlertLabels, drillLabels } from "../../alerts/kit/index.ts";
import { DefinitionError, type Finding } from "../../problems/index.ts";
import { type Access, askJson } from "../observe/index.ts";
import { holding, inWords, type Silence } from "./silences.ts";

export interface StackAccess {
  readonly alertmanager: Access;
  readonly inbox: Access;
}

/**
 * Looks whether a stack that runs can be drilled, before anything is made: that its parts answer, that no drill would be taken for
 * a real alert, and that no silence holds it.
 *
 * @throws DefinitionError with everything that stands in the way.
 */
export async function refuseWhatStandsInTheWay(
  access: StackAccess,
  { stack, drilled }: { readonly stack: string; readonly drilled: readonly AlertLabels[] },
): Promise<void> {
  const [status, inbox] = await Promise.all([
    answered<Status>(access.alertmanager, "/api/v2/status"),
    answered<unknown>(access.inbox, "/api/v1/notifications?limit=1"),
  ]);
  const silent = [
    ...(status.fault === undefined ? [] : [notRunning(stack, "Alertmanager", status.fault)]),
    ...(inbox.fault === undefined ? [] : [notRunning(stack, "inbox", inbox.fault)]),
  ];
  if (silent.length > 0) throw new DefinitionError(silent);
  const silences = await askJson<readonly Silence[]>(access.alertmanager, "/api/v2/silences");
  const findings = [
    ...(keepsDrillsApart(status.value?.config.original ?? "") ? [] : [noDrillRoute(stack)]),
    ...holding(silences, drilled).map(
      (one): Finding => ({
        check: "validation/silenced",
        severity: "error",
        path: `silence ${one.id}`,
        message: `holds the drill, as it holds the real alert: ${inWords(one)}.`,
        hint: "Wait for its end, or expire it: amtool silence expire.",
      }),
    ),
  ];
  if (findings.length > 0) throw new DefinitionError(findings);
}

interface Status {
  readonly config: { readonly original: string };
}

async function answered<T>(access: Access, path: string): Promise<{ readonly value?: T; readonly fault?: string }> {
  try {
    return { value: await askJson<T>(access, path) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

interface RunningConfig {
  readonly route?: { readonly group_by?: readonly string[]; readonly routes?: readonly RunningRoute[] };
  readonly inhibit_rules?: readonly { readonly equal?: readonly string[] }[];
}

interface RunningRoute {
  readonly matchers?: readonly string[];
  readonly continue?: boolean;
  readonly receiver?: string;
}

/** Whether a running configuration takes drills out before any real route, and holds no real alert against one. */
export function keepsDrillsApart(text: string): boolean {
  const { route, inhibit_rules: inhibitions = [] } = (load(text) ?? {}) as RunningConfig;
  const [paging, own] = route?.routes ?? [];
  const { drill, page } = drillLabels;
  const is = (matchers: readonly string[] | undefined, ...wanted: readonly string[]) =>
    JSON.stringify([...(matchers ?? [])].sort()) === JSON.stringify(wanted);
  return (
    is(paging?.matchers, `${drill}="true"`, `${page}="true"`) &&
    is(own?.matchers, `${drill}="true"`) &&
    own?.continue !== true &&
    inhibitions.every(({ equal = [] }) => equal.includes(drill))
  );
}

function noDrillRoute(stack: string): Finding {
  return {
    check: "validation/no-drill-route",
    severity: "error",
    path: `--stack ${stack}`,
    message: "runs an Alertmanager that does not know drills: this one would be told as a real alert.",
    hint: `Bring its configuration into force first: npm run up -- --stack ${stack}`,
  };
}

function notRunning(stack: string, part: string, fault: string): Finding {
  return {
    check: "validation/not-running",
    severity: "error",
    path: `--stack ${stack} › ${part}`,
    message: `does not answer as it should: ${fault}.`,
    hint: `Bring the stack up, or look at the part's log: npm run up -- --stack ${stack}`,
  };
}
