import type { ItemId } from "./item.ts";

/** An image that a miniature runs. */
export type DemoImage = "kafka" | "workloads" | "api-service" | "postgres" | "redis" | "governance-bridge";

/** By system. */
const imagesOf: Readonly<Record<string, readonly DemoImage[]>> = {
  agents: ["workloads", "postgres"],
  chat4all: ["kafka", "workloads", "api-service"],
  "governance-bridge": ["governance-bridge"],
  hitl: ["workloads", "postgres", "redis"],
};

/** The images of these systems' miniatures, each once; none of a system that has no miniature. */
export function demoImages(systems: readonly string[]): readonly DemoImage[] {
  return [...new Set(systems.flatMap((system) => imagesOf[system] ?? []))];
}

/** What the miniatures of these systems need besides what a stack does: their images, and what loads them. */
export function demoItems(systems: readonly string[]): readonly ItemId[] {
  const images = demoImages(systems).map((name) => `image/${name}` as const);
  if (images.length === 0) return [];
  return systems.includes("hitl") ? [...images, "k6", "locust"] : [...images, "k6"];
}

/** What every miniature needs. */
export const allDemoItems = demoItems(Object.keys(imagesOf));
