/** What the inbox's page adds to the common style sheet. */
export const style = `
header { display: flex; align-items: flex-end; justify-content: space-between; gap: 1rem; margin-bottom: 1.25rem; }
h2, h3 { font-size: 1rem; line-height: 1.4; }
.refresh { font-size: 0.85rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.heartbeat { display: flex; align-items: center; gap: 1rem; padding: 1rem 1.25rem; background: linear-gradient(90deg, var(--edge) 4px, var(--surface) 4px); }
.heartbeat p { color: var(--soft); font-size: 0.9rem; }
.heartbeat .pulse { flex: none; width: 0.9rem; height: 0.9rem; border-radius: 50%; background: var(--soft); }
.heartbeat.beating { --edge: var(--good); }
.heartbeat.beating .pulse { background: var(--good); box-shadow: 0 0 0 5px var(--good-ground); }
.heartbeat.waiting { --edge: var(--warn); }
.heartbeat.waiting .pulse { background: none; border: 3px solid var(--warn); }
.heartbeat.silent { border-color: var(--bad); background: var(--bad-ground); }
.heartbeat.silent .pulse { border-radius: 2px; background: var(--bad); }
.heartbeat.silent h2 { color: var(--bad); }
.heartbeat.silent p { color: var(--text); }

.figures { display: grid; grid-template-columns: repeat(3, 1fr); margin: 0.9rem 0 1.5rem; }
.figures div { padding: 0.8rem 1.25rem; }
.figures div + div { border-left: 1px solid var(--line); }
.figures dt { color: var(--soft); font-size: 0.8rem; }
.figures dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures .bad { color: var(--bad); }

.filters { display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; margin-bottom: 0.9rem; font-size: 0.87rem; }
.filters div { display: flex; flex-wrap: wrap; gap: 0.15rem; }
.filters .last { margin-left: auto; }
.filters a { padding: 0.2rem 0.65rem; border-radius: 6px; color: var(--soft); }
.filters a:hover { background: var(--chip); text-decoration: none; }
.filters a[aria-current] { background: var(--chip); color: var(--text); font-weight: 600; }

.list { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.6rem; }
.note { padding: 0.85rem 1.25rem; background: linear-gradient(90deg, var(--edge) 4px, var(--surface) 4px); overflow-wrap: anywhere; }
.note.firing { --edge: var(--bad); }
.note.resolved { --edge: var(--good); }
.note.beat { --edge: var(--line); }
.note.beat .state { color: var(--soft); background: var(--chip); }
.note.drill { --edge: var(--warn); }
.note.drill .state { color: var(--warn); background: var(--warn-ground); }
.note .head { display: flex; align-items: baseline; gap: 0.75rem; }
.note h3 { flex: 1; }
.note h3 a { color: var(--text); }
.note .state { padding: 0.05rem 0.55rem; border-radius: 5px; font-size: 0.78rem; font-weight: 600; }
.note.firing .state { color: var(--bad); background: var(--bad-ground); }
.note.resolved .state { color: var(--good); background: var(--good-ground); }
.note .when { display: flex; gap: 0.6rem; font-size: 0.85rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.note .labels { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem 0.4rem; margin-top: 0.35rem; }
.note .receiver { margin-right: 0.4rem; font-size: 0.87rem; }
.note ul { margin: 0.45rem 0 0; padding: 0; list-style: none; font-size: 0.92rem; }
.note li { padding: 0.12rem 0; }
.note .over { color: var(--good); font-size: 0.8rem; font-weight: 600; }
.chip { padding: 0.08rem 0.4rem; border-radius: 5px; background: var(--chip); color: var(--soft); font-size: 0.78rem; }
.chip b { color: var(--text); font-weight: 600; }
.chip.critical, .chip.critical b { background: var(--bad-ground); color: var(--bad); }
.chip.warning, .chip.warning b { background: var(--warn-ground); color: var(--warn); }
.more { margin-top: 0.5rem; font-size: 0.87rem; }
.empty { padding: 2rem 1.25rem; text-align: center; color: var(--soft); }

@media (max-width: 40rem) {
  .wrap { padding: 1.25rem 1rem 2rem; }
  .note.drill { --edge: var(--warn); }
.note.drill .state { color: var(--warn); background: var(--warn-ground); }
.note .head { flex-wrap: wrap; }
  .note .when { width: 100%; order: 3; }
  .filters .last { margin-left: 0; }
}
`;
