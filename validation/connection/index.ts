export { dataOf, QueryError } from "./answer.ts";
export { type Connection, connect, type Endpoint, type Reply } from "./connection.ts";
