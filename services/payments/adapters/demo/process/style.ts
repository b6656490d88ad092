/** Of the hosted page, for light and dark. Text on its background has a contrast of 4.5 to 1 or more. */
export const style = `
:root { color-scheme: light dark; --ground: #f4f5f7; --paper: #fff; --ink: #16202c; --soft: #55606e; --edge: #c9d0d8; --main: #1d4ed8; --on: #fff; --good: #166534; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f141a; --paper: #182029; --ink: #e8edf2; --soft: #a3afbc; --edge: #3a4653; --main: #8ab4ff; --on: #0b1524; --good: #6ee7a0; --bad: #ff9b8f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 30rem; min-height: 100vh; padding: 1.5rem 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header, footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; color: var(--soft); font-size: .875rem; }
header { padding: 0 .25rem .75rem; }
footer { padding: .75rem .25rem 0; }
footer p { margin: 0; }
.brand { font-weight: 600; color: var(--ink); }
.order { font-variant-numeric: tabular-nums; }
main { background: var(--paper); border: 1px solid var(--edge); border-radius: .75rem; padding: 1.75rem 1.5rem; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; }
main p { margin: 0 0 1.25rem; }
.cards { list-style: none; margin: 0 0 1.25rem; padding: 0; border: 1px solid var(--edge); border-radius: .5rem; overflow: hidden; }
.cards li + li { border-top: 1px solid var(--edge); }
button, a { font: inherit; cursor: pointer; border-radius: .5rem; }
.card { display: flex; gap: 1rem; align-items: baseline; width: 100%; min-height: 3rem; padding: .75rem 1rem; border: 0; border-radius: 0; text-align: left; color: inherit; background: none; }
.number { flex: none; font-variant-numeric: tabular-nums; font-weight: 600; }
.meaning { color: var(--soft); }
.actions { display: grid; gap: .75rem; }
.main, .second, .plain { display: block; width: 100%; min-height: 2.75rem; padding: .625rem 1rem; border: 1px solid transparent; font-weight: 600; text-align: center; text-decoration: none; }
.main { color: var(--on); background: var(--main); }
.second { color: var(--ink); background: none; border-color: var(--edge); }
.plain { color: var(--soft); background: none; font-weight: 400; text-decoration: underline; }
button:hover, a.main:hover { filter: brightness(1.08); }
.card:hover { background: var(--ground); filter: none; }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
.card:focus-visible { outline-offset: -3px; }
.mark { width: 3rem; height: 3rem; margin: 0 0 1rem; border-radius: 50%; display: grid; place-items: center; font-size: 1.5rem; color: var(--paper); }
.good { background: var(--good); }
.bad { background: var(--bad); }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
