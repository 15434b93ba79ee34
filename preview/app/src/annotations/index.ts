export type { Annotation } from "./annotation.ts";
export { AnnotationToggles } from "./annotation-toggles.tsx";
export { Annotations, useAnnotations } from "./annotations.tsx";
