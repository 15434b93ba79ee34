import { apiService as api } from "../alerts/index.ts";
import { http } from "../metrics/index.ts";
import { durations, files, messages, now, publishing, requests, runtime } from "./api-service/index.ts";
import { uids } from "./chat4all/index.ts";
import { dashboard, labelVariable } from "./kit/index.ts";

/** Chat4All's door: what is asked of it, what it refuses, and what it waits for. */
export const apiService = dashboard({
  uid: uids.apiService,
  title: "API Service",
  owner: "messaging",
  purpose: "For the team that runs api-service: are requests answered, fast enough, and why are messages refused?",
  tags: ["chat4all"],
  variables: [labelVariable("instance", { title: "Instance", of: http.requests.where(api), label: "instance" })],
  rows: [now, requests, messages, durations, publishing, files, runtime],
});
