"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const W = data.words, P = data.projects, $ = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, text = "") => {
    const one = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    if (text !== "") one.textContent = text;
    return one;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const today = new Date();
  const day = [today.getFullYear(), String(today.getMonth() + 1).padStart(2, "0"), String(today.getDate()).padStart(2, "0")].join("-");
  const articles = new Map([...document.querySelectorAll("main article[id]")].map((one) => [one.id, one]));

  for (const one of P) {
    one.article = articles.get(one.id);
    const { first, last, open } = one;
    one.status = [last && last < day ? "finished" : !first ? "unknown" : first > day ? "planned" : last || open ? "running" : "unknown"];
    one.year = [];
    if (first) {
      const from = +first.slice(0, 4), to = last ? +last.slice(0, 4) : open ? Math.max(from, data.last) : from;
      for (let year = from; year <= Math.min(to, from + 60); year++) one.year.push(String(year));
    }
  }
  const words = (one) => (one.words ||= fold(one.article.textContent).match(/[\p{L}\p{N}]+/gu) || []);
  const shown = { running: W.running, planned: W.planned, finished: W.finished, unknown: W.unknown };
  const FACETS = ["theme", "province", "municipality", "year", "status", "round", "kind"];
  const VIEWS = ["cards", "table", "timeline", "map", "review"].filter((view) => $("view-" + view));
  const parts = [...document.querySelectorAll(".review")].map((box) => ({ box, ids: box.dataset.projects.split(" ").filter(Boolean).map(decodeURIComponent) }));
  const valuesOf = (one, facet) => (one[facet].length ? one[facet] : [""]);
  const named = (facet, value) => (value === "" ? W.none : facet === "status" ? shown[value] : value);

  let state = read();
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const found = { q: given.get("q") || "", view: VIEWS.includes(given.get("view")) ? given.get("view") : P.length ? "cards" : VIEWS[VIEWS.length - 1], project: given.get("project") || "" };
    for (const facet of FACETS) found[facet] = given.get(facet);
    return found;
  }
  function write(changes, push = true) {
    const wanted = { ...state, ...changes }, kept = new URLSearchParams();
    if (wanted.q) kept.set("q", wanted.q);
    for (const facet of FACETS) if (wanted[facet] !== null) kept.set(facet, wanted[facet]);
    if (wanted.view !== "cards") kept.set("view", wanted.view);
    if (wanted.project) kept.set("project", wanted.project);
    const hash = "#" + kept.toString();
    if (push) history.pushState(null, "", hash); else history.replaceState(null, "", hash);
    state = read();
    draw();
  }
  // "" for a project that fits, the facet for one that fits but for that, null for any other: one pass for all counts.
  function judge() {
    const wanted = fold(state.q).match(/[\p{L}\p{N}]+/gu) || [], chosen = FACETS.filter((facet) => state[facet] !== null);
    for (const one of P) {
      const missed = chosen.filter((facet) => !valuesOf(one, facet).includes(state[facet]));
      const found = missed.length < 2 && wanted.every((word) => words(one).some((each) => each.startsWith(word)));
      one.verdict = found ? missed[0] || "" : null;
    }
  }
  const fits = (one, but) => one.verdict === "" || (but && one.verdict === but);

  function draw() {
    judge();
    const single = P.find((one) => one.id === state.project);
    const found = single ? [single] : P.filter((one) => fits(one));
    const visible = new Set(found);
    for (const one of P) one.article.hidden = !visible.has(one) || (!single && state.view !== "cards");
    if (parts.length) drawReview(new Set(found.map((one) => one.id)), single);
    $("controls").hidden = Boolean(single);
    $("back").hidden = !single;
    $("count").textContent = found.length ? fill(W.results, { shown: found.length, all: P.length }) : W.nothing;
    if ($("q").value !== state.q) $("q").value = state.q;
    for (const view of VIEWS) $("view-" + view).setAttribute("aria-pressed", String(!single && state.view === view));
    for (const facet of FACETS) drawFacet(facet);
    const extra = $("extra");
    extra.replaceChildren();
    if (!single && state.view === "table") extra.append(drawTable(found));
    if (!single && state.view === "timeline") extra.append(...drawTimeline(found));
    if (!single && state.view === "map") extra.append(drawMap(), drawTable(found));
    document.title = single ? single.title + " - " + W.title : W.title;
    selection = found;
  }
  function drawReview(ids, single) {
    $("review").hidden = !single && state.view !== "review";
    const all = ids.size === P.length;  // then the lines that belong to no project show too
    for (const { box, ids: own } of parts) box.hidden = !all && !own.some((id) => ids.has(id));
    for (const one of document.querySelectorAll(".source")) one.hidden = !one.querySelector(".review:not([hidden])");
  }
  let selection = P;
  function drawFacet(facet) {
    const counts = new Map();
    for (const one of P) if (fits(one, facet)) for (const value of valuesOf(one, facet)) counts.set(value, (counts.get(value) || 0) + 1);
    const box = $("facet-" + facet), rows = [...counts].sort((a, b) => named(facet, a[0]).localeCompare(named(facet, b[0]), data.language));
    if (state[facet] !== null && !counts.has(state[facet])) rows.push([state[facet], 0]);
    box.replaceChildren(new Option(W.all, "*"), ...rows.map(([value, count]) => new Option(named(facet, value) + " (" + count + ")", "=" + value)));
    box.value = state[facet] === null ? "*" : "=" + state[facet];
  }
  const when = (one) => (one.first ? (one.last ? fill(W.until, one) : one.open ? fill(W["open-end"], one) : one.first) : one.last || "");
  const link = (one) => {
    const a = make("a", { href: "#project=" + encodeURIComponent(one.id) }, one.title);
    return a;
  };
  function drawTable(found) {
    const table = make("table"), head = make("tr"), body = make("tbody");
    for (const key of ["project", "organisation", "theme", "period"]) head.append(make("th", { scope: "col" }, W[key]));
    for (const one of found) {
      const row = make("tr"), first = make("td");
      first.append(link(one));
      row.append(first, make("td", {}, one.organisation), make("td", {}, one.theme.join(", ")), make("td", {}, when(one)));
      body.append(row);
    }
    const top = make("thead"), box = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": W.table });
    top.append(head);
    table.append(top, body);
    box.append(table);
    return box;
  }
  function drawTimeline(found) {
    const dated = found.filter((one) => one.first || one.last);
    const numbers = dated.flatMap((one) => [one.first, one.last]).filter(Boolean).map((one) => +one.slice(0, 4));
    const low = numbers.reduce((a, b) => Math.min(a, b), 9999), top = Math.min(low + 40, numbers.reduce((a, b) => Math.max(a, b), 0) + 1);
    const place = (text) => (+text.slice(0, 4) - low + (+text.slice(5, 7) - 1) / 12 + (+text.slice(8, 10) - 1) / 372) / Math.max(1, top - low);
    const N = "http://www.w3.org/2000/svg", wide = 1000, left = 300, high = dated.length * 20 + 30;
    const svg = document.createElementNS(N, "svg");
    const put = (tag, attributes, text) => {
      const one = document.createElementNS(N, tag);
      for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
      if (text) one.textContent = text;
      svg.append(one);
      return one;
    };
    for (const [key, value] of Object.entries({ viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": W.timeline + ": " + fill(W.results, { shown: dated.length, all: P.length }), width: "100%" })) svg.setAttribute(key, value);
    const at = (share) => left + Math.max(0, Math.min(1, share)) * (wide - left);
    for (let year = low; year < top; year++) {
      const x = at((year - low) / (top - low));
      put("line", { x1: x, x2: x, y1: 20, y2: high, class: "grid" });
      put("text", { x: x + 3, y: 14 }, String(year));
    }
    dated.forEach((one, row) => {
      const first = one.first || one.last, last = one.last || (one.open ? String(top) + "-01-01" : one.first);
      const x = at(place(first)), end = at(place(last)), y = 24 + row * 20;
      const bar = put("rect", { x, y, width: Math.max(4, end - x), height: 14, rx: 2, class: one.sure ? "sure" : "vague" });
      const tip = document.createElementNS(N, "title");
      tip.textContent = one.title + ": " + when(one);
      bar.append(tip);
      put("text", { x: 0, y: y + 11 }, one.title.length > 44 ? one.title.slice(0, 43) + "…" : one.title);
    });
    const without = found.length - dated.length, notes = make("p", { class: "soft" }, W.doubtful + ". " + fill(W["no-date"], { count: without }));
    const box = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": W.timeline });
    if (dated.length) box.append(svg);
    return [notes, box, make("h2", {}, W.table), drawTable(found)];
  }
  function drawMap() {
    const list = make("ul", { class: "tiles" }), counts = new Map();
    for (const one of P) if (fits(one, "province")) for (const name of one.province) counts.set(name, (counts.get(name) || 0) + 1);
    for (const [name, row, column] of data.provinces) {
      const item = make("li"), button = make("button", { type: "button", "aria-pressed": String(state.province === name) }, name + " (" + (counts.get(name) || 0) + ")");
      item.style.gridRow = row;
      item.style.gridColumn = column;
      button.addEventListener("click", () => write({ province: state.province === name ? null : name }));
      item.append(button);
      list.append(item);
    }
    return list;
  }
  function save(name, type, parts) {
    const a = make("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  }

  for (const facet of FACETS) $("facet-" + facet).addEventListener("change", (event) => write({ [facet]: event.target.value === "*" ? null : event.target.value.slice(1) }));
  for (const view of VIEWS) $("view-" + view).addEventListener("click", () => write({ view }));
  let timer = 0;
  $("q").addEventListener("input", (event) => { clearTimeout(timer); timer = setTimeout(() => write({ q: event.target.value }, false), 80); });
  $("clear").addEventListener("click", () => { const none = { q: "", project: "" }; for (const facet of FACETS) none[facet] = null; write(none); $("q").focus(); });
  $("back").addEventListener("click", () => write({ project: "" }));
  $("csv").addEventListener("click", () => save("projecten.csv", "text/csv;charset=utf-8", [data.csv, ...selection.map((one) => one.csv)]));
  $("ics").addEventListener("click", () => save("projecten.ics", "text/calendar;charset=utf-8", [data.ics[0], ...selection.map((one) => one.ics), data.ics[1]]));
  const ours = () => !location.hash || location.hash.includes("=");  // not a place on the page
  addEventListener("popstate", () => { if (!ours()) return; state = read(); draw(); });
  addEventListener("hashchange", () => { if (!ours()) return; state = read(); draw(); if (state.project && articles.has(state.project)) articles.get(state.project).querySelector("h2").focus(); });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
    if (!step || !parts.length) return;
    if (state.view !== "review" && !state.project) write({ view: "review" });
    const findings = [...document.querySelectorAll(".finding")].filter((one) => one.offsetParent);
    if (!findings.length) return;
    const now = findings.indexOf(document.activeElement), next = findings[Math.max(0, Math.min(findings.length - 1, now < 0 ? 0 : now + step))];
    next.focus();
    next.scrollIntoView({ block: "center" });
    for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
    const line = $(next.dataset.line || "");
    if (line) { line.classList.add("here"); line.scrollIntoView({ block: "center" }); }
  });
  if (parts.length) $("view-review").textContent = fill(W["review-count"], { count: document.querySelectorAll(".finding").length });
  $("filters").open = innerWidth > 800;
  $("app").hidden = false;
  draw();
  // The words are gathered while nobody waits, a few projects at a time: then the first search is as quick as the next.
  let gathered = 0;
  const gather = () => {
    for (const until = Math.min(P.length, gathered + 50); gathered < until; gathered++) words(P[gathered]);
    if (gathered < P.length) setTimeout(gather, 4);
  };
  setTimeout(gather, 200);
})();
