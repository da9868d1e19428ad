// Draws a map from the places alone: no tiles, no other host.

import { metresPerPixel, toPixels } from './mercator.js';

const CELL = 46; // pixels; places within one are drawn as one while the map is small
const CROWD = 6; // places in a cell that make it one bubble
const CLOSE = 12.5; // from this zoom on every place is a dot
const NAMED = 14.5; // from this zoom on places have names

const steps = [100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6];

function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--map-${name}`);
  return {
    ground: read('ground'), ring: read('ring'), text: read('text'), halo: read('halo'), pin: read('pin'),
    kinds: [read('kind-0'), read('kind-1'), read('kind-2')],
  };
}

// paint draws view {lat, lng, zoom} and returns what can be tapped: bubbles and
// named places, each with where it was drawn.
export function paint(canvas, { view, spots, named = [], all = true }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const sharp = window.devicePixelRatio || 1;
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  const pen = canvas.getContext('2d');
  pen.scale(sharp, sharp);
  const sheet = { pen, width, height, view, colours: colours(), origin: toPixels(view, view.zoom) };
  pen.fillStyle = sheet.colours.ground;
  pen.fillRect(0, 0, width, height);
  rings(sheet);
  const bubbles = crowds(sheet, spots, all);
  const taps = [...bubbles, ...(view.zoom < CLOSE ? [] : names(sheet, named, bubbles))];
  pin(sheet);
  return taps;
}

function onSheet({ width, height, view, origin }, place) {
  const at = toPixels(place, view.zoom);
  return { x: at.x - origin.x + width / 2, y: at.y - origin.y + height / 2 };
}

const inside = ({ width, height }, { x, y }) => x > -20 && y > -20 && x < width + 20 && y < height + 20;

// rings tell distances from the middle.
function rings({ pen, width, height, view, colours: { ring, text } }) {
  const scale = metresPerPixel(view.lat, view.zoom);
  const fitting = steps.filter((step) => step / scale > 34 && step / scale < Math.hypot(width, height) / 2);
  pen.strokeStyle = ring;
  pen.fillStyle = text;
  pen.font = '11px system-ui, sans-serif';
  pen.textAlign = 'center';
  for (const step of fitting) {
    pen.beginPath();
    pen.arc(width / 2, height / 2, step / scale, 0, 2 * Math.PI);
    pen.stroke();
    const label = step < 1000 ? `${step} m` : `${step / 1000} km`;
    pen.fillText(label, width / 2, height / 2 - step / scale - 4);
  }
}

// crowds draws the spots, those close together as one bubble that says how many.
function crowds(sheet, spots, all) {
  const dots = spots.map((spot) => ({ ...onSheet(sheet, spot), spot })).filter((dot) => inside(sheet, dot));
  const apart = sheet.view.zoom >= CLOSE;
  const cells = Map.groupBy(dots, (dot) => (apart ? dot : `${Math.round(dot.x / CELL)},${Math.round(dot.y / CELL)}`));
  const taps = [];
  for (const cell of [...cells.values()].sort((a, b) => a.length - b.length)) { // bubbles on top of dots
    if (cell.length < CROWD) {
      cell.forEach((dot) => mark(sheet, dot, dot.spot.kind, 3.5));
    } else {
      taps.push(bubble(sheet, cell, all));
    }
  }
  return taps;
}

// bubble stands amid its places as far as it stays within its cell, so that none lies over
// another.
function bubble({ pen, colours }, cell, all) {
  const r = Math.min(12 + 2.5 * Math.log2(cell.length / CROWD), CELL / 2 - 1);
  const amid = (axis) => {
    const mean = cell.reduce((sum, dot) => sum + dot[axis], 0) / cell.length;
    const middle = Math.round(cell[0][axis] / CELL) * CELL;
    return Math.max(middle - CELL / 2 + r, Math.min(mean, middle + CELL / 2 - r));
  };
  const at = { x: amid('x'), y: amid('y'), r };
  pen.fillStyle = colours.kinds[2];
  pen.beginPath();
  pen.arc(at.x, at.y, at.r, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = colours.ground;
  pen.font = 'bold 12px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.fillText(all ? cell.length : '…', at.x, at.y + 4);
  return { ...at, crowd: cell.map(({ spot }) => spot) };
}

// mark tells kinds apart by shape as well as by colour.
function mark({ pen, colours }, { x, y }, kind, size) {
  pen.fillStyle = colours.kinds[kind % colours.kinds.length];
  pen.strokeStyle = colours.ground;
  pen.beginPath();
  if (kind % 2 === 0) {
    pen.arc(x, y, size, 0, 2 * Math.PI);
  } else {
    pen.rect(x - size, y - size, 2 * size, 2 * size);
  }
  pen.fill();
  pen.stroke();
}

// names draws the places around the middle, with their names where those cover no pin, no
// bubble and no other name.
function names(sheet, named, bubbles) {
  const { pen, width, height, view, colours } = sheet;
  const taps = named.map((place) => ({ ...onSheet(sheet, place), r: 14, place })).filter((at) => inside(sheet, at));
  taps.forEach((at) => mark(sheet, at, at.place.kind, 5));
  if (view.zoom < NAMED) {
    return taps;
  }
  const square = ({ x, y, r }) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r });
  const taken = [
    { x: width / 2 - 12, y: height / 2 - 34, w: 24, h: 34 }, // the pin in the middle
    ...bubbles.map(square), ...taps.map((at) => square({ ...at, r: 6 })),
  ];
  pen.font = '12px system-ui, sans-serif';
  for (const { x, y, place } of taps) {
    const w = pen.measureText(place.name).width;
    const box = [x + 8, x - 8 - w].map((left) => ({ x: left, y: y - 8, w, h: 16 }))
      .find((one) => taken.every((other) => apart(one, other)));
    if (box) {
      taken.push(box);
      label(pen, place.name, box, colours);
    }
  }
  return taps;
}

const apart = (a, b) => a.x + a.w < b.x || b.x + b.w < a.x || a.y + a.h < b.y || b.y + b.h < a.y;

function label(pen, text, box, { halo, text: ink }) {
  pen.textAlign = 'left';
  pen.lineWidth = 3;
  pen.strokeStyle = halo;
  pen.strokeText(text, box.x, box.y + 12);
  pen.lineWidth = 1;
  pen.fillStyle = ink;
  pen.fillText(text, box.x, box.y + 12);
}

// pin stands in the middle: what is sent is where its point is.
function pin({ pen, width, height, colours }) {
  const [x, y] = [width / 2, height / 2];
  pen.fillStyle = colours.pin;
  pen.strokeStyle = colours.ground;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.bezierCurveTo(x - 3, y - 9, x - 11, y - 13, x - 11, y - 22);
  pen.arc(x, y - 22, 11, Math.PI, 0);
  pen.bezierCurveTo(x + 11, y - 13, x + 3, y - 9, x, y);
  pen.fill();
  pen.stroke();
  pen.lineWidth = 1;
  pen.fillStyle = colours.ground;
  pen.beginPath();
  pen.arc(x, y - 22, 4, 0, 2 * Math.PI);
  pen.fill();
}
