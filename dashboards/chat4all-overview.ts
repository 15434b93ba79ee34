import { apiService } from "../alerts/index.ts";
import { http } from "../metrics/index.ts";
import { toStages, uids } from "./chat4all/index.ts";
import { arriving, now, stages } from "./chat4all-overview/index.ts";
import { dashboard } from "./kit/index.ts";
import { redRow } from "./rows/index.ts";

/** The first page to open when messages do not arrive: from here, links lead to the stage where they stay. */
export const chat4allOverview = dashboard({
  uid: uids.overview,
  title: "System Overview",
  owner: "messaging",
  purpose:
    "For whoever is on call: are messages accepted, routed and delivered, and if not, where do they stay and why?",
  tags: ["chat4all"],
  links: toStages,
  rows: [
    now,
    stages,
    arriving,
    redRow({
      title: "HTTP",
      requests: http.requests.where(apiService),
      errors: http.requests.where({ ...apiService, status: /5../ }),
      duration: http.requestDuration.where(apiService),
      panels: { requests: { unit: "reqps" } },
    }),
  ],
});
