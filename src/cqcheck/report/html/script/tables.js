// A table that is sorted, searched and filtered where it stands, shows a hundred rows at a time, and gives itself as CSV.
const PAGE = 100;
const MOST_PRINTED = 2000;
const FORMULA = /^(?:[=@\t\r]|[+-].*(?:[|!=]|[A-Za-z0-9_.]\())/s;

const csvField = (text) => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

class DataTable {
  // columns: { name, text(row), sort(row)?, cell(row)?, choose? }; what `choose` is true for can be filtered by its words.
  constructor(place, name, columns, rows) {
    Object.assign(this, { place, name, columns, rows, page: 0, size: PAGE, by: null, isDown: false });
    this.query = element("input", { type: "search", autocomplete: "off" });
    this.query.addEventListener("input", () => this.narrow());
    this.selects = columns.filter((column) => column.choose).map((column) => {
      const select = element("select");
      select.addEventListener("input", () => this.narrow());
      return [column, select];
    });
    this.head = element("tr");
    this.body = element("tbody");
    this.count = element("output", { "aria-live": "polite" });
    this.speak();
    onLanguage.push(() => this.speak());
    onPrint.push((isPrinting) => { this.size = isPrinting ? MOST_PRINTED : PAGE; this.show(); });
  }
  speak() {
    const labelled = (key, control) => element("label", {}, element("span", {}, say("column", key)), control);
    for (const [column, select] of this.selects) {
      const chosen = select.value;
      const values = [...new Set(this.rows.map((row) => column.key(row)))];
      select.replaceChildren(element("option", { value: "" }, say("page", "all")),
        ...values.map((value) => element("option", { value }, column.words(value))));
      select.value = chosen;
    }
    this.before = button("←", () => { this.page -= 1; this.show(); }, { "aria-label": say("page", "before") });
    this.after = button("→", () => { this.page += 1; this.show(); }, { "aria-label": say("page", "after") });
    this.head.replaceChildren(...this.columns.map((column) => element("th", { scope: "col" },
      button(say("column", column.name), () => this.sortBy(column)))));
    this.place.replaceChildren(
      element("div", { class: "tools" },
        labelled("search", this.query), ...this.selects.map(([column, select]) => labelled(column.name, select)),
        button(say("page", "download"), () => this.download(), { class: "download" }),
        element("span", { class: "pager" }, this.before, this.count, this.after)),
      element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say("page", this.name) },
        element("table", { class: this.name }, element("thead", {}, this.head), this.body)));
    this.narrow(this.page);
  }
  sortBy(column) {
    this.isDown = this.by === column && !this.isDown;
    this.by = column;
    this.narrow();
  }
  narrow(page = 0) {
    const query = this.query.value.trim().toLowerCase();
    this.found = this.rows.filter((row) =>
      this.selects.every(([column, select]) => !select.value || column.key(row) === select.value) &&
      (!query || this.columns.some((column) => column.text(row).toLowerCase().includes(query))));
    if (this.by) {
      const key = this.by.sort ?? this.by.text;
      const order = new Intl.Collator(root.lang).compare;
      const compare = (one, other) => {
        const [a, b] = [key(one), key(other)];
        return typeof a === "number" ? a - b : order(a, b);
      };
      this.found.sort((one, other) => (this.isDown ? -1 : 1) * compare(one, other));
    }
    this.page = page;
    this.show();
  }
  show() {
    const last = Math.max(0, Math.ceil(this.found.length / this.size) - 1);
    this.page = Math.min(Math.max(0, this.page), last);
    const start = this.page * this.size;
    const rows = this.found.slice(start, start + this.size);
    this.body.replaceChildren(...rows.map((row) => element("tr", { class: this.classOf(row) },
      ...this.columns.map((column) => element("td", { class: column.name }, column.cell ? column.cell(row) : column.text(row))))));
    this.count.textContent = `${rows.length ? start + 1 : 0}–${start + rows.length} / ${this.found.length}`;
    this.before.disabled = this.page === 0;
    this.after.disabled = this.page === last;
    for (const [place, column] of this.columns.entries()) {
      const order = this.by !== column ? null : this.isDown ? "descending" : "ascending";
      if (order) this.head.children[place].setAttribute("aria-sort", order);
      else this.head.children[place].removeAttribute("aria-sort");
    }
  }
  classOf(row) { return row.verdict ?? `${row.standing} ${row.severity ?? ""}`; }
  csv() {
    const lines = [this.columns.map((column) => say("column", column.name)),
      ...this.found.map((row) => this.columns.map((column) => column.text(row)))];
    return lines.map((line) => line.map(csvField).join(",")).join("\r\n") + "\r\n";
  }
  download() {
    // Spreadsheets take a text for UTF-8 by its first character.
    const file = URL.createObjectURL(new Blob(["\ufeff", this.csv()], { type: "text/csv" }));
    element("a", { href: file, download: `${this.place.dataset.file}-${this.name}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(file), 60_000);
  }
}
