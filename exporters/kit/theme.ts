/** The look all of our pages share; colours follow the reader's light or dark setting. */
export const theme = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --surface: #ffffff; --line: #e1e4ea; --text: #1b2130; --soft: #5c6577; --accent: #2f5fd8;
  --good: #1a7f4b; --good-ground: #e4f5ec; --bad: #b3261e; --bad-ground: #fdeceb; --warn: #8a5a00; --warn-ground: #fdf3dc;
  --chip: #eef1f6; --shadow: 0 1px 2px rgb(20 30 60 / 6%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12151c; --surface: #1a1f29; --line: #2c3342; --text: #e7eaf1; --soft: #9aa4b8; --accent: #8fb0ff;
    --good: #6fd6a0; --good-ground: #15301f; --bad: #ff9d94; --bad-ground: #3a1a1a; --warn: #f2c46b; --warn-ground: #352a12;
    --chip: #262d3a; --shadow: none;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.wrap { max-width: 66rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
h1, h2, h3, p { margin: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.87em; }
.brand { color: var(--soft); font-size: 0.8rem; letter-spacing: 0.04em; }
.soft { color: var(--soft); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
footer { margin-top: 2.5rem; color: var(--soft); font-size: 0.85rem; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
`;
