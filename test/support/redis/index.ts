export { type Redis, startRedis } from "./start-redis.ts";
