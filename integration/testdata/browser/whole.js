// Returns what is cut off or sticks out: nothing may need moving sideways but a row of chips,
// and only what ends in an ellipsis may be cut, as its own page has the whole.
(() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    faults.push(`the page is ${document.documentElement.scrollWidth} wide, the screen ${width}`);
  }
  const shortened = (e) => e && (getComputedStyle(e).textOverflow === "ellipsis" || shortened(e.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, .aside, [hidden], svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (parent.closest(".chips") || shortened(parent)) continue;
    for (const box of range.getClientRects()) {
      if (box.width && (box.left < -0.5 || box.right > width + 0.5)) {
        faults.push(`"${node.data.trim().slice(0, 40)}" reaches from ${box.left} to ${box.right} of ${width}`);
        break;
      }
    }
    for (let e = parent; e !== document.body; e = e.parentElement) {
      if (e.matches(".moving")) break; // a map is larger than its frame
      const style = getComputedStyle(e);
      const clips = style.overflow !== "visible" || e.matches(".pin");
      if (clips && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) {
        faults.push(`"${node.data.trim().slice(0, 40)}" is cut off in ${e.className || e.tagName}`);
      }
    }
  }
  return faults;
})();
