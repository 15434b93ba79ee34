import { DefinitionError } from "../../problems/index.ts";

const central = "https://repo1.maven.org/maven2";

/** The repository that jars come from: Maven Central, or what `SIGHTLINE_MAVEN` names in its place. */
export function mavenRepository(): string {
  const wanted = (process.env.SIGHTLINE_MAVEN ?? "").replace(/\/+$/, "");
  if (wanted === "") return central;
  if (/^https?:$/.test(URL.parse(wanted)?.protocol ?? "")) return wanted;
  throw new DefinitionError([
    {
      check: "toolchain/maven-repository",
      severity: "error",
      path: "SIGHTLINE_MAVEN",
      message: `"${wanted}" is no repository; allowed: the http or https URL of one in Maven's layout.`,
      hint: "Write it up to where the groups begin: https://repo.example.org/maven-central.",
    },
  ]);
}
