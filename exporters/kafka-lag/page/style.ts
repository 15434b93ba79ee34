/** What the lag exporter's page adds to the common style sheet. */
export const style = `
header { display: flex; align-items: flex-end; justify-content: space-between; gap: 1rem; }
h2 { font-size: 1.1rem; }
.head { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; margin: 1.75rem 0 0.6rem; }
.head a { font-size: 0.87rem; }
h3 { font-size: 0.9rem; }
header .soft { font-size: 0.85rem; }

.figures { display: grid; grid-template-columns: repeat(4, 1fr); margin: 0 0 0.9rem; }
.figures div { padding: 0.8rem 1.25rem; }
.figures div + div { border-left: 1px solid var(--line); }
.figures dt { color: var(--soft); font-size: 0.8rem; }
.figures dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures .bad { color: var(--bad); }

.notes { padding: 0.8rem 1.25rem; margin-bottom: 0.9rem; font-size: 0.9rem; overflow-wrap: anywhere; }
.notes.bad { border-color: var(--bad); background: var(--bad-ground); }
.notes.bad h3 { color: var(--bad); }
.notes ul { margin: 0.3rem 0 0; padding-left: 1.1rem; }

.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; color: var(--soft); font-size: 0.8rem; font-weight: 500; }
th, td { padding: 0.6rem 1.25rem; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--line); }
td:first-child { min-width: 10rem; white-space: normal; overflow-wrap: anywhere; font-weight: 600; }
td small { display: block; color: var(--soft); font-weight: 400; font-size: 0.8rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.chip { padding: 0.1rem 0.5rem; border-radius: 5px; background: var(--chip); color: var(--soft); font-size: 0.8rem; font-weight: 600; }
.chip.good { background: var(--good-ground); color: var(--good); }
.chip.warn { background: var(--warn-ground); color: var(--warn); }
.chip.bad { background: var(--bad-ground); color: var(--bad); }
.more { margin-top: 0.5rem; font-size: 0.87rem; }
.empty { padding: 2rem 1.25rem; text-align: center; color: var(--soft); }
.empty.bad { border-color: var(--bad); color: var(--text); background: var(--bad-ground); }

@media (max-width: 40rem) {
  .wrap { padding: 1.25rem 1rem 2rem; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .figures div:nth-child(3) { border-left: 0; }
  th, td { padding: 0.5rem 0.8rem; }
}
`;
