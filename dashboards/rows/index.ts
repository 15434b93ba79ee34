export { type DatabasePoolOptions, databasePool } from "./database-pool.ts";
