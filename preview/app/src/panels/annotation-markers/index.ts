export { AnnotationMarkers } from "./annotation-markers.tsx";
