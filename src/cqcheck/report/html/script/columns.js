// What the tables of claims and of relations show.
const plain = (name) => ({ name, text: (row) => row[name] ?? "" });
const spoken = (name, group, key = (row) => row[name] ?? "") => ({
  name, key, choose: true, words: (value) => (value ? say(group, value) : "–"),
  text: (row) => (key(row) ? say(group, key(row)) : ""),
});
const chosen = (name) => ({ ...plain(name), key: (row) => row[name] ?? "", choose: true, words: (value) => value || "–" });

const claimColumns = (data) => [
  { ...plain("place"), sort: (row) => row.start },
  { ...plain("surface"), sort: (row) => row.value ?? 0, cell: (row) => data.link(row) },
  plain("indicator"), spoken("measure", "measure"), chosen("ref_area"), chosen("time_period"), plain("reference"),
  { ...plain("interval"), sort: (row) => row.value ?? 0 },
  { ...spoken("hedge", "hedge"), choose: false }, { ...spoken("price_basis", "price_basis"), choose: false },
  { ...spoken("obs_status", "obs_status"), choose: false },
  spoken("standing", "standing"),
  { name: "confirmations", text: (row) => String(row.confirmations), sort: (row) => row.confirmations },
];

const relationColumns = (data) => {
  const members = (row) => row.terms.map(([role, number]) => `${say("role", role)} ${data.claims[number].surface}`).join("; ");
  const links = (row) => {
    const cell = element("span", { class: "terms" });
    for (const [role, number] of row.terms) {
      cell.append(element("span", { class: "term" },
        element("span", { class: "role" }, say("role", role)), " ", data.link(data.claims[number])), " ");
    }
    return cell;
  };
  return [
    chosen("rule"), spoken("kind", "kind"),
    spoken("hardness", "page", (row) => (row.hard ? "hard" : "soft")),
    { ...spoken("verdict", "verdict"), cell: verdictOf },
    { name: "members", text: members, cell: links, sort: (row) => data.claims[row.terms[0]?.[1]]?.start ?? 0 },
    { name: "arithmetic", text: (row) => sayOne(row.arithmetic) },
    { name: "reason", text: (row) => sayOne(row.reason) },
  ];
};

const startTables = () => {
  for (const place of document.querySelectorAll("[data-table]")) {
    whenNear(place, () => {
      const data = Data.of(place.closest("section.document"));
      const name = place.dataset.table;
      place.table = name === "claims" ? new DataTable(place, name, claimColumns(data), data.claims)
        : new DataTable(place, name, relationColumns(data), data.relations);
    });
  }
};
