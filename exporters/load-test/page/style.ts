/** What this page adds to the common style sheet. */
export const style = `
.wrap { max-width: 84rem; }
header { display: flex; align-items: flex-end; justify-content: space-between; gap: 1rem; margin-bottom: 1.25rem; }
header .soft { font-size: 0.85rem; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; color: var(--soft); font-size: 0.8rem; font-weight: 500; }
th, td { padding: 0.55rem 0.9rem; white-space: nowrap; }
tr.run { border-top: 1px solid var(--line); }
tr.run td:first-child { min-width: 12rem; white-space: normal; overflow-wrap: anywhere; font-weight: 600; }
tr.detail td { padding-top: 0.1rem; padding-bottom: 0.35rem; color: var(--soft); font-size: 0.85rem; }
tr.detail td:first-child { padding-left: 1.9rem; white-space: normal; overflow-wrap: anywhere; }
td small { display: block; color: var(--soft); font-weight: 400; font-size: 0.8rem; }
td small.remark { color: var(--bad); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.number.bad { color: var(--bad); }
.chip { padding: 0.1rem 0.5rem; border-radius: 5px; background: var(--chip); color: var(--soft); font-size: 0.8rem; font-weight: 600; }
.chip.good { background: var(--good-ground); color: var(--good); }
.chip.warn { background: var(--warn-ground); color: var(--warn); }
.chip.bad { background: var(--bad-ground); color: var(--bad); }
.empty { padding: 2rem 1.25rem; text-align: center; color: var(--soft); }
`;
