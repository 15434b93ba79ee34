import "./alone.cases.ts";
import "./at-once.cases.ts";
import "./alertmanager.cases.ts";
import "./promtool.cases.ts";
