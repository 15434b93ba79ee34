export { compileJava, javaRelease, javaSources } from "./compile.ts";
export { acquireJre, jreIsCached, jreMegabytes, jrePackages } from "./jre.ts";
