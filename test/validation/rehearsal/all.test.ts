import "./copy-files.cases.ts";
import "./dead-selectors.cases.ts";
import "./estimate.cases.ts";
import "./foreign-rules.cases.ts";
import "./played.cases.ts";
import "./readiness.cases.ts";
import "./untested-critical.cases.ts";
