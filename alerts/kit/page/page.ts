import { milliseconds, selectorsIn } from "../../../metrics/kit/index.ts";
import type { RuleGroup } from "../group.ts";
import { type Alert, ruleLabels } from "../rule.ts";
import { proofOf } from "./proof.ts";
import { type Pace, ruleInWords } from "./rule.ts";
import { type Variant, variantsOf } from "./variants.ts";
import { listInWords, templateInWords } from "./words.ts";

/** A panel that draws series, for the pages of the alerts that read them. */
export interface PanelReference {
  readonly dashboard: string;
  readonly panel: string;
  /** Names of the metrics it draws. */
  readonly metrics: readonly string[];
  /** Names of the alerts that it watches. @default none */
  readonly watches?: readonly string[];
}

export interface PageOptions {
  /** Panels that may be told. @default none */
  readonly panels?: readonly PanelReference[];
  /** @default 15 s each */
  readonly pace?: Pace;
}

/** One Markdown page for each alert's name, `<Name>.md`: what it means, where to look, what to do, its rule and its proof. */
export function renderAlertPages(groups: readonly RuleGroup[], options: PageOptions = {}): Record<string, string> {
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  const byName = [...Map.groupBy(alerts, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byName.map(([name, some]) => [`${name}.md`, pageOf(name, some, options)]));
}

function pageOf(name: string, alerts: readonly Alert[], { panels = [], pace = usualPace }: PageOptions): string {
  const variants = variantsOf(alerts);
  const [first] = alerts;
  const texts = alerts.find(({ page }) => page !== undefined)?.page;
  const action = templateInWords(first?.annotations.action ?? []);
  return [
    `# ${name}`,
    `> ${templateInWords(first?.annotations.summary ?? [])}`,
    ranksOf(variants),
    "## Meaning",
    texts?.meaning ?? templateInWords(first?.annotations.description ?? first?.annotations.summary ?? []),
    "## Where to look",
    [...(texts?.look ?? [action]), ...panelsOf(name, alerts, panels)].map((line) => `- ${line}`).join("\n"),
    "## What to do",
    stepsOf(texts?.act ?? [action]),
    "## Rule",
    ...eachOnce(variants, (variant) => ruleInWords(variant, pace)),
    "## Proof",
    ...eachOnce(variants, ({ alert }) => proofOf(alert)),
  ]
    .join("\n\n")
    .concat("\n");
}

const usualPace: Pace = { scrape: milliseconds("15s"), evaluation: milliseconds("15s") };

/** What is the same for several variants is said once; where not, each has its rank above it. */
function eachOnce(variants: readonly Variant[], say: (variant: Variant) => string): readonly string[] {
  const texts = [...Map.groupBy(variants, say)];
  return texts.map(([text, some]) => (texts.length === 1 ? text : `${ranksOf(some)}:\n\n${text}`));
}

function ranksOf(variants: readonly Variant[]): string {
  const byRank = Map.groupBy(
    variants.flatMap(({ alerts }) => alerts),
    rankOf,
  );
  const ranks = [...byRank].map(([rank, alerts]) => {
    const owners = [...new Set(alerts.flatMap(({ owner }) => owner ?? []))].map((owner) => `**${owner}**`);
    if (owners.length === 0) return rank;
    return `${rank}, ${owners.length === 1 ? "owner" : "owners"} ${listInWords(owners)}`;
  });
  const all = ranks.join("; ");
  return all.slice(0, 1).toUpperCase() + all.slice(1);
}

function rankOf(alert: Alert): string {
  const { severity, priority } = ruleLabels(alert);
  return `severity **${severity}**${priority === undefined ? "" : `, priority **${priority}**`}`;
}

function stepsOf(act: readonly string[]): string {
  return act.length === 1 ? (act[0] ?? "") : act.map((line, index) => `${index + 1}. ${line}`).join("\n");
}

function panelsOf(name: string, alerts: readonly Alert[], panels: readonly PanelReference[]): readonly string[] {
  const read = new Set(alerts.flatMap(({ expr }) => selectorsIn(expr).map(({ metric }) => metric)));
  const isAbout = ({ watches = [] }: PanelReference) => watches.includes(name);
  return [
    ...placesOf("Panels that watch it", panels.filter(isAbout)),
    ...placesOf(
      "Dashboards that draw what it reads",
      panels.filter((panel) => !isAbout(panel) && panel.metrics.some((metric) => read.has(metric))),
    ),
  ];
}

function placesOf(what: string, panels: readonly PanelReference[]): readonly string[] {
  if (panels.length === 0) return [];
  const places = [...Map.groupBy(panels, ({ dashboard }) => dashboard)].map(
    ([dashboard, some]) => `*${dashboard}* (${[...new Set(some.map(({ panel }) => panel))].join(", ")})`,
  );
  return [`${what}: ${listInWords(places)}.`];
}
