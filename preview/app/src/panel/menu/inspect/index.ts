export { InspectDrawer, type InspectTab } from "./inspect-drawer.tsx";
