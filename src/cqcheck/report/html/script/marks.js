// The marked figures of a text: what each states, the relations it stands in, where their other members are.
const card = element("aside", { id: "card", hidden: true });
const MOST_RELATIONS = 12;
let shown = null;
let isPinned = false;

const unlink = () => {
  for (const one of document.querySelectorAll(".claim.linked, .claim.shown")) one.classList.remove("linked", "shown");
};

const hideCard = () => {
  const mark = shown;
  const hadFocus = card.contains(document.activeElement);
  shown = null;
  isPinned = false;
  card.hidden = true;
  unlink();
  mark?.removeAttribute("aria-describedby");
  if (hadFocus) mark?.focus();
};

const verdictOf = (relation) =>
  element("span", { class: `verdict ${relation.verdict}` }, say("verdict", relation.verdict));

const gistOf = (claim) => [
  claim.indicator, say("measure", claim.measure), claim.ref_area, claim.time_period, claim.reference,
].filter(Boolean).join(" · ");

const standingOf = (claim) => {
  const words = say("standing", claim.standing);
  return claim.confirmations ? `${words} · ${claim.confirmations} ${say("page", "confirmed_by")}` : words;
};

const relationItem = (data, claim, relation) => {
  const others = relation.terms.filter(([, number]) => number !== claim.number);
  const item = element("li", {},
    verdictOf(relation), " ", element("span", { class: "rule" }, relation.rule), " ", say("kind", relation.kind), " ",
    element("span", { class: "arithmetic", lang: isEnglish() ? null : "zh-CN" }, sayOne(relation.arithmetic)));
  if (relation.reason) item.append(" ", element("span", { class: "hint" }, sayOne(relation.reason)));
  const places = element("div", { class: "terms" });
  for (const [role, number] of others) {
    places.append(element("span", { class: "term" },
      element("span", { class: "role" }, say("role", role)), " ", data.link(data.claims[number])));
  }
  item.append(places);
  return item;
};

const claimPart = (data, claim) => {
  const fields = element("p", { class: "fields" }, claim.interval);
  for (const [group, value] of [["hedge", claim.hedge], ["price_basis", claim.price_basis], ["obs_status", claim.obs_status]]) {
    if (value) fields.append(` · ${say(group, value)}`);
  }
  const part = element("section", { class: `about ${claim.standing}` },
    element("h2", { lang: "zh-CN" }, claim.surface, element("span", { class: "where" }, ` ${claim.place}`)),
    element("p", { class: "gist" }, gistOf(claim)), fields,
    element("p", { class: "standing" }, standingOf(claim)));
  for (const number of claim.findings) {
    part.append(element("a", { class: "to-finding", href: `#${data.prefix}f${number}` }, say("page", "to_finding")), " ");
  }
  if (claim.relations.length) {
    const list = element("ul", { class: "stands-in" });
    for (const relation of claim.relations.slice(0, MOST_RELATIONS)) list.append(relationItem(data, claim, relation));
    part.append(list);
    const more = claim.relations.length - MOST_RELATIONS;
    if (more > 0) part.append(element("p", { class: "hint" }, `+ ${more} ${say("page", "more_relations")}`));
  }
  return part;
};

const fillCard = (mark) => {
  const data = Data.of(mark.closest("section.document"));
  const claims = mark.dataset.c.split(" ").map((number) => data.claims[number]);
  card.setAttribute("aria-label", say("page", "about_figure"));
  const gist = claims.map((claim) => `${gistOf(claim)} – ${standingOf(claim)}`).join("; ");
  card.replaceChildren(
    button("×", hideCard, { class: "close", "aria-label": say("page", "close") }),
    element("p", { id: "gist", class: "unseen" }, gist),
    ...claims.map((claim) => claimPart(data, claim)));
  card.hidden = false;
  unlink();
  mark.classList.add("shown");
  for (const claim of claims) {
    for (const relation of claim.relations) {
      for (const [, number] of relation.terms) {
        if (number !== claim.number) data.mark(data.claims[number])?.classList.add("linked");
      }
    }
  }
};

const showCard = (mark) => {
  shown?.removeAttribute("aria-describedby");
  shown = mark;
  fillCard(mark);
  mark.setAttribute("aria-describedby", "gist");
};

const pinCard = (mark) => {
  if (shown !== mark) showCard(mark);
  isPinned = true;
};

// One figure of a text is in the order of the Tab key; the arrow keys lead from one to the next.
const moveTo = (mark) => {
  const text = mark.closest(".text");
  for (const one of text.querySelectorAll(".claim[tabindex='0']")) one.tabIndex = -1;
  mark.tabIndex = 0;
  mark.focus();
};

const neighbour = (mark, key) => {
  const marks = [...mark.closest(".text").querySelectorAll(".claim")];
  const here = marks.indexOf(mark);
  return { ArrowRight: marks[here + 1], ArrowDown: marks[here + 1], ArrowLeft: marks[here - 1], ArrowUp: marks[here - 1],
    Home: marks[0], End: marks.at(-1) }[key];
};

const startMarks = () => {
  document.body.append(card);
  for (const text of document.querySelectorAll(".text")) {
    const on = (event, act) => text.addEventListener(event, (happened) => {
      const mark = happened.target.closest(".claim");
      if (mark) act(mark, happened);
    });
    on("mouseover", (mark) => { if (!isPinned && shown !== mark) showCard(mark); });
    on("focusin", (mark) => { if (shown !== mark) { isPinned = false; showCard(mark); } });
    on("click", pinCard);
    on("keydown", (mark, happened) => {
      const next = neighbour(mark, happened.key);
      if (next) {
        happened.preventDefault();
        moveTo(next);
      } else if (happened.key === "Enter" && mark.tagName !== "A") {
        happened.preventDefault();  // else the button that gets the focus would take the key as well
        pinCard(mark);
        card.querySelector("a, button")?.focus();
      }
    });
  }
  document.addEventListener("keydown", (happened) => { if (happened.key === "Escape") hideCard(); });
  onLanguage.push(() => { if (shown) fillCard(shown); });
};
