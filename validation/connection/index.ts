export { dataOf, QueryError } from "./answer.ts";
export { type Connection, connect, type Reply } from "./connection.ts";
