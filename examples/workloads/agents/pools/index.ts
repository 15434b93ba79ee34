export { createDatabasePoolManager, type DatabasePoolManager, type PoolOptions } from "./database-pool-manager.ts";
