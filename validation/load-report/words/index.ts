export * from "./figures.ts";
export * from "./sentences.ts";
