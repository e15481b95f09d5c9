/// What stands around the findings of a page; it holds no text of a template.
enum HTMLPage {
  static let head = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>cogcheck</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>
    <h1>cogcheck</h1>

    """

  /// Of use with the script alone, which shows them.
  static let controls = """
    <form id="controls" hidden>
    <fieldset><legend>Severity</legend>
    <label><input type="checkbox" value="critical" checked> critical</label>
    <label><input type="checkbox" value="high" checked> high</label>
    <label><input type="checkbox" value="medium" checked> medium</label>
    <label><input type="checkbox" value="low" checked> low</label>
    <label><input type="checkbox" value="info" checked> info</label>
    </fieldset>
    <label>Rule <select id="rule"><option value="">all</option></select></label>
    <label>Text <input id="text" type="search"></label>
    <label>Group by <select id="group">
    <option value="template">template</option>
    <option value="rule">rule</option>
    <option value="resource">resource</option>
    </select></label>
    <output id="count"></output>
    </form>

    """

  static let tail = """
    </main>
    <script>
    \(script)
    </script>
    </body>
    </html>

    """

  private static let style = """
    :root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --code: #f2f2f2; --line: #767676;
      --bad: #b00020; --warn: #7a4a00; --calm: #0b5394; --good: #1b6b2f; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #eee; --page: #16181b; --code: #24272b; --line: #8d9299;
        --bad: #ff8a94; --warn: #f2c063; --calm: #8cc4ff; --good: #7fd696; }
    }
    body { font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); margin: 0; }
    main { max-width: 75rem; margin: auto; padding: 1rem; }
    article { border-left: .3rem solid var(--line); padding-left: 1rem; margin: 1.5rem 0; }
    h3, h4, p, td { overflow-wrap: anywhere; }
    h4, article p { margin: .2rem 0; }
    h4 span { border: 1px solid; border-radius: .3rem; padding: 0 .4rem; }
    .critical, .high, .failed { color: var(--bad); }
    .medium { color: var(--warn); }
    .low, .info, a { color: var(--calm); }
    .passed { color: var(--good); }
    .passed, .failed { font-size: 1.25rem; font-weight: bold; }
    pre { background: var(--code); padding: .5rem; overflow-x: auto; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; }
    form:not([hidden]) { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
    :focus-visible { outline: .2rem solid var(--calm); outline-offset: .1rem; }
    @media print { form { display: none !important; } article { break-inside: avoid; } }
    """

  private static let script = """
    const find = (id) => document.getElementById(id);
    const form = find("controls"), list = find("findings"), rule = find("rule");
    const all = [...list.querySelectorAll("article")];
    for (const id of [...new Set(all.map((one) => one.dataset.rule))].sort()) rule.add(new Option(id, id));
    function group() {
      const sections = new Map();
      for (const one of all) {
        const key = one.dataset[find("group").value];
        if (!sections.has(key)) {
          const section = document.createElement("section"), title = document.createElement("h3");
          title.textContent = key;
          section.append(title);
          sections.set(key, section);
        }
        sections.get(key).append(one);
      }
      list.replaceChildren(...sections.values());
      filter();
    }
    function filter() {
      const severities = new Set([...form.querySelectorAll(":checked[type=checkbox]")].map((box) => box.value));
      const text = find("text").value.toLowerCase();
      let count = 0;
      for (const one of all) {
        one.hidden = !severities.has(one.dataset.severity) || rule.value && rule.value !== one.dataset.rule ||
          !one.textContent.toLowerCase().includes(text);
        if (!one.hidden) count += 1;
      }
      for (const section of list.children) section.hidden = !section.querySelector("article:not([hidden])");
      find("count").textContent = `${count} of ${all.length} shown`;
    }
    form.addEventListener("input", (event) => event.target.id === "group" ? group() : filter());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = all.length === 0;
    filter();
    """
}
