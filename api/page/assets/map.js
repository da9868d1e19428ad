// Lays a map that moves over the drawn one of the list page. It shows itself only when every
// tile of its first view has come: until then, and whatever fails, the drawn map stays.
"use strict";

(() => {
  const { tiles, attribution, you, pins, words } =
    JSON.parse(document.getElementById("ground").textContent);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const frame = document.querySelector(".map");
  const box = frame.appendChild(document.createElement("div"));
  box.className = "moving";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.map);

  // A wheel on its way down the page must not get caught in the map.
  const map = L.map(box, {
    zoomControl: false, attributionControl: false, scrollWheelZoom: false,
    fadeAnimation: false, zoomAnimation: !calm, markerZoomAnimation: !calm,
    maxZoom: 19,
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(escaped(attribution)).addTo(map);
  map.fitBounds([you, ...pins], { padding: [28, 28], maxZoom: 17 });

  mark(you, element("span", "you"));
  for (const pin of pins) {
    const shape = element("span", "pin " + pin.look);
    shape.textContent = pin.number;
    mark(pin, shape).on("click", () => show(pin.number));
  }

  let missing = 0;
  L.tileLayer(tiles, { referrerPolicy: "strict-origin" }) // providers ask whose page it is
    .on("tileerror", () => { missing++; })
    .once("load", () => {
      if (missing === 0) {
        frame.classList.add("moves");
      } else {
        map.remove();
        box.remove();
      }
    })
    .addTo(map);

  // mark puts an element on the map, nearer places above those farther off. The list says
  // the same, so the keyboard passes the marks over.
  function mark(at, shape) {
    const icon = L.divIcon({ className: "mark", html: shape, iconSize: [30, 30] });
    return L.marker(at, {
      icon, title: at.name, keyboard: false, interactive: at !== you,
      zIndexOffset: -1000 * (at.number || pins.length + 1),
    }).addTo(map);
  }

  // show goes to a place in the list.
  function show(number) {
    const place = document.getElementById("place-" + number);
    place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    place.querySelector("h2 a").focus({ preventScroll: true });
  }

  function element(tag, className) {
    const made = document.createElement(tag);
    made.className = className;
    return made;
  }

  // escaped makes a text safe where Leaflet takes HTML.
  function escaped(text) {
    const made = document.createElement("span");
    made.textContent = text;
    return made.innerHTML;
  }
})();
