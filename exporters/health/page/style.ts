/** What the health exporter's page adds to the common style sheet. */
export const style = `
header { display: flex; align-items: flex-end; justify-content: space-between; gap: 1rem; margin-bottom: 1.5rem; }
header .soft { font-size: 0.85rem; }
.service { padding: 0.9rem 1.25rem; margin-bottom: 0.9rem; }
.service.bad { border-color: var(--bad); }
.service h2 { font-size: 1.05rem; display: flex; gap: 0.6rem; align-items: baseline; }
.service h2 small { font-size: 0.8rem; font-weight: 400; color: var(--soft); }
.service ul { list-style: none; margin: 0.6rem 0 0; padding: 0; }
.service li { display: grid; grid-template-columns: 7rem 6rem 1fr; gap: 0.75rem; padding: 0.35rem 0; font-size: 0.9rem; }
.service li + li { border-top: 1px solid var(--line); }
.service li > span:last-child { overflow-wrap: anywhere; }
.parts { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.6rem; font-size: 0.85rem; }
.chip { padding: 0.1rem 0.5rem; border-radius: 5px; background: var(--chip); color: var(--soft); font-size: 0.8rem; font-weight: 600; justify-self: start; }
.chip.good { background: var(--good-ground); color: var(--good); }
.chip.warn { background: var(--warn-ground); color: var(--warn); }
.chip.bad { background: var(--bad-ground); color: var(--bad); }
.empty { padding: 2rem 1.25rem; text-align: center; color: var(--soft); }
@media (max-width: 40rem) {
  .wrap { padding: 1.25rem 1rem 2rem; }
  .service li { grid-template-columns: 5rem 1fr; }
  .service li > span:last-child { grid-column: 1 / -1; }
}
`;
