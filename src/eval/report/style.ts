// The look of the report, light and dark, on screens of any width and on paper.
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --text: #16202c; --muted: #55606e; --line: #d5dbe2; --card: #f5f7f9; --accent: #0b62b8;
  --right: #1a6b3c; --missing: #8a5300; --extra: #7a3fae; --forbidden: #b3261e; --standing: #0b62b8;
  --who: #dbeafe; --whom: #dcf5e3; --cue: #ffe9a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12171d; --text: #e7ecf2; --muted: #a3afbc; --line: #303a45; --card: #1a212a; --accent: #7db8ff;
    --right: #7fd6a2; --missing: #e0a94a; --extra: #c9a2f2; --forbidden: #ff8a80; --standing: #7db8ff;
    --who: #1c3a5e; --whom: #1b4430; --cue: #5c4a0d;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1rem; background: var(--ground); color: var(--text);
  font: 15px / 1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.quiet { color: var(--muted); }
nav { display: flex; flex-wrap: wrap; gap: 0 1rem; }
nav a { min-height: 24px; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 .5rem; }
.figures div { border: 1px solid var(--line); border-radius: 8px; background: var(--card); padding: .4rem .8rem; min-width: 7rem; }
.figures dt { color: var(--muted); font-size: .85rem; }
.figures dd { font-size: 1.3rem; font-weight: 600; }
.scroll { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; }
th[scope=row] { font-weight: 400; }
th[scope=rowgroup] { text-align: left; font-weight: 600; padding-top: .7rem; }
thead th { font-weight: 600; }
th button, .bar button {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; cursor: pointer;
}
th button { padding: 0 .4rem; min-height: 24px; }
.bar {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: end;
  padding: .5rem 0; background: var(--ground); border-bottom: 1px solid var(--line);
}
.bar label { display: grid; font-size: .85rem; color: var(--muted); flex: 1 1 9rem; min-width: 0; }
.bar select, .bar input {
  font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--muted); border-radius: 6px;
  padding: .25rem .4rem; min-height: 34px; width: 100%; min-width: 0;
}
.bar button { padding: .25rem .8rem; min-height: 34px; }
.bar output { flex-basis: 100%; font-size: .9rem; }
.text { content-visibility: auto; contain-intrinsic-size: auto 40rem; border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0; padding: .8rem; }
.words { margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
summary { cursor: pointer; color: var(--accent); }
.items { list-style: none; }
.item { border-left: 5px solid var(--kind); background: var(--card); border-radius: 0 8px 8px 0; padding: .5rem .7rem; margin: .5rem 0; }
.item.right, .item.again { --kind: var(--right); }
.item.missing { --kind: var(--missing); border-left-style: dashed; }
.item.extra { --kind: var(--extra); border-left-style: dotted; }
.item.standing { --kind: var(--standing); border-left-style: double; }
.item.forbidden { --kind: var(--forbidden); border-left-style: double; }
.verdict { font-weight: 700; color: var(--kind); }
.claim { font-weight: 600; overflow-wrap: anywhere; unicode-bidi: isolate; }
code { font: .92em ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; unicode-bidi: isolate; }
.sentence { margin: .35rem 0; padding-left: .6rem; border-left: 2px solid var(--line); overflow-wrap: anywhere; unicode-bidi: isolate; }
mark { color: inherit; border-radius: 3px; padding: 0 2px; background: var(--line); }
mark.source { background: var(--who); }
mark.target { background: var(--whom); }
mark.cue { background: var(--cue); text-decoration: underline; text-decoration-thickness: 2px; }
.role { display: inline-block; font-size: .72rem; font-weight: 600; margin-right: 2px; }
.facts { display: grid; grid-template-columns: max-content 1fr; column-gap: .7rem; font-size: .92rem; }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; min-width: 0; }
.trace { padding-left: 1.4rem; font-size: .92rem; overflow-wrap: anywhere; }
@media (max-width: 480px) { body { padding: .6rem; } .bar { position: static; } }
@media print { .bar { display: none; } body { max-width: none; } .text, .item { break-inside: avoid; } }
`;
