import { variable } from "../kit/index.ts";

/** The groups that are chosen at the top of the page. */
export const chosen = { group: variable("group") };

/** Of these, the topics that are chosen. Where the exporter leaves out topics for want of series, this is nothing. */
export const chosenTopics = { ...chosen, topic: variable("topic") };
