// The page of a place says how far it is, which only its link from a list tells. This runs
// where that is said, before what follows has come: nothing that was read already moves.
"use strict";

(() => {
  const far = document.getElementById("far");
  const metres = location.hash.match(/^#(\d{1,7})$/);
  if (!metres) return;
  history.replaceState(null, "", location.pathname + location.search); // whoever gets the link was elsewhere
  const m = Number(metres[1]);
  const { near, away, walk } = far.dataset;
  const tens = Math.max(1, Math.round(m / 10));
  const said = tens < 100 ? near.replace("{}", tens * 10)
    : away.replace("{}", m < 9950 ? (m / 1000).toFixed(1) : Math.round(m / 1000));
  far.textContent = m > 2400 ? said : said + walk.replace("{}", Math.max(1, Math.ceil(m / 80)));
  far.hidden = false;
})();
