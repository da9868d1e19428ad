// The map one can move: by dragging, pinching, the wheel, the keyboard or a tap.

import { byId, el, setup, t } from './dom.js';
import { densest, fitting, toPixels, toPlace } from './mercator.js';
import { paint } from './paint.js';

const [FAR, NEAR] = [1, 18];
const kinds = new Map(setup.categories.map(({ slug }, i) => [slug, i]));

// kindOf is a category by its number, which has a colour and a shape.
export const kindOf = (slug) => kinds.get(slug) ?? 0;

// loaded is everything there is to draw, asked for once.
export const loaded = fetch('/simulator/map')
  .then((response) => (response.ok ? response.json() : { spots: [], all: true }))
  .then(({ spots, all }) => ({ all, spots: spots.map(([lat, lng, kind]) => ({ lat, lng, kind })) }))
  .catch(() => ({ spots: [], all: true }));

// miniature fills a small canvas with what is around a place.
export async function miniature(canvas, place) {
  const { spots } = await loaded;
  paint(canvas, { view: { ...place, zoom: 14 }, spots });
}

export const smallCanvas = () => el('canvas', { role: 'img', 'aria-label': t('miniMap') });

const canvas = byId('map');
let view = { lat: 31.2347, lng: 121.4706, zoom: 14.5 }; // where there is no data
let named = [];
let taps = [];
let spots = [];
let all = true;
let changed = () => {}; // told the middle, and the place if one was tapped
let begun = false;

// start shows the map; whenPicked is called for each new middle.
export async function start(whenPicked) {
  changed = whenPicked;
  ({ spots, all } = await loaded);
  if (!begun && spots.length > 0) {
    view = densest(spots);
  }
  begun = true;
  draw();
  return spots.length;
}

export const middle = () => ({ lat: view.lat, lng: view.lng });

// show moves the map without calling back: somebody else knows why it moves.
export function show(place) {
  view = { lat: place.lat, lng: place.lng, zoom: Math.max(view.zoom, 15) };
  draw();
}

// name gives the places around the middle their names.
export function name(places) {
  named = places;
  draw();
}

function draw() {
  if (canvas.clientWidth > 0) {
    taps = paint(canvas, { view, spots, named, all });
  }
}

function move(to, place) {
  view = { ...view, ...to };
  draw();
  changed(middle(), place);
}

// zoom keeps the middle: that is what is being picked.
export function zoom(by) {
  view.zoom = Math.min(NEAR, Math.max(FAR, view.zoom + by));
  draw();
}

function pan(dx, dy) {
  const at = toPixels(view, view.zoom);
  move(toPlace({ x: at.x + dx, y: at.y + dy }, view.zoom));
}

export function zoomOut() {
  if (spots.length > 0) {
    move(fitting(spots, { width: canvas.clientWidth, height: canvas.clientHeight }));
  }
}

function tap(x, y) {
  const hit = taps.findLast((target) => Math.hypot(target.x - x, target.y - y) <= target.r);
  if (hit?.crowd) {
    move(fitting(hit.crowd, { width: canvas.clientWidth, height: canvas.clientHeight }));
  } else if (hit) {
    move({ lat: hit.place.lat, lng: hit.place.lng }, hit.place);
  } else {
    pan(x - canvas.clientWidth / 2, y - canvas.clientHeight / 2);
  }
}

// Fingers that are down, by their ids.
const fingers = new Map();
let travelled = 0;

canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, event);
  travelled = fingers.size > 1 ? Infinity : 0; // two fingers are no tap
});
canvas.addEventListener('pointermove', (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) {
    return;
  }
  const other = [...fingers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
  fingers.set(event.pointerId, event);
  if (other) {
    const apart = (finger) => Math.hypot(finger.offsetX - other.offsetX, finger.offsetY - other.offsetY);
    zoom(Math.log2(apart(event) / apart(before)) || 0);
    return;
  }
  const [dx, dy] = [before.offsetX - event.offsetX, before.offsetY - event.offsetY];
  travelled += Math.hypot(dx, dy);
  pan(dx, dy);
});
canvas.addEventListener('pointerup', (event) => {
  if (fingers.delete(event.pointerId) && travelled < 6) {
    tap(event.offsetX, event.offsetY);
  }
});
canvas.addEventListener('pointercancel', (event) => fingers.delete(event.pointerId));
canvas.addEventListener('wheel', (event) => {
  event.preventDefault();
  zoom(-event.deltaY / 200);
}, { passive: false });

const STEP = 40; // pixels an arrow key moves
const keys = {
  ArrowUp: () => pan(0, -STEP),
  ArrowDown: () => pan(0, STEP),
  ArrowLeft: () => pan(-STEP, 0),
  ArrowRight: () => pan(STEP, 0),
  '+': () => zoom(1),
  '=': () => zoom(1),
  '-': () => zoom(-1),
};
canvas.addEventListener('keydown', (event) => {
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});
// A whole key press sends, not its beginning: the focus leaves with the sheet, and what gets
// it would be pressed by the rest.
canvas.addEventListener('keypress', (event) => {
  if (event.key === 'Enter') {
    byId('place-send').click();
  }
});
new ResizeObserver(draw).observe(canvas);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
