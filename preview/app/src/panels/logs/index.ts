export { logs } from "./logs.tsx";
