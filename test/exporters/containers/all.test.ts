// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./cgroup.cases.ts";
import "./engine.cases.ts";
import "./families.cases.ts";
import "./settings.cases.ts";
