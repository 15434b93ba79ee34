export { type PlainServer, serve } from "./serve.ts";
