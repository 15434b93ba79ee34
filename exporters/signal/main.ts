import { main } from "./index.ts";

export { main };

if (import.meta.main) await main(process.argv.slice(2));
