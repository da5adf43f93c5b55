// Which figures confirm each other: a row for each figure, a column for each relation, a sign where one stands in the other.
const SIGNS = { valid: "✓", invalid: "✗", undecided: "?" };
const MOST_COLUMNS = 30;

// Groups of figures that relations tie together (union–find), those with a contradiction first, then by size.
const groupsOf = (data) => {
  const leader = data.claims.map((claim) => claim.number);
  const find = (number) => {
    while (leader[number] !== number) number = leader[number] = leader[leader[number]];
    return number;
  };
  for (const { terms } of data.relations) for (const [, claim] of terms) leader[find(claim)] = find(terms[0][1]);
  const groups = new Map();
  for (const relation of data.relations) {
    const name = find(relation.terms[0][1]);
    if (!groups.has(name)) groups.set(name, { relations: [], claims: new Set() });
    const group = groups.get(name);
    group.relations.push(relation);
    for (const [, claim] of relation.terms) group.claims.add(claim);
  }
  const first = (relation) => Math.min(...relation.terms.map(([, claim]) => data.claims[claim].start));
  for (const group of groups.values()) {
    group.relations.sort((one, other) => first(one) - first(other));
    group.faults = group.relations.filter((relation) => relation.verdict === "invalid").length;
    group.name = data.claims[[...group.claims].reduce((best, claim) =>
      (data.claims[claim].relations.length > data.claims[best].relations.length ? claim : best))].indicator;
  }
  return [...groups.values()].sort((one, other) => other.faults - one.faults || other.relations.length - one.relations.length);
};

class Matrix {
  constructor(place, data) {
    Object.assign(this, { place, data, groups: groupsOf(data), page: 0 });
    this.select = element("select");
    this.select.addEventListener("input", () => { this.page = 0; this.show(); });
    this.speak();
    onLanguage.push(() => this.speak());
  }
  speak() {
    const chosen = this.select.selectedIndex;
    this.select.replaceChildren(...this.groups.map((group) => element("option", {},
      `${group.name}: ${group.claims.size} ${say("page", "figures")}, ${group.relations.length} ${say("page", "ties")}` +
      (group.faults ? ` (✗ ${group.faults})` : ""))));
    this.select.selectedIndex = Math.max(0, chosen);
    this.show();
  }
  show() {
    const group = this.groups[this.select.selectedIndex];
    if (!group) return;
    const last = Math.ceil(group.relations.length / MOST_COLUMNS) - 1;
    const relations = group.relations.slice(this.page * MOST_COLUMNS, (this.page + 1) * MOST_COLUMNS);
    const claims = [...new Set(relations.flatMap((relation) => relation.terms.map(([, claim]) => claim)))]
      .sort((one, other) => this.data.claims[one].start - this.data.claims[other].start);
    const head = element("tr", {}, element("th", { scope: "col" }, say("column", "surface")),
      ...relations.map((relation) => element("th", { scope: "col", class: "turned", title: sayOne(relation.arithmetic) },
        element("span", {}, `${relation.rule} ${say("kind", relation.kind)}`))));
    const rows = claims.map((number) => {
      const claim = this.data.claims[number];
      return element("tr", { class: `${claim.standing} ${claim.severity ?? ""}` },
        element("th", { scope: "row" }, this.data.link(claim), " ", element("span", { class: "indicator" }, claim.indicator)),
        ...relations.map((relation) => this.cell(relation, number)));
    });
    const turn = (step, sign, name, isEnd) => button(sign, () => { this.page += step; this.show(); },
      { "aria-label": say("page", name), disabled: isEnd });
    this.place.replaceChildren(
      element("div", { class: "tools" },
        element("label", {}, element("span", {}, say("page", "group")), this.select),
        element("span", { class: "pager" }, turn(-1, "←", "before", this.page === 0),
          element("output", { "aria-live": "polite" }, `${this.page + 1} / ${last + 1}`), turn(1, "→", "after", this.page === last))),
      element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say("page", "matrix") },
        element("table", { class: "matrix" }, element("thead", {}, head), element("tbody", {}, ...rows))));
  }
  cell(relation, number) {
    const roles = relation.terms.filter(([, claim]) => claim === number).map(([role]) => say("role", role));
    if (!roles.length) return element("td");
    const words = `${roles.join("/")}: ${say("verdict", relation.verdict)}`;
    return element("td", { class: `verdict ${relation.verdict}`, title: words },
      element("span", { "aria-hidden": "true" }, SIGNS[relation.verdict]), element("span", { class: "unseen" }, words));
  }
}

const startMatrices = () => {
  for (const place of document.querySelectorAll("[data-matrix]")) {
    whenNear(place, () => {
      const data = Data.of(place.closest("section.document"));
      if (data.relations.length) place.matrix = new Matrix(place, data);
    });
  }
};
