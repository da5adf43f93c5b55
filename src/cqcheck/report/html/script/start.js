startMarks();
startFindings();
startTables();
startMatrices();
startSwitches();
// A way that leads past parts that are yet to be made would end in the wrong place.
for (const link of document.querySelectorAll(".views a")) link.addEventListener("click", makeAll);
if (location.hash) {
  makeAll();
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
