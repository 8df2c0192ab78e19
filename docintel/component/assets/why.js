// Why a value was taken: the votes, and what moved the models, as a panel and as a heat map.
// Stands between parts.js and viewer.js in one module.

// The opacities of services/heat_map.py.
const MOST_OPAQUE = 150 / 255, LEAST_OPAQUE = 20 / 255;
const VOTES_SHOWN = 5, WORDS_SHOWN = 6;

const weight = (influence) => influence.words + influence.place;
const points = (share) => `${share < 0 ? "−" : "+"}${Math.abs(share * 100).toFixed(1)}`;

class Why {
  // `redraw` draws the page again; `look` turns to a page and brings boxes into view.
  constructor({ redraw, look }) {
    Object.assign(this, { redraw, look, known: new Map(), field: null, reasons: null });
    this.button = element("button", { type: "button", class: "why-button", title: "Key: w" }, "Why?");
    this.panel = element("section", { class: "why", "aria-live": "polite" });
  }

  get open() { return this.field !== null; }

  // Another document has other reasons.
  forget() {
    this.close();
    this.known.clear();
  }

  // The button beside the row of the selected field; nothing beside what is no field.
  offer(field, row) {
    this.close();
    if (!row) return this.button.remove();
    this.button.setAttribute("aria-label", `Why ${spoken(field.name)}?`);
    this.button.setAttribute("aria-expanded", "false");
    row.after(this.button);
  }

  async toggle(field, address) {
    if (this.open) return this.close();
    this.field = field;
    this.button.setAttribute("aria-expanded", "true");
    this.panel.setAttribute("aria-label", `Why ${spoken(field.name)} is ${field.value}`);
    this.panel.replaceChildren(element("p", { class: "why-note" }, "Asking the voters and covering words one by one …"));
    this.button.after(this.panel);
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const reasons = await this.ask(field, address, signal);
      if (!signal.aborted) this.show(reasons);
    } catch (error) {
      if (!signal.aborted) this.panel.replaceChildren(element("p", { class: "why-note failed" }, error.message));
    }
  }

  close() {
    if (!this.open) return;
    this.asked.abort();
    this.field = this.reasons = null;
    this.button.setAttribute("aria-expanded", "false");
    this.panel.remove();
    this.redraw();
  }

  async ask(field, address, signal) {
    if (!this.known.has(field)) this.known.set(field, await fetchReasons(address, signal));
    return this.known.get(field);
  }

  show(reasons) {
    this.reasons = reasons;
    this.panel.replaceChildren(this.votes(), ...this.moved());
    if (reasons.page) this.look(reasons.page, [...reasons.boxes, ...this.strong().map(({ box }) => box)]);
    else this.redraw();
    this.panel.scrollIntoView({ block: "nearest" });
  }

  // The heat map of a page: the strongest last, so that it lies on top.
  marks(page) {
    if (!this.reasons) return [];
    const strongest = this.strongest();
    return this.influences()
      .filter((one) => one.page === page)
      .sort((one, other) => Math.abs(weight(one)) - Math.abs(weight(other)))
      .map((one) => {
        const mark = rectangle(one.box, `influence ${side(one)}`, `${points(weight(one))} points: ${one.text}`, 1);
        mark.setAttribute("fill-opacity", LEAST_OPAQUE + ((MOST_OPAQUE - LEAST_OPAQUE) * Math.abs(weight(one))) / strongest);
        return mark;
      });
  }

  influences() { return this.reasons.explanations.flatMap(({ influences }) => influences); }

  strongest() { return Math.max(...this.influences().map((one) => Math.abs(weight(one)))); }

  // Those that are seen well enough in colour to be worth a turn of the head.
  strong() {
    const strongest = this.strongest();
    return this.influences().filter((one) => Math.abs(weight(one)) > strongest / 4);
  }

  votes() {
    // The same value is often printed twice; the surer place of each voter is enough.
    const same = (one, other) => one.voter === other.voter && one.value === other.value;
    const votes = this.reasons.votes.filter((vote, at, all) => all.findIndex((one) => same(one, vote)) === at);
    if (!votes.length) return element("p", { class: "why-note" }, "None of today's voters proposes a value for it.");
    const more = votes.length - VOTES_SHOWN;
    return element("table", {},
      element("thead", {}, element("tr", {}, ...["Voter", "Value", "Sure"].map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...votes.slice(0, VOTES_SHOWN).map((vote) =>
        element("tr", {}, element("td", {}, voter(vote.voter)), element("td", {}, vote.value), element("td", {}, percent(vote.confidence))))),
      more > 0 ? element("caption", {}, `and ${more} more`) : null,
    );
  }

  moved() {
    const { explanations, page } = this.reasons;
    if (!explanations.length) {
      const why = page ? "No trained model speaks of this field." : "It stands on no page, so no model was asked what moved it.";
      return [element("p", { class: "why-note" }, why)];
    }
    return [...explanations.flatMap((one) => this.moves(one)), this.influences().length ? legend() : ""];
  }

  moves({ voter: name, label, likely, influences }) {
    const title = element("h4", {}, `${voter(name)} is ${percent(likely)} sure that it is the ${spoken(label).toLowerCase()}`);
    if (!influences.length) return [title, element("p", { class: "why-note" }, "No single line or word matters to it.")];
    return [title, element("ol", { class: "words" }, ...influences.slice(0, WORDS_SHOWN).map((one) =>
      element("li", {}, element("span", { class: `points ${side(one)}` }, points(weight(one))), ` ${one.text}`)))];
  }
}

const side = (influence) => (weight(influence) > 0 ? "for" : "against");
// A voter without the version, which is of use to nobody at the page.
const voter = (name) => name.split("@")[0];

function legend() {
  return element("p", { class: "legend" },
    element("span", { class: "points for" }, "+"), " speaks for it, ", element("span", { class: "points against" }, "−"),
    " against it, in points of certainty that would be lost without it. Esc ends this.");
}

async function fetchReasons(address, signal) {
  const answer = await fetch(address, { signal }).catch(() => {
    throw new Error("docintel does not answer; is it still running?");
  });
  const content = await answer.json().catch(() => ({}));
  if (answer.ok) return content;
  throw new Error(content.error?.message ?? `It could not be explained (${answer.status}).`);
}
