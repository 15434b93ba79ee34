export { alertList } from "./alert-list.tsx";
