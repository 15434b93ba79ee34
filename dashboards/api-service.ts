import { apiService as api, collectingGarbage, routeFailing } from "../alerts/index.ts";
import { http } from "../metrics/index.ts";
import { answers, files, here, messages, now, publishing } from "./api-service/index.ts";
import { toOverview, uids } from "./chat4all/index.ts";
import { dashboard } from "./kit/index.ts";
import { jvmRow, redRow } from "./rows/index.ts";

/** Chat4All's door: what is asked of it, what it refuses, and what it waits for. */
export const apiService = dashboard({
  uid: uids.apiService,
  title: "API Service",
  owner: "messaging",
  purpose: "For the team that runs api-service: are requests answered, fast enough, and why are messages refused?",
  tags: ["chat4all"],
  links: [toOverview],
  rows: [
    now,
    redRow({
      title: "Requests by route",
      requests: http.requests.where(here),
      errors: http.requests.where({ ...here, status: /5../ }),
      duration: http.requestDuration.where(here),
      by: ["method", "route"],
      panels: { requests: { unit: "reqps" }, errors: { watches: routeFailing(api) } },
    }),
    messages,
    answers,
    publishing,
    files,
    jvmRow({ ...api, panels: { gc: { watches: collectingGarbage(api) } } }),
  ],
});
