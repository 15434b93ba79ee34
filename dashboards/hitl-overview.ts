import { owner, system, variables } from "./hitl/index.ts";
import { byEndpoint, now, requests, resources, work } from "./hitl-overview/index.ts";
import { dashboard } from "./kit/index.ts";

/** The first page to open when HITL's objectives burn or a reviewer calls. */
export const hitlOverview = dashboard({
  uid: "hitl-overview",
  title: "HITL Overview",
  owner,
  purpose: "Are reviewers and the defence system served as promised, and if not, where does it fail?",
  tags: [system],
  variables,
  rows: [now, requests, work, byEndpoint, resources],
});
