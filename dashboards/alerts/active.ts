import { alerts } from "../../metrics/index.ts";
import { and, not, sub, time } from "../kit/index.ts";

/** All but the alert that always fires. */
const real = { alertname: not("Watchdog") };

export const firing = alerts.alertsActive.where({ ...real, alertstate: "firing" });
export const pending = alerts.alertsActive.where({ ...real, alertstate: "pending" });
export const activeSince = alerts.alertsActiveSince.where(real);

/** For how long each alert has been active that fires now; `for` is part of it. */
export const firingFor = and(sub(time(), activeSince), firing, { ignoring: ["alertstate"] });
