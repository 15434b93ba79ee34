export { stateTimeline, statusHistory } from "./kinds.tsx";
