/** How far back a gauge is looked for: bridges scrapes that failed, of which a single one would start `for` again. */
export const recent = "1m";
