// Returns texts whose contrast with what they stand on is below 4.5, by the formula of
// WCAG 2.1; a background that lets something shine through is laid over what is below it.
(() => {
  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, bottom) => ({
    r: top.r * top.a + bottom.r * (1 - top.a),
    g: top.g * top.a + bottom.g * (1 - top.a),
    b: top.b * top.a + bottom.b * (1 - top.a),
    a: 1,
  });
  const ground = (element) => {
    if (!element) {
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      return dark ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
    }
    const own = parse(getComputedStyle(element).backgroundColor);
    return own.a === 1 ? own : over(own, ground(element.parentElement));
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => {
      c /= 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faults = [];
  let seen = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style") || !parent.checkVisibility({ visibilityProperty: true })) {
      continue;
    }
    seen++;
    const below = ground(parent);
    const ink = over(parse(getComputedStyle(parent).color), below);
    const [dark, light] = [luminance(below), luminance(ink)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) {
      faults.push(`"${node.data.trim().slice(0, 40)}" has a contrast of ${contrast.toFixed(2)}`);
    }
  }
  if (seen === 0) faults.push("the page has no text");
  return faults;
})();
