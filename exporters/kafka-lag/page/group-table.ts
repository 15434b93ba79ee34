import { type Html, html } from "../../kit/index.ts";
import type { GroupSummary } from "../watch/index.ts";
import { age, records } from "./quantities.ts";

const shown = 200;

/** The groups of a cluster, those in trouble first. */
export function groupTable(groups: readonly GroupSummary[], cluster: string | undefined): Html {
  if (groups.length === 0)
    return html`<p class="card empty"><strong>No groups.</strong> None has committed an offset, or the settings leave all of them out.</p>`;
  const sorted = groups.toSorted((one, other) => urgency(other) - urgency(one) || (one.id < other.id ? -1 : 1));
  return html`<div class="card table"><table>
<thead><tr><th>Group</th><th>State</th><th>Keeps up</th><th class="number">Members</th><th class="number">To read</th><th class="number">Behind by</th></tr></thead>
<tbody>
${sorted.slice(0, shown).map((group) => row(group, cluster))}</tbody>
</table></div>
${groups.length > shown && html`<p class="soft more">The first ${shown} of ${groups.length} groups; all of them are in the <a href="/metrics">metrics</a>.</p>`}`;
}

function row(group: GroupSummary, cluster: string | undefined): Html {
  const { id, state, members, status, found, lag, lagUnknown, seconds, lost, uncommitted, partitions } = group;
  const probe = `/probe/group/${encodeURIComponent(id)}${cluster === undefined ? "" : `?cluster=${encodeURIComponent(cluster)}`}`;
  const remarks = [
    lagUnknown > 0 && `lag unknown on ${lagUnknown} of ${partitions} partitions`,
    lost > 0 && `${records(lost)} lost`,
    uncommitted > 0 && `${uncommitted} partitions without a committed offset`,
  ].filter((remark) => remark !== false);
  return html`<tr>
<td><a href="${probe}" title="Health of the group, as a health check sees it">${id}</a>${remarks.length > 0 && html`<small>${remarks.join(" · ")}</small>`}</td>
<td>${found === false ? chip("not found", "bad") : chip(state, stateKind(group))}</td>
<td>${found === false ? "" : chip(statusWords[status], statusKinds[status])}</td>
<td class="number">${members ?? ""}</td>
<td class="number">${partitions === 0 ? "" : records(lag)}</td>
<td class="number">${ageOf(seconds, lag)}</td>
</tr>
`;
}

function ageOf(seconds: number | undefined, lag: number): string {
  if (seconds === undefined) return lag > 0 ? "unknown" : "";
  return age(seconds);
}

type Kind = "good" | "warn" | "bad" | "plain";

const statusKinds: Readonly<Record<GroupSummary["status"], Kind>> = {
  ok: "good",
  unknown: "plain",
  warning: "warn",
  rewound: "warn",
  stalled: "bad",
  stopped: "bad",
};

const statusWords: Readonly<Record<GroupSummary["status"], string>> = {
  ok: "yes",
  unknown: "not known yet",
  warning: "falls behind",
  rewound: "went back",
  stalled: "stalled",
  stopped: "stopped",
};

function stateKind({ state, members }: GroupSummary): Kind {
  if (state === "Stable") return "good";
  return state === "Dead" || (state === "Empty" && members === 0) ? "bad" : "warn";
}

function chip(text: string, kind: Kind): Html {
  return html`<span class="chip ${kind}">${text}</span>`;
}

const order: readonly GroupSummary["status"][] = ["ok", "unknown", "warning", "rewound", "stalled", "stopped"];

function urgency({ found, status }: GroupSummary): number {
  return found === false ? order.length : order.indexOf(status);
}
