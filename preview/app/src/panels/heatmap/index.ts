export { heatmap } from "./heatmap.tsx";
