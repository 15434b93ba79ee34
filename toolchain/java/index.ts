export { hasApt } from "./apt.ts";
export { compileJava, javaRelease, javaSources } from "./compile.ts";
export { acquireJre, jreIsCached, jreMegabytes, jrePackages } from "./jre.ts";
