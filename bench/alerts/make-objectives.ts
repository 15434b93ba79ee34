import { writeFileSync } from "node:fs";
import { counter, objective, objectiveGroup, renderRules } from "../../alerts/kit/index.ts";

// Run as a program of its own: node make-objectives.ts <how many> <file>
const [count = "1000", file = "rules.yml"] = process.argv.slice(2);
const requests = counter("http_requests_total", { help: "Requests.", labels: ["status", "service"] });

const groups = Array.from({ length: Number(count) }, (_, index) => {
  const service = `service-${index}`;
  const one = objective("availability", {
    target: 99.9,
    window: "30d",
    errors: requests.where({ service, status: /5../ }),
    total: requests.where({ service }),
    // As many alerts as Sloth makes.
    alerts: { noData: false },
  });
  return objectiveGroup({ objective: one, service });
});
writeFileSync(file, renderRules(groups));
