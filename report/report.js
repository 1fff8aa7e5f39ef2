"use strict";
/* The report's behaviour. Text comes from strangers: nodes are made and filled with textContent, never parsed as HTML. */
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /** Makes an element: el("p.meta", {title: "x"}, "text", node, ...). */
  function el(what, attributes, ...children) {
    const [tag, ...classes] = what.split(".");
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }

  /** 46910000.5 -> 46,910,000.5, on the digits as written: values are exact decimals, not floating point. */
  const grouped = (digits) => String(digits).split(":").map((one) => {
    const [whole, places] = one.split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (places === undefined ? "" : "." + places);
  }).join(" : ");

  // ---- theme: the system's unless the reader says otherwise

  const themes = ["", "light", "dark"];
  const remembered = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("annals-theme", value);
      return localStorage.getItem("annals-theme") ?? "";
    } catch { return ""; } // storage is closed to this page
  };
  function setTheme(name) {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
    const button = $("#theme");
    if (button) button.textContent = { "": "◐ system", light: "○ light", dark: "● dark" }[name];
  }
  setTheme(themes.includes(remembered()) ? remembered() : "");
  $("#theme")?.addEventListener("click", () => {
    const next = themes[(themes.indexOf(remembered()) + 1) % themes.length];
    remembered(next);
    setTheme(next);
  });

  // ---- help

  const help = $("#help-text");
  $("#help")?.addEventListener("click", () => help.showModal());
  help?.addEventListener("click", (event) => { if (event.target === help || event.target.closest("button")) help.close(); });

  const typing = (event) => event.target.closest?.("input, select, textarea, dialog[open]") || event.ctrlKey || event.metaKey || event.altKey;

  // ---- the index

  function sortable(table) {
    const body = table.tBodies[0];
    all("thead button", table).forEach((button) => button.addEventListener("click", () => {
      const head = button.closest("th");
      const column = head.cellIndex;
      const down = head.getAttribute("aria-sort") === "descending" || (!head.hasAttribute("aria-sort") && column === 0);
      all("th", table).forEach((th) => th.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "ascending" : "descending");
      const key = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent;
      const order = column === 0 ? (a, b) => key(a).localeCompare(key(b)) : (a, b) => Number(key(a)) - Number(key(b));
      const rows = [...body.rows].sort(order);
      body.append(...(down ? rows : rows.reverse()));
    }));
  }

  function index() {
    const table = $("#pages");
    const find = $("#find");
    const only = $("#only");
    sortable(table);
    const showAll = () => { table.classList.remove("many"); $("#all")?.remove(); };
    const apply = () => {
      if (find.value || only.value) showAll();
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        const text = row.cells[0].textContent.toLowerCase();
        const fits = words.every((word) => text.includes(word)) && (!only.value || Number(row.dataset[only.value]) > 0);
        row.hidden = !fits;
        shown += fits;
      }
      $("#count").textContent = `${shown} of ${table.tBodies[0].rows.length} pages`;
    };
    $("#all")?.addEventListener("click", showAll);
    find.addEventListener("input", apply);
    only.addEventListener("change", apply);
    addEventListener("keydown", (event) => {
      if (typing(event)) return;
      if (event.key === "/") { event.preventDefault(); find.focus(); }
      else if (event.key === "?") help.showModal();
    });
    apply();
  }

  // ---- a page

  function page(data) {
    const { records, findings, rules } = data;
    const text = $("#text");
    const panel = $("#panel");
    const byId = new Map(records.map((record, i) => [record.id, i]));
    const marks = new Map(all(".m", text).map((mark) => [Number(mark.dataset.i), mark]));
    const idle = [...panel.childNodes];
    const roleNames = ["item", "time", "actor", "action", "recipient"];
    let current = null; // {record: i} or {finding: i}

    /** A place [line, from, to] (UTF-16 units of the paragraph) as a Range. */
    function rangeOf([line, from, to]) {
      const paragraph = document.getElementById("L" + line);
      if (!paragraph) return null;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let at = 0, begun = false;
      for (let node; (node = walker.nextNode());) {
        const end = at + node.length;
        if (!begun && from < end) { range.setStart(node, from - at); begun = true; }
        if (begun && to <= end) { range.setEnd(node, to - at); return range; }
        at = end;
      }
      return null;
    }

    function paint(name, places) {
      if (!globalThis.Highlight) return; // a browser without it shows the roles in the panel alone
      const ranges = places.filter(Boolean).map(rangeOf).filter(Boolean);
      if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
      else CSS.highlights.delete(name);
    }

    function clear() {
      ["part", "span", ...roleNames].forEach((name) => paint(name, []));
      all("[aria-current]").forEach((node) => node.removeAttribute("aria-current"));
      $(".thread", text)?.remove();
    }

    function reveal(node) {
      const box = node.getBoundingClientRect();
      const bottom = panel.classList.contains("idle") || getComputedStyle(panel).position !== "fixed" ? innerHeight : innerHeight * .5;
      if (box.top < 90 || box.bottom > bottom - 30) node.scrollIntoView({ block: "center", behavior: reduced.matches ? "auto" : "smooth" });
    }

    const link = (i, label) => el("a", { href: "#" + records[i].id, onclick: (event) => { event.preventDefault(); openRecord(i); } }, label);
    const back = () => el("button.plain.back", { type: "button", onclick: close, "aria-label": "Close the record" }, "close");
    const row = (name, ...value) => [el("dt", null, name), el("dd", null, ...value)];

    function roleRow(name, role) {
      const shown = role.n && role.n !== role.x && name !== "time" ? `${role.x ?? role.n} (${role.n})` : role.n ?? role.x;
      return row(name, el(`span.swatch.${name}`, null, shown), role.f === "sentence" ? null : el("span.from", null, ` from the ${role.f}`));
    }

    const operations = { add: "add the two", sub: "take away", mul: "multiply the two", div: "divide", ratio: "as a ratio", max: "upper end of the range" };
    function stepItem(step) {
      const does = step.by !== undefined ? "× " + grouped(step.by) : step.value !== undefined ? grouped(step.value) : step.unit ?? operations[step.op] ?? step.op;
      return el("li", null, step.text === undefined ? el("span", null, operations[step.op] ?? step.op) : el("q", null, step.text), el("span.n", null, step.text === undefined && operations[step.op] === does ? "" : does));
    }

    function ruleItem(name) {
      const where = rules[name];
      return el("li", { title: where?.[2] || null }, el("span.mono", null, name), el("span.hint", null, where ? ` ${where[0]}:${where[1]}` : ""));
    }

    function factParts(i, record) {
      const parts = records.map((other, k) => [other, k]).filter(([other]) => other.part === record.id);
      const whole = record.part ? byId.get(record.part) : undefined;
      return [
        ...(whole === undefined ? [] : row("part of", link(whole, records[whole].text))),
        ...(parts.length ? row("parts", ...parts.flatMap(([other, k], n) => [n ? ", " : "", link(k, other.text)])) : []),
      ];
    }

    const hedges = { exact: "", more_than: "more than ", at_least: "at least ", less_than: "less than ", at_most: "at most ", nearly: "nearly ", about: "about " };
    function factBody(i, record) {
      const value = record.value === undefined ? "no value" : (hedges[record.qualifier] ?? record.qualifier + " ") + grouped(record.value) + (record.max === undefined ? "" : " – " + grouped(record.max));
      const roles = record.roles;
      return [
        el("p.value", null, value, record.unit ? el("small", null, " " + record.unit) : null),
        el("p.quote", null, "“" + record.text + "”"),
        el("dl", null,
          ...row("kind", record.kind),
          ...(record.si ? row("SI", `${grouped(record.si[0])} ${record.si[1]}`) : []),
          ...(record.precision !== undefined ? row("precision", "to " + grouped(record.precision)) : []),
          ...roleNames.flatMap((name) => [roles[name] ?? []].flat().flatMap((role) => roleRow(name, role))),
          ...(record.change !== "none" ? row("change", record.change) : []),
          ...(record.status !== "actual" ? row("status", record.status) : []),
          ...(record.per ? row("per", record.per) : []),
          ...factParts(i, record)),
        el("h3", null, "From the text to the value"),
        el("ol.steps", null, ...record.steps.map(stepItem)),
      ];
    }

    const titles = { fact: "Fact", date: "Date", number: "Number", entity: "Name" };
    function recordBody(i) {
      const record = records[i];
      const on = findings.map((finding, k) => [finding, k]).filter(([finding]) => finding.facts.includes(record.id) || finding.spans.some((span) => touches(span, record.at)));
      const says = record.type === "date" ? row("EDTF", record.edtf ?? "no calendar value", record.from ? el("span.from", null, ` year from ${record.from}`) : null)
        : row("class", record.class === "unclaimed" ? "unclaimed: no rule has read it" : record.class).concat(record.ref ? row("reference", record.ref) : []);
      return [
        back(),
        el("h2", null, titles[record.type]),
        ...(record.type === "fact" ? factBody(i, record) : [el("p.value", null, record.text), el("dl", null, ...says)]),
        ...(on.length ? [el("h3", null, "Findings"), el("ul.cards", null, ...on.map(([, k]) => el("li", null, card(k))))] : []),
        el("h3", null, "Rules"),
        el("ol.list", null, ...record.rules.map(ruleItem)),
        el("p.hint", null, `line ${record.at[0]}`, record.section ? `, in “${record.section}”` : "", ", bytes ", `${record.bytes[0]}–${record.bytes[1]} · `, el("a", { href: "#" + record.id }, "permalink")),
      ];
    }

    const touches = (a, b) => a && b && a[0] === b[0] && a[1] < b[2] && b[1] < a[2];

    function card(k) {
      const finding = findings[k];
      return el(`button.card.${finding.severity}`, { type: "button", "data-finding": k, onclick: () => openFinding(k) },
        el("b", null, finding.kind.replaceAll("_", " ")), el("span", null, finding.message));
    }

    function show(nodes) {
      panel.replaceChildren(...nodes);
      panel.classList.remove("idle");
      panel.scrollTop = 0;
    }

    function close() {
      const was = current?.record !== undefined ? marks.get(current.record) : null;
      current = null;
      clear();
      panel.replaceChildren(...idle);
      panel.classList.add("idle");
      history.replaceState(null, "", location.pathname + location.search);
      was?.focus({ preventScroll: true });
    }

    function openRecord(i) {
      const record = records[i];
      const mark = marks.get(i);
      clear();
      current = { record: i };
      show(recordBody(i));
      for (const name of roleNames) paint(name, [record.roles?.[name] ?? []].flat().map((role) => role.at));
      paint("part", records.filter((other) => other.part === record.id || (record.part && other.id === record.part)).map((other) => other.at));
      mark?.setAttribute("aria-current", "true");
      if (mark) reveal(mark);
      history.replaceState(null, "", "#" + record.id);
    }

    /** Draws a thread through the places of a finding, in the order of the text. */
    function thread(finding) {
      const box = text.getBoundingClientRect();
      const ends = finding.spans.map(rangeOf).filter(Boolean).map((range) => range.getBoundingClientRect());
      if (ends.length < 2) return;
      const points = ends.map((end) => [end.left + end.width / 2 - box.left, end.bottom - box.top + 2]);
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("class", "thread " + finding.severity);
      svg.setAttribute("aria-hidden", "true");
      for (let k = 1; k < points.length; k++) {
        const [x0, y0] = points[k - 1], [x1, y1] = points[k];
        const sag = 16 + Math.min(60, Math.abs(x1 - x0) / 6);
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("d", `M${x0} ${y0}C${x0} ${y0 + sag} ${x1} ${y1 + sag} ${x1} ${y1}`);
        svg.append(path);
      }
      text.append(svg);
    }

    function openFinding(k) {
      const finding = findings[k];
      const facts = finding.facts.map((id) => byId.get(id)).filter((i) => i !== undefined);
      clear();
      current = { finding: k };
      show([
        back(),
        el("h2", null, "Finding"),
        card(k),
        ...(facts.length ? [el("h3", null, "Facts"), el("ul.list", null, ...facts.map((i) => el("li", null, factLine(i))))] : []),
        el("p.hint", null, el("a", { href: `#finding-${k + 1}` }, "permalink")),
      ]);
      $(".card", panel).setAttribute("aria-current", "true");
      paint("span", finding.spans);
      thread(finding);
      const first = finding.spans.length ? rangeOf(finding.spans[0]) : null;
      if (first) reveal(first.startContainer.parentElement);
      history.replaceState(null, "", `#finding-${k + 1}`);
    }

    function factLine(i) {
      const node = link(i, "");
      node.append(el("span", null, records[i].roles?.item?.x ?? records[i].text), el("span.n", null, records[i].text));
      return node;
    }

    // ---- filters

    const state = { fact: true, date: true, other: true, entity: true, unclaimed: true };
    const selects = { kind: $("#kind"), unit: $("#unit"), section: $("#section"), finding: $("#finding") };
    const bucket = (record) => record.type === "number" ? (record.class === "unclaimed" ? "unclaimed" : "other") : record.type;

    function fill(select, values) {
      const counts = new Map();
      values.filter((value) => value !== undefined && value !== "").forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).forEach(([value, n]) => select.append(el("option", { value }, `${value} (${n})`)));
      select.hidden = counts.size === 0;
    }
    fill(selects.kind, records.map((record) => record.kind));
    fill(selects.unit, records.map((record) => record.unit));
    fill(selects.section, records.map((record) => record.section));
    fill(selects.finding, findings.map((finding) => finding.kind));

    function fits(record) {
      const { kind, unit, section, finding } = selects;
      return state[bucket(record)] && (!kind.value || record.kind === kind.value) && (!unit.value || record.unit === unit.value)
        && (!section.value || record.section === section.value)
        && (!finding.value || findings.some((one) => one.kind === finding.value && one.spans.some((span) => touches(span, record.at))));
    }

    function apply() {
      let shown = 0, of = 0;
      records.forEach((record, i) => {
        const good = fits(record);
        marks.get(i)?.classList.toggle("dim", !good);
        if (record.type === "entity") return;
        of++;
        shown += good;
      });
      $("#count").textContent = `${shown} of ${of} numbers`;
    }
    all(".chip").forEach((chip) => chip.addEventListener("click", () => {
      state[chip.dataset.type] = !state[chip.dataset.type];
      chip.setAttribute("aria-pressed", String(state[chip.dataset.type]));
      apply();
    }));
    Object.values(selects).forEach((select) => select.addEventListener("change", apply));
    apply();

    // ---- keys

    const order = (place) => place ? place[0] * 1e7 + place[1] : Infinity;
    /** Stops of the round: all numbers that the filters let through; or what wants a reader's eye. */
    function stops(eye) {
      const list = records.map((record, i) => ({ record: i, at: order(record.at) }))
        .filter(({ record: i }) => records[i].type !== "entity" && (eye ? bucket(records[i]) === "unclaimed" : fits(records[i])));
      if (eye) list.push(...findings.map((finding, k) => ({ finding: k, at: order(finding.spans[0]) })));
      return list.sort((a, b) => a.at - b.at);
    }
    function move(eye, by) {
      const list = stops(eye);
      if (!list.length) return;
      const here = list.findIndex((stop) => current && stop.record === current.record && stop.finding === current.finding);
      const at = current?.record !== undefined ? order(records[current.record].at) : -1;
      const next = here >= 0 ? here + by : by > 0 ? list.findIndex((stop) => stop.at > at) : list.findLastIndex((stop) => stop.at < at);
      const stop = list[(next + list.length) % list.length];
      if (stop.finding !== undefined) openFinding(stop.finding);
      else openRecord(stop.record);
    }
    const keys = { n: () => move(true, 1), p: () => move(true, -1), j: () => move(false, 1), k: () => move(false, -1),
      Escape: () => current && close(), "?": () => help.showModal(), "[": () => $("a[rel=prev]")?.click(), "]": () => $("a[rel=next]")?.click() };
    addEventListener("keydown", (event) => {
      if (typing(event) || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });

    // ---- clicks and permalinks

    text.addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openRecord(Number(mark.dataset.i));
    });
    panel.addEventListener("click", (event) => {
      const at = event.target.closest("[data-finding]");
      if (at && idle.some((node) => node.contains?.(at))) openFinding(Number(at.dataset.finding));
    });
    function follow() {
      const id = decodeURIComponent(location.hash.slice(1));
      const finding = /^finding-(\d+)$/.exec(id);
      if (finding && findings[finding[1] - 1]) openFinding(finding[1] - 1);
      else if (byId.has(id)) openRecord(byId.get(id));
    }
    addEventListener("hashchange", follow);
    addEventListener("resize", () => {
      if (current?.finding === undefined) return;
      $(".thread", text)?.remove();
      thread(findings[current.finding]);
    });
    follow();
  }

  const block = $("#data");
  if (block) page(JSON.parse(block.textContent));
  else index();
})();
