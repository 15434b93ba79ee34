// One process for all of them: docs/decisions/0015-one-process-per-subject.md.
import "./catalogue/check.cases.ts";
import "./catalogue/possible-ends.cases.ts";
import "./check.cases.ts";
import "./delivery-time.cases.ts";
import "./drill.cases.ts";
import "./inhibition.cases.ts";
import "./priority-policy.cases.ts";
import "./reading.cases.ts";
import "./render.cases.ts";
import "./simulate/route-of.cases.ts";
import "./time/check.cases.ts";
import "./time/contains.cases.ts";
import "./types.cases.ts";
