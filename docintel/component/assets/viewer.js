// One document: its page with words, regions and fields drawn over it, its values beside it.
// Data: {record, base}: the overview of one document, and its address.
// A page's words and regions are fetched when the page is shown. Triggers: {select: field name}.

const views = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Viewer(parentElement)));
  view.onSelect = (name) => setTriggerValue("select", name);
  view.show(data);
  return () => {
    view.close();
    views.delete(parentElement);
  };
}

class Viewer {
  constructor(root) {
    this.pages = new Map();
    this.layers = new Set(["fields"]);
    this.number = 1;
    this.zoom = { scale: 1, x: 0, y: 0 };
    this.why = new Why({ redraw: () => this.draw(), look: (number, boxes) => this.look(number, boxes) });
    this.why.button.onclick = () => this.askWhy();
    this.image = element("img", { alt: "", draggable: "false" });
    this.drawing = document.createElementNS(SVG, "svg");
    this.drawing.setAttribute("aria-hidden", "true");
    this.sheet = element("div", { class: "sheet" }, this.image, this.drawing);
    this.window = element(
      "div", { class: "window", tabindex: "0", role: "region", "aria-label": "Page image" }, this.sheet,
    );
    this.notice = element("p", { class: "notice", role: "status" });
    this.position = element("span", { class: "position" });
    this.thumbnails = element("nav", { class: "thumbnails", "aria-label": "Pages" });
    this.values = element("div", { class: "values", role: "region", "aria-label": "Values", tabindex: "0" });
    const left = element(
      "div", { class: "left" }, this.toolbar(), element("div", { class: "stage" }, this.thumbnails, this.window),
      this.notice,
    );
    this.next = element("button", { type: "button", class: "next", title: "Key: n", onclick: () => this.selectDoubtful() });
    const right = element("div", { class: "right" }, this.next, this.values);
    this.host = element("div", { class: "viewer" }, left, right);
    root.append(this.host);
    this.listen();
  }

  toolbar() {
    const button = (text, label, act) =>
      element("button", { type: "button", "aria-label": label, title: label, onclick: act }, text);
    const layer = (name, text) => {
      const made = button(text, `Show ${text.toLowerCase()}`, () => {
        if (!this.layers.delete(name)) this.layers.add(name);
        made.setAttribute("aria-pressed", this.layers.has(name));
        this.draw();
      });
      made.setAttribute("aria-pressed", this.layers.has(name));
      return made;
    };
    return element(
      "div", { class: "toolbar", role: "toolbar", "aria-label": "Page" },
      button("◀", "Previous page", () => this.turn(this.number - 1)), this.position,
      button("▶", "Next page", () => this.turn(this.number + 1)),
      button("−", "Zoom out", () => this.magnify(0.8)), button("+", "Zoom in", () => this.magnify(1.25)),
      button("Fit", "Fit the page", () => this.fit()), button("Width", "Fit the width", () => this.fitWidth()),
      element("span", { class: "gap" }),
      layer("fields", "Fields"), layer("words", "Words"), layer("regions", "Layout"),
    );
  }

  listen() {
    let grip = null;
    this.window.addEventListener("pointerdown", (event) => {
      grip = { x: event.clientX - this.zoom.x, y: event.clientY - this.zoom.y };
      this.window.setPointerCapture(event.pointerId);
    });
    this.window.addEventListener("pointermove", (event) => {
      if (grip) this.place({ x: event.clientX - grip.x, y: event.clientY - grip.y });
    });
    this.window.addEventListener("pointerup", () => (grip = null));
    this.window.addEventListener("wheel", (event) => {
      event.preventDefault();
      const frame = this.window.getBoundingClientRect();
      this.magnify(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - frame.left, event.clientY - frame.top);
    }, { passive: false });
    this.window.addEventListener("keydown", (event) => {
      const act = {
        PageDown: () => this.turn(this.number + 1), PageUp: () => this.turn(this.number - 1),
        "+": () => this.magnify(1.25), "-": () => this.magnify(0.8), 0: () => this.fit(),
        ArrowLeft: () => this.place({ x: this.zoom.x + 60 }), ArrowRight: () => this.place({ x: this.zoom.x - 60 }),
        ArrowUp: () => this.place({ y: this.zoom.y + 60 }), ArrowDown: () => this.place({ y: this.zoom.y - 60 }),
      }[event.key];
      if (act) { event.preventDefault(); act(); }
    });
    this.host.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      ({ n: () => this.selectDoubtful(), w: () => this.askWhy(), Escape: () => this.why.close() })[event.key]?.();
    });
    this.resized = new ResizeObserver(() => this.record && !this.selected && this.fit());
    this.resized.observe(this.window);
  }

  close() {
    this.resized.disconnect();
    this.host.remove();
  }

  show({ record, base }) {
    // A run's result never changes, so a rerun of the script finds everything as it was.
    if (this.record?.id === record.id && this.record.run === record.run) return;
    this.record = record;
    this.base = base;
    this.items = record.line_items.map((item) =>
      Object.entries(item).map(([name, field]) => ({ name, ...field })));
    this.repairs = new Map(record.repairs.map((repair) => [repair.field, repair.message]));
    this.pages.clear();
    this.selected = null;
    this.why.forget();
    this.listPages();
    this.listValues();
    this.turn(1);
  }

  address(number, part = "") { return `${this.base}/pages/${number}${part}?run=${this.record.run}`; }

  listPages() {
    const several = this.record.pages.length > 1;
    this.thumbnails.hidden = !several;
    this.thumbnails.replaceChildren(...(several ? this.record.pages.map((page) =>
      element(
        "button", { type: "button", "data-page": page.number, "aria-label": `Page ${page.number}`, onclick: () => this.turn(page.number) },
        element("img", { src: this.address(page.number, "/image"), alt: "", loading: "lazy" }), `${page.number}`,
      )) : []));
  }

  async turn(number, keepPlace = false) {
    const page = this.record.pages[number - 1];
    if (!page) return;
    this.number = number;
    this.position.textContent = `${number} / ${this.record.pages.length}`;
    this.thumbnails.querySelectorAll("button").forEach((thumbnail) =>
      thumbnail.setAttribute("aria-current", Number(thumbnail.dataset.page) === number));
    this.notice.textContent = page.error ? page.error.message : "";
    this.image.src = this.address(number, "/image");
    this.image.alt = `Page ${number} of ${this.record.name}`;
    this.image.width = page.width;
    this.image.height = page.height;
    this.drawing.setAttribute("width", page.width);
    this.drawing.setAttribute("height", page.height);
    if (!keepPlace) this.fit();
    this.draw();
    await this.fetchPage(number);
    if (this.number === number) this.draw();
  }

  async fetchPage(number) {
    if (this.pages.has(number)) return;
    const answer = await fetch(this.address(number));
    if (answer.ok) this.pages.set(number, await answer.json());
    else this.notice.textContent = `The words of page ${number} could not be loaded (${answer.status}).`;
  }

  draw() {
    const page = this.pages.get(this.number);
    const drawn = [];
    if (page && this.layers.has("regions")) {
      drawn.push(...page.regions.map((region) => rectangle(region.box, `region ${region.label}`, `${region.order + 1} ${region.label}`)));
      // Pages of earlier versions have none.
      drawn.push(...(page.codes ?? []).map((code) => rectangle(code.box, "region code", `${code.kind.replace("_", " ")}: ${code.text}`)));
      drawn.push(...(page.marks ?? []).map((mark) => rectangle(mark.box, `region mark ${mark.kind}${mark.checked ? " checked" : ""}`, markTitle(mark))));
    }
    if (page && this.layers.has("words")) {
      drawn.push(...page.words.map((word) => rectangle(word.box, "word", `${word.text} (${percent(word.confidence)})`)));
    }
    drawn.push(...this.why.marks(this.number));
    // Totals may stand inside an item's box and what is chosen inside both, so they lie on top.
    const above = (field) => (field === this.selected ? 2 : this.record.fields.includes(field) ? 1 : 0);
    // Over a heat map only the value's own frame.
    const shown = this.why.open ? [this.selected] : this.allFields();
    const fields = shown.sort((one, other) => above(one) - above(other));
    if (this.layers.has("fields") || this.why.open) drawn.push(...this.marks(fields));
    this.drawing.classList.toggle("explained", this.why.open);
    this.drawing.replaceChildren(...drawn);
  }

  allFields() {
    return [...this.record.fields, ...this.items.flat()];
  }

  marks(fields) {
    // Where several values stand at one place, one box is enough: the last one's.
    const places = new Map();
    for (const field of fields.filter(({ page }) => page === this.number)) {
      for (const box of joined(field.boxes)) {
        places.delete(`${box}`);
        places.set(`${box}`, { field, box });
      }
    }
    return [...places.values()].map(({ field, box }) => {
      const chosen = field === this.selected ? " chosen" : "";
      const mark = rectangle(box, `field ${field.state}${chosen}`, `${spoken(field.name)}: ${field.value}`, 3);
      mark.addEventListener("click", () => this.select(field));
      return mark;
    });
  }

  select(field) {
    this.selected = field;
    this.values.querySelectorAll("[data-field]").forEach((row) =>
      row.classList.toggle("chosen", row.field === field));
    const row = this.values.querySelector(".chosen");
    row?.scrollIntoView({ block: "nearest" });
    // Below the table of a cell there is room for it.
    this.why.offer(field, row?.closest(".scroll") ?? row);
    if (field.page && field.page !== this.number) this.turn(field.page, true);
    else this.draw();
    if (field.boxes.length) this.zoomTo(around(field.boxes));
    this.onSelect(field.name);
  }

  // What moved the models towards the selected value; again, and it is taken away.
  askWhy() {
    if (!this.selected) return;
    this.why.toggle(this.selected, `${this.base}/fields/${encodeURIComponent(this.pathOf(this.selected))}/why`);
  }

  pathOf(field) {
    const row = this.items.findIndex((item) => item.includes(field));
    return row < 0 ? field.name : `line_items[${row}].${field.name}`;
  }

  // The next value that is not sure, after the selected one and round again.
  selectDoubtful() {
    const all = this.allFields();
    const from = all.indexOf(this.selected) + 1;
    const next = [...all.slice(from), ...all.slice(0, from)].find((field) => field.state === "review");
    if (next) this.select(next);
  }

  place(change, smooth = false) {
    Object.assign(this.zoom, change);
    this.sheet.classList.toggle("smooth", smooth);
    this.sheet.style.transform = `translate(${this.zoom.x}px, ${this.zoom.y}px) scale(${this.zoom.scale})`;
  }

  magnify(factor, x = this.window.clientWidth / 2, y = this.window.clientHeight / 2) {
    const scale = Math.min(8, Math.max(0.05, this.zoom.scale * factor));
    const real = scale / this.zoom.scale;
    this.place({ scale, x: x - (x - this.zoom.x) * real, y: y - (y - this.zoom.y) * real });
  }

  fit() {
    const page = this.record.pages[this.number - 1];
    const { clientWidth: width, clientHeight: height } = this.window;
    if (!page || !width) return;
    const scale = Math.min((width - 16) / page.width, (height - 16) / page.height);
    this.place({ scale, x: (width - page.width * scale) / 2, y: (height - page.height * scale) / 2 }, true);
  }

  fitWidth() {
    const page = this.record.pages[this.number - 1];
    const scale = (this.window.clientWidth - 16) / page.width;
    this.place({ scale, x: 8, y: 8 }, true);
  }

  look(number, boxes) {
    this.turn(number, true);
    if (boxes.length) this.zoomTo(around(boxes), 1.1, 1.1);
  }

  // Near enough to read the place, far enough to see what stands around it.
  zoomTo([left, top, right, bottom], wider = 1.8, higher = 5) {
    const { clientWidth: width, clientHeight: height } = this.window;
    const scale = Math.min(0.8, width / ((right - left) * wider), height / ((bottom - top) * higher));
    this.place({ scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 }, true);
  }

  listValues() {
    const { record } = this;
    const section = (title, ...content) =>
      content.flat().length ? element("section", {}, element("h3", {}, title), ...content.flat()) : null;
    const doubtful = this.allFields().filter((field) => field.state === "review").length;
    this.next.textContent = `⚠ Next unsure (${doubtful})`;
    this.next.hidden = !doubtful;
    this.values.replaceChildren(...[
      section("Fields", record.fields.map((field) => this.fieldRow(field))),
      section("Line items", this.items.length ? [this.itemTable(), this.itemLegend()] : []),
      section("Repairs", record.repairs.map((repair) => this.repairRow(repair))),
      section("Checks", record.checks.map((check) => this.checkRow(check))),
      section("Key sentences", record.summary ? [element("p", {}, record.summary)] : []),
      section("Entities", record.entities.length ? [this.entityList(record.entities)] : []),
    ].filter(Boolean));
  }

  fieldRow(field) {
    const review = field.state === "review";
    const row = element(
      "button", { type: "button", class: `row ${field.state}`, "data-field": field.name, onclick: () => this.select(field) },
      element("span", { class: "name" }, spoken(field.name)),
      element("span", { class: "value" }, field.value),
      element("span", { class: "evidence" },
        `${review ? "⚠ unsure" : "✓"} ${percent(field.confidence)} · ${SOURCES[field.source]}` +
        (field.page ? ` · page ${field.page}` : "") + (field.text && field.text !== field.value ? ` · “${field.text}”` : "")),
      this.repairs.has(field.name) ? element("span", { class: "evidence repaired" }, `✎ ${this.repairs.get(field.name)}`) : null,
      review && field.alternatives.length
        ? element("span", { class: "evidence" }, `or ${field.alternatives.map(({ value, confidence }) => `${value} (${percent(confidence)})`).join(", ")}`)
        : null,
    );
    row.field = field;
    return element("div", { class: "entry" }, row);
  }

  itemTable() {
    const names = [...new Set(this.items.flat().map((field) => field.name))];
    const cell = (field, row) => {
      if (!field) return element("td", {});
      const review = field.state === "review";
      const repair = this.repairs.get(`line_items[${row}].${field.name}`);
      const button = element("button", { type: "button", class: field.state, "data-field": field.name, title: `${review ? "⚠ unsure " : ""}${percent(field.confidence)}${repair ? ` ✎ ${repair}` : ""}`, onclick: () => this.select(field) }, field.value);
      button.field = field;
      return element("td", { class: isNumber(field.value) ? "number" : null }, button);
    };
    return element("div", { class: "scroll" }, element("table", {},
      element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, spoken(name))))),
      element("tbody", {}, ...this.items.map((item, row) =>
        element("tr", {}, ...names.map((name) => cell(item.find((field) => field.name === name), row))))),
    ));
  }

  itemLegend() {
    const doubtful = this.items.flat().some((field) => field.state === "review");
    return doubtful ? element("p", { class: "legend" }, "⚠ underlined: unsure") : "";
  }

  repairRow({ field, message }) {
    return element("p", { class: "check repair" }, element("strong", {}, `✎ ${place(field)}`), ` ${message}`);
  }

  checkRow(check) {
    return element("p", { class: check.passed ? "check passed" : "check failed" },
      element("strong", {}, `${check.passed ? "✓" : "✗"} ${spoken(check.rule)}`), ` ${check.message}`);
  }

  entityList(entities) {
    const seen = new Map(entities.map((entity) => [`${entity.label} ${entity.text}`, entity]));
    return element("ul", { class: "entities" }, ...[...seen.values()].map((entity) =>
      element("li", {}, element("span", { class: "label" }, entity.label), ` ${entity.text}`)));
  }
}
