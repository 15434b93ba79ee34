import { variable } from "../kit/index.ts";

/** The exporters that are chosen at the top of the page: a job tells of one cluster. */
export const clusters = { job: variable("job") };

/** Of these, the groups that are chosen. */
export const chosen = { ...clusters, group: variable("group") };

/** Of these, the topics that are chosen. Where the exporter leaves out topics for want of series, this is nothing. */
export const chosenTopics = { ...chosen, topic: variable("topic") };
