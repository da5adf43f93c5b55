// The list of findings: what it shows, and which figures a finding is about.
const light = (finding, on) => {
  for (const id of (finding.dataset.places ?? "").split(" ")) document.getElementById(id)?.classList.toggle("lit", on);
};

const listOf = (finding, name) => JSON.parse(finding.dataset[name] ?? "[]");

class FindingFilter {
  constructor(place) {
    this.findings = [...place.querySelectorAll(".finding")];
    this.controls = place.querySelector(".filter");
    this.count = element("output", { "aria-live": "polite" });
    this.selects = ["severity", "rule", "areas"].map((name) => [name, element("select", { name })]);
    this.query = element("input", { type: "search", name: "indicator", autocomplete: "off" });
    this.labels = [...this.selects, ["indicator", this.query]].map(([name, control]) => {
      const words = element("span");
      this.controls.append(element("label", {}, words, control));
      control.addEventListener("input", () => this.apply());
      return [name === "areas" ? "ref_area" : name, words];
    });
    this.controls.append(this.count);
    this.controls.hidden = false;
    this.speak();
    onLanguage.push(() => this.speak());
  }
  valuesOf(name) {
    const told = this.findings.flatMap((finding) => name === "areas" ? listOf(finding, name) : [finding.dataset[name]]);
    return [...new Set(told)].filter(Boolean);
  }
  speak() {
    for (const [name, words] of this.labels) words.textContent = say("column", name);
    for (const [name, select] of this.selects) {
      const chosen = select.value;
      const options = this.valuesOf(name).map((value) =>
        element("option", { value }, name === "severity" ? say("severity", value) : value));
      select.replaceChildren(element("option", { value: "" }, say("page", "all")), ...options);
      select.value = chosen;
    }
    this.apply();
  }
  apply() {
    const query = this.query.value.trim().toLowerCase();
    let count = 0;
    for (const finding of this.findings) {
      const fits = this.selects.every(([name, select]) => !select.value ||
        (name === "areas" ? listOf(finding, name).includes(select.value) : finding.dataset[name] === select.value)) &&
        (!query || listOf(finding, "indicators").some((indicator) => indicator.toLowerCase().includes(query)));
      finding.hidden = !fits;
      count += fits;
    }
    this.count.textContent = `${count} / ${this.findings.length}`;
  }
}

// Relations that the printed figures cannot decide are listed when asked for.
const startUndecided = (details) => {
  const list = details.querySelector("ul");
  const fill = () => {
    if (!details.open) return;
    const data = Data.of(details.closest("section.document"));
    list.replaceChildren(...data.relations.filter((relation) => relation.verdict === "undecided").map((relation) => {
      const item = element("li", {}, element("span", { class: "rule" }, relation.rule), " ", say("kind", relation.kind), " ");
      for (const [role, number] of relation.terms) {
        item.append(element("span", { class: "term" },
          element("span", { class: "role" }, say("role", role)), " ", data.link(data.claims[number])), " ");
      }
      item.append(element("p", { class: "reason" }, sayOne(relation.reason)));
      return item;
    }));
  };
  details.addEventListener("toggle", fill);
  onLanguage.push(fill);
};

const startFindings = () => {
  for (const finding of document.querySelectorAll(".finding[data-places]")) {
    for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
      finding.addEventListener(event, () => light(finding, on));
    }
  }
  for (const filter of document.querySelectorAll(".filter")) new FindingFilter(filter.parentElement);
  for (const details of document.querySelectorAll("details.undecided")) startUndecided(details);
};
