import * as z from "zod";
import apiService from "./api-service.json" with { type: "json" };
import compiler from "./compiler.json" with { type: "json" };
import kafka from "./kafka.json" with { type: "json" };

const coordinates = z.string().regex(/^[\w.-]+:[\w.-]+:[\w.-]+$/);
const jar = z.strictObject({
  /** `group:artifact:version`. */
  id: coordinates,
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Shape of the files beside this one: what was asked for, and every jar that it needs when it runs. */
export const jarSetSchema = z.strictObject({ roots: z.array(coordinates).min(1), jars: z.array(jar).min(1) });

export type Jar = z.infer<typeof jar>;
export type JarSet = z.infer<typeof jarSetSchema>;

/** The sets of jars that images are made of. */
export const jarSets = {
  "api-service": jarSetSchema.parse(apiService),
  compiler: jarSetSchema.parse(compiler),
  kafka: jarSetSchema.parse(kafka),
} as const satisfies Record<string, JarSet>;

export type JarSetName = keyof typeof jarSets;

/** Where a jar lies in a repository (Maven's default layout). */
export function jarPath({ id }: Jar): string {
  const [group = "", artifact = "", version = ""] = id.split(":");
  return `${group.replaceAll(".", "/")}/${artifact}/${version}/${jarFile({ id })}`;
}

/** `kafka-clients-4.1.0.jar`. */
export function jarFile({ id }: Pick<Jar, "id">): string {
  return `${id.split(":").slice(1).join("-")}.jar`;
}

/** What a set weighs. */
export function megabytes(name: JarSetName): number {
  return Math.ceil(jarSets[name].jars.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6);
}
