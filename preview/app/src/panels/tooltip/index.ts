export { hoverModeOf, SeriesTooltip, type SeriesTooltipProps } from "./series-tooltip.tsx";
