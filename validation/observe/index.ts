export { alertHistory, type HistoryOptions, storedSamples } from "./alert-history.ts";
export { type Followed, followAlertmanager } from "./alertmanager.ts";
export { type InboxReader, inboxReader, lastNotification } from "./inbox.ts";
export { type Access, askJson } from "./json.ts";
export { labelsKey, type Observations, type SeenAlert, type Span, type Told } from "./observations.ts";
export { type Ask, NotThere, type PrometheusAddress, prometheusApi } from "./prometheus-api.ts";
