import { within } from "../../../../alerts/kit/checks/index.ts";
import type { Check } from "../check.ts";
import { quoted, repeated } from "../repeated.ts";

export const duplicateUid: Check = {
  id: "dashboards/duplicate-uid",
  severity: "error",
  summary: "Two dashboards have the same uid.",
  why: "Grafana then stops updating every dashboard that comes from the same folder (grafana/grafana#43530).",
  remedy: "Give each its own.",
  bad: '[{ "uid": "api", "title": "API" }, { "uid": "api", "title": "API v2" }]',
  good: '[{ "uid": "api", "title": "API" }, { "uid": "api-v2", "title": "API v2" }]',
  of: "all",
  run: (dashboards) => {
    const named = dashboards.flatMap((one) =>
      one.uid === undefined || one.uid.value === "" ? [] : [{ one, uid: one.uid }],
    );
    return repeated(named, ({ uid }) => uid.value).flatMap(([uid, group]) => {
      const last = group.at(-1);
      if (last === undefined) return [];
      const titles = quoted(group.map(({ one }) => one.title.value));
      const files = group.flatMap(({ uid: { place } }) => (place === undefined ? [] : [place.file]));
      const where = new Set(files).size > 1 ? ` (in ${[...new Set(files)].join(", ")})` : "";
      return [
        {
          in: last.one,
          message: `${group.length} dashboards have the uid "${uid}": ${titles}${where}.`,
          ...(last.one.definition === undefined
            ? {}
            : { hint: 'Give a changed copy its own: .with({ uid: "…", title: "…" }).' }),
          at: within(last.uid),
        },
      ];
    });
  },
};
