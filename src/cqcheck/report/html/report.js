"use strict";
// The page is complete without this script; it shows what a figure asserts on focus, and ties figures to findings.
(() => {
  const note = document.getElementById("note");
  const placesOf = (finding) =>
    finding.dataset.places.trim().split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);

  const show = (claim) => {
    note.textContent = claim.dataset.note;
    note.hidden = false;
  };
  const hide = () => { note.hidden = true; };
  for (const claim of document.querySelectorAll(".text .claim")) {
    claim.dataset.note = claim.title;
    claim.removeAttribute("title");
    claim.addEventListener("mouseenter", () => show(claim));
    claim.addEventListener("focus", () => show(claim));
    claim.addEventListener("mouseleave", hide);
    claim.addEventListener("blur", hide);
  }

  const light = (finding, on) => {
    for (const place of placesOf(finding)) place.classList.toggle("lit", on);
  };
  for (const finding of document.querySelectorAll(".finding[data-places]")) {
    for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
      finding.addEventListener(event, () => light(finding, on));
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
