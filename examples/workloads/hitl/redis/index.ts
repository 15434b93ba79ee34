export { createEvents, type Events } from "./events.ts";
export { openRedis, type Redis } from "./open-redis.ts";
export { createSessions, type Sessions } from "./sessions.ts";
