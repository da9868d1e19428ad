// The sheet that picks a place, as WeChat's own does: a pin in the middle of a
// map, what is around it below, and a button that sends.

import { byId, conversion, el, icon, setup, t } from './dom.js';
import * as map from './map.js';
import { close, open } from './sheet.js';

const list = byId('places');
const word = byId('word');
const numbers = byId('numbers');
const PAUSE = 180; // milliseconds without a change before the server is asked

let kind = 'location'; // or select or report
let picked; // {datum, lat, lng, label}
let onSend = () => {};
let timer;
let asking = new AbortController();

// pick opens the sheet; whenSent is given the draft.
export async function pick(asked, whenSent) {
  kind = asked;
  onSend = whenSent;
  word.value = '';
  byId('point').textContent = '';
  list.replaceChildren();
  byId('place-title').textContent = t(kind === 'report' ? 'reportTitle' : 'location');
  open('place', byId('map'));
  const places = await map.start(moved);
  if (places === 0) {
    list.replaceChildren(el('li', { class: 'hint' }, t('noPlaces')));
  }
  moved(map.middle());
}

// moved is told the middle of the map and, if one was tapped, its place.
function moved(middle, place) {
  choose(onMap(middle, place?.name));
}

// onMap is a point of the map, to a tenth of a metre.
function onMap({ lat, lng }, label = '') {
  return { datum: 'wgs84', lat: Number(lat.toFixed(6)), lng: Number(lng.toFixed(6)), label };
}

function choose(place, { ask = true } = {}) {
  picked = place;
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE, ask);
}

// look asks what the place would be sent as and, unless the list is to stay, what
// is around it.
async function look(renew) {
  asking.abort();
  asking = new AbortController();
  const query = new URLSearchParams({
    lat: picked.lat, lng: picked.lng, datum: picked.datum, q: word.value.trim(),
    as: kind === 'report' ? 'report' : 'location',
  });
  try {
    const response = await fetch(`/simulator/places?${query}`, { signal: asking.signal });
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    seen(await response.json(), renew);
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      byId('point').textContent = t('failed', { why: failure.message });
    }
  }
}

function seen({ point, places, slow }, renew) {
  byId('point').textContent = conversion(point);
  if (picked.datum !== 'wgs84') { // only the server knows where that is
    map.show(point.wgs84);
  }
  if (!renew) {
    return;
  }
  const found = (places ?? []).map((place) => ({ ...place, kind: map.kindOf(place.category) }));
  map.name(found);
  list.replaceChildren(...found.map(line));
  if (found.length === 0) {
    list.append(el('li', { class: 'hint' }, nothing(slow)));
  }
}

function nothing(slow) {
  if (slow) {
    return t('slow');
  }
  return word.value ? t('nothingFound', { word: word.value }) : t('nothingHere');
}

const nameOf = new Map(setup.categories.map(({ slug, name }) => [slug, name]));

// line is a place of the list; a tap moves the pin there and leaves the list.
function line(place) {
  const button = el('button', { type: 'button', 'aria-pressed': 'false' },
    el('span', { class: `kind kind-${place.kind % 3}`, 'aria-hidden': 'true' }),
    el('span', { class: 'name' }, place.name),
    el('span', { class: 'where' }, [distance(place.distance), nameOf.get(place.category), place.where.replaceAll(';', '、')].filter(Boolean).join(' · ')),
    icon('check'));
  button.addEventListener('click', () => {
    list.querySelectorAll('[aria-pressed=true]').forEach((other) => other.setAttribute('aria-pressed', 'false'));
    button.setAttribute('aria-pressed', 'true');
    map.show(place);
    choose(onMap(place, place.name), { ask: false });
  });
  return el('li', {}, button);
}

function distance(metres) {
  return metres < 1000
    ? t('metresAway', { n: Math.round(metres) })
    : t('kilometres', { n: (metres / 1000).toFixed(1) });
}

byId('place-send').addEventListener('click', () => {
  close();
  const { datum, lat, lng, label } = picked;
  onSend({ datum, lat, lng, label });
});

word.addEventListener('input', () => choose(picked));
byId('search').addEventListener('submit', (event) => {
  event.preventDefault();
  list.querySelector('button')?.click();
});

byId('by-numbers').addEventListener('click', (event) => {
  numbers.hidden = !numbers.hidden;
  event.currentTarget.setAttribute('aria-expanded', String(!numbers.hidden));
});
numbers.addEventListener('submit', (event) => {
  event.preventDefault();
  const given = new FormData(numbers);
  choose({ datum: given.get('datum'), lat: Number(given.get('lat')), lng: Number(given.get('lng')), label: '' });
  if (picked.datum === 'wgs84') {
    map.show(picked);
  }
});

byId('zoom-in').addEventListener('click', () => map.zoom(1));
byId('zoom-out').addEventListener('click', () => map.zoom(-1));
byId('zoom-all').addEventListener('click', map.zoomOut);

// The browser's own position is WGS-84, whatever the map of the phone shows.
byId('here').addEventListener('click', () => {
  byId('point').textContent = t('locating');
  const unknown = (why) => { byId('point').textContent = t('notLocated', { why }); };
  if (!navigator.geolocation) {
    unknown('https');
    return;
  }
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const here = { lat: coords.latitude, lng: coords.longitude };
    map.show(here);
    choose(onMap(here));
  }, (failure) => unknown(failure.message), { timeout: 10_000 });
});
