// Words, elements and the documents' data. Text from a bulletin only ever becomes a text node or an attribute's value.
const texts = JSON.parse(document.getElementById("texts").textContent);
const root = document.documentElement;
const isEnglish = () => root.lang === "en";
const say = (group, key) => {
  const words = texts[group]?.[key];
  return words ? words[isEnglish() ? "en" : "zh"] : key;
};
const sayOne = (pair) => (Array.isArray(pair) ? pair[isEnglish() ? 1 : 0] : pair) ?? "";

const element = (tag, attributes = {}, ...inner) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...inner.filter((one) => one != null));
  return made;
};
const button = (text, action, attributes = {}) => {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", action);
  return made;
};

// Parts of a page that are made when they come near the window, so that a long report opens at once, or for printing.
const unmade = new Set();
const whenNear = (place, make) => {
  const once = () => {
    if (!unmade.delete(once)) return;
    observer.disconnect();
    make();
  };
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) once();
  }, { rootMargin: "600px" });
  unmade.add(once);
  observer.observe(place);
};

const makeAll = () => { for (const make of [...unmade]) make(); };

const onLanguage = [];
const onPrint = [];
addEventListener("beforeprint", () => {
  makeAll();
  for (const act of onPrint) act(true);
});
addEventListener("afterprint", () => { for (const act of onPrint) act(false); });

// A document's claims and relations, as cqcheck.report.html.payload writes them.
class Data {
  constructor(section) {
    this.prefix = section.dataset.prefix;
    this.name = section.dataset.name;
    const told = JSON.parse(section.querySelector("script.data").textContent);
    const named = (columns, rows) => rows.map((row, number) =>
      Object.assign(Object.fromEntries(columns.map((column, place) => [column, row[place]])), { number }));
    this.claims = named(told.claim_columns, told.claims);
    this.relations = named(told.relation_columns, told.relations);
    for (const claim of this.claims) claim.relations = [];
    for (const relation of this.relations) {
      for (const number of new Set(relation.terms.map(([, claim]) => claim))) {
        this.claims[number].relations.push(relation);
      }
    }
  }
  static of(section) {
    section.data ??= new Data(section);
    return section.data;
  }
  anchor(claim) { return `${this.prefix}t${claim.start}`; }
  mark(claim) { return document.getElementById(this.anchor(claim)); }
  link(claim) { return element("a", { class: "figure", href: `#${this.anchor(claim)}`, lang: "zh-CN" }, claim.surface); }
}
