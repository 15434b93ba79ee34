import { checks as ofRules } from "../../../alerts/kit/checks/index.ts";
import { didYouMean, type Finding } from "../../../problems/index.ts";
import type { CheckedDashboard, CheckedPanel, Ignored } from "../subject/index.ts";
import { checks } from "./all.ts";

/** A finding and the panel it was found in. */
export interface Found {
  readonly panel?: CheckedPanel;
  readonly finding: Finding;
}

/** The findings that the dashboard does not ignore, and what is wrong with what it says about that. */
export function withoutIgnored(found: readonly Found[], dashboard: CheckedDashboard): Finding[] {
  const { ignored } = dashboard;
  if (ignored.length === 0) return found.map(({ finding }) => finding);
  const used = new Set<Ignored>();
  const left = found.filter(({ panel, finding }) => {
    const holding = ignored.filter((one) => one.reason.trim() !== "" && covers(one, finding.check, panel));
    for (const one of holding) used.add(one);
    return holding.length === 0;
  });
  return [...left.map(({ finding }) => finding), ...ignored.flatMap((one) => faultOf(one, dashboard, used))];
}

function covers({ check, panel: wanted }: Ignored, id: string, panel: CheckedPanel | undefined): boolean {
  return check === id && (wanted === undefined || (panel !== undefined && isCalled(panel, wanted)));
}

function isCalled({ key, title, id }: CheckedPanel, name: string): boolean {
  return key === name || title.value === name || (id !== undefined && String(id.value) === name);
}

function faultOf(one: Ignored, { path, panels }: CheckedDashboard, used: ReadonlySet<Ignored>): Finding[] {
  const { check, panel, reason } = one;
  const at = one.at?.();
  const say = (id: string, severity: Finding["severity"], message: string, hint: string): Finding[] => [
    { check: id, severity, path, message, hint, ...(at === undefined ? {} : { at }) },
  ];
  const known = [...checks, ...ofRules].map(({ id }) => id);
  if (!known.includes(check)) {
    const meant = didYouMean(check, known);
    const hint = meant === undefined ? "Each check has its id in docs/checks.md." : `Is ${meant} meant?`;
    return say("silence/unknown-check", "error", `there is no check ${check}.`, hint);
  }
  if (reason.trim() === "")
    return say("silence/form", "error", `${check} is ignored without a reason.`, "Say why it is right here.");
  if (panel !== undefined && !panels.some((some) => isCalled(some, panel))) {
    const names = panels.map(({ key, title }) => key ?? title.value);
    const meant = didYouMean(panel, names);
    const hint = meant === undefined ? "Name a panel by its key or its title." : `Is ${meant} meant?`;
    return say("silence/misplaced", "error", `${check} is ignored in the panel "${panel}", which is not there.`, hint);
  }
  return used.has(one)
    ? []
    : say("silence/unused", "warning", `${check} is ignored, and finds nothing here.`, "Remove it.");
}
