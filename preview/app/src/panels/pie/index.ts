export { pie } from "./pie.tsx";
