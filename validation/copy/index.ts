/** What copies of the monitoring have in common, whatever is played on them. */
export { accessTo, type Copy, type OpenedCopy, partsOf } from "./access.ts";
export { idleReleases } from "./idle-releases.ts";
export { insist } from "./insist.ts";
export { pause } from "./pause.ts";
export { copySettings } from "./settings.ts";
export { inboxUrl, internalLogin, receiverUrl, signalTarget } from "./signal-target.ts";
export { prometheusTimers, timerFlags } from "./timer-flags.ts";
export { untilScraped } from "./until-scraped.ts";
