// What the pages do better with a script: back leads to the chat at once however much was
// touched here, pins are marked in browsers that do not know :has(), and the page of a place
// says how far it is, which only its link from a list tells. Photos that do not come are
// taken out.
"use strict";

(() => {
  addEventListener("click", (e) => {
    const link = e.target.closest("a[data-stay], a[data-pin]");
    if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    location.replace(link.getAttribute("href"));
  });

  const mark = () => {
    document.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));
    const n = location.hash.match(/^#(?:place|pin)-(\d+)$/);
    if (!n) return;
    document.querySelectorAll(`#place-${n[1]}, #pin-${n[1]}`).forEach((e) => e.classList.add("on"));
  };
  addEventListener("hashchange", mark);
  mark();

  // A photo that is no longer kept leaves no hole: its row is one without.
  const drop = (e) => {
    if (!e.matches?.(".photo, .cover")) return;
    e.closest("li")?.removeAttribute("data-photo");
    e.remove();
  };
  addEventListener("error", (e) => drop(e.target), true);
  document.querySelectorAll("img").forEach((e) => e.complete && !e.naturalWidth && drop(e));

  const current = document.querySelector(".chips [aria-current]");
  if (current) current.parentElement.scrollLeft = current.offsetLeft - 16;

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }

  const far = document.getElementById("far");
  const metres = location.hash.match(/^#(\d{1,7})$/);
  if (far && metres) {
    history.replaceState(null, "", location.pathname + location.search); // whoever gets the link was elsewhere
    const m = Number(metres[1]);
    const { near, away, walk } = far.dataset;
    const tens = Math.max(1, Math.round(m / 10));
    const said = tens < 100 ? near.replace("{}", tens * 10)
      : away.replace("{}", m < 9950 ? (m / 1000).toFixed(1) : Math.round(m / 1000));
    far.textContent = m > 2400 ? said : said + walk.replace("{}", Math.max(1, Math.ceil(m / 80)));
    far.hidden = false;
  }
})();
