// What the pages do better with a script: back leads to the chat at once however much was
// touched here, pins are marked in browsers that do not know :has(), and an address can be
// copied. Photos that do not come are taken out.
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

  const current = document.querySelector(".chips [aria-current=page]");
  if (current) current.parentElement.scrollLeft = current.offsetLeft - 16;

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }
})();
