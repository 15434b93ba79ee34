// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./chromium/find-chromium.cases.ts";
import "./debian/dependencies.cases.ts";
import "./debian/root.cases.ts";
import "./java/sources.cases.ts";
import "./lock.cases.ts";
import "./maven/jar-sets.cases.ts";
