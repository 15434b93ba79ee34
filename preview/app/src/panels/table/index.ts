export { table } from "./table.tsx";
