// Keeps what a keyboard should reach, in the order of the page, and returns how much it is.
(() => {
  const all = document.querySelectorAll("a[href]:not([tabindex='-1']), button, input, select, summary, audio[controls], [tabindex='0']");
  window.stops = [...all].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]"));
  return window.stops.length;
})();
