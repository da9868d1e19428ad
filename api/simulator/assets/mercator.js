// The projection of the map: Mercator, in pixels of a world 256·2^zoom wide.

const TILE = 256;
const EDGE = 85; // degrees of latitude; farther out Mercator has no end
const EARTH = 40_075_017; // metres round the equator
const radians = (degrees) => degrees * Math.PI / 180;

export function toPixels({ lat, lng }, zoom) {
  const world = TILE * 2 ** zoom;
  const sine = Math.sin(radians(Math.max(-EDGE, Math.min(EDGE, lat))));
  return {
    x: (lng / 360 + 0.5) * world,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
  };
}

export function toPlace({ x, y }, zoom) {
  const world = TILE * 2 ** zoom;
  const lng = ((x / world) * 360 % 360 + 360) % 360 - 180;
  return { lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * y / world))) * 180 / Math.PI, lng };
}

// metresPerPixel holds around a latitude.
export const metresPerPixel = (lat, zoom) => EARTH * Math.cos(radians(lat)) / (TILE * 2 ** zoom);

// fitting is the view that shows all places on a canvas of this size.
export function fitting(places, { width, height }) {
  const at = places.map((place) => toPixels(place, 0));
  const [west, east] = span(at.map(({ x }) => x));
  const [north, south] = span(at.map(({ y }) => y));
  const room = 0.8; // of the canvas
  const zoom = Math.log2(Math.min(width * room / Math.max(east - west, 1e-9), height * room / Math.max(south - north, 1e-9)));
  return { ...toPlace({ x: (west + east) / 2, y: (north + south) / 2 }, 0), zoom: Math.min(16, Math.max(1, zoom)) };
}

// span is the least and the greatest; spreading thousands of arguments is not.
function span(numbers) {
  return numbers.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Infinity, -Infinity]);
}

// densest is a view of where the most places are: the middle of the fullest cell
// of one degree.
export function densest(places) {
  const cells = Map.groupBy(places, ({ lat, lng }) => `${Math.floor(lat)},${Math.floor(lng)}`);
  const fullest = [...cells.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
  const middle = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  return { lat: middle(fullest.map((p) => p.lat)), lng: middle(fullest.map((p) => p.lng)), zoom: 14.5 };
}
