export { cluster } from "./cluster.ts";
export { groups } from "./groups.ts";
export { members } from "./members.ts";
export { now } from "./now.ts";
export { chosenTopics, clusters } from "./scope.ts";
export { topics } from "./topics.ts";
export { unknown } from "./unknown.ts";
