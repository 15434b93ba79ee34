export { AnnotationMarkers } from "./annotation-markers.tsx";
export { Drawn } from "./drawn.ts";
