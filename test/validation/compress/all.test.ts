import "./around-system.cases.ts";
import "./at-once.cases.ts";
import "./expression.cases.ts";
import "./properties.cases.ts";
import "./routing.cases.ts";
import "./rules.cases.ts";
import "./scenario.cases.ts";
