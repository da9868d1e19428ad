// Draws the conversation: what was sent, what came back, and when.

import { answer, avatar } from './answer.js';
import { byId, el, icon, milliseconds, t } from './dom.js';
import { miniature, smallCanvas } from './map.js';

const talk = byId('talk');
const QUIET = 5 * 60 * 1000; // after this long the time is shown again
let lastAt = 0;

// The end stays in sight when the panel or the keyboard comes up.
new ResizeObserver(() => talk.scrollTo(0, talk.scrollHeight)).observe(talk);

export function clear() {
  lastAt = 0;
  talk.replaceChildren(el('li', { class: 'intro' },
    avatar('account'), el('strong', {}, t('intro')), el('p', {}, t('introWhy'))));
}

// begin shows what is being sent; the function it returns shows what came of it.
export function begin(draft, at, does) {
  const item = el('li', { class: 'exchange' }, ...timeOf(at), ...sent(draft));
  item.classList.add('pending');
  talk.append(item);
  item.scrollIntoView({ block: 'end' });
  return (exchange) => {
    item.classList.remove('pending');
    const canvas = item.querySelector('canvas');
    if (canvas && exchange.point) {
      miniature(canvas, exchange.point.wgs84);
    }
    if (exchange.failed) {
      item.append(el('p', { class: 'note fault' }, t('failed', { why: exchange.failed })), resend(item, draft, does));
    } else {
      item.append(...taken(exchange.understood), ...answer(exchange.shown, does), about(exchange, does));
    }
    item.scrollIntoView({ block: 'end' });
  };
}

function timeOf(at) {
  const long = at - lastAt > QUIET;
  lastAt = at;
  const text = new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  return long ? [el('time', { datetime: new Date(at).toISOString() }, text)] : [];
}

// resend sends what did not get through once more, in its own place at the end.
function resend(item, draft, does) {
  return el('button', {
    type: 'button', class: 'about',
    onclick: () => {
      item.remove();
      does.resend(draft);
    },
  }, t('resend'));
}

// taken is the small line that says what a text was taken for.
function taken(understood) {
  const parts = (of) => Object.entries(of ?? {}).flatMap(([name, value]) => {
    if (typeof value === 'object') {
      return parts(value);
    }
    return name === 'Intent' ? [value] : [`${name.toLowerCase()} ${value}`];
  });
  const all = parts(understood);
  return all.length > 0 ? [el('p', { class: 'taken', title: t('understood') }, all.join(' · '))] : [];
}

// about is the small line that leads to the drawer.
function about(exchange, does) {
  const quiet = exchange.shown.kind === 'nothing' ? ` · ${t('quietly')}` : '';
  const what = `${exchange.status} · ${milliseconds(exchange.took)}${quiet}`;
  return el('button', {
    type: 'button', class: 'about', 'aria-label': t('inspectThis', { what }),
    onclick: () => does.inspect(exchange),
  }, what);
}

const outgoing = (...content) => [el('div', { class: 'message out' }, ...content, avatar('person'))];
const note = (text) => [el('p', { class: 'note' }, text)];
const tile = (name) => outgoing(el('div', { class: 'tile' }, icon(name)));

const sent = (draft) => drafts[draft.kind](draft);

// nameOf is what the button with this key says.
const nameOf = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.textContent ?? key;

const drafts = {
  text: (draft) => outgoing(el('p', { class: 'bubble' }, draft.text)),
  sticker: () => outgoing(el('span', { class: 'sticker', role: 'img', 'aria-label': t('sticker') }, icon('smile'))),
  image: () => tile('image'),
  video: () => tile('play'),
  voice: (draft) => [
    ...outgoing(el('div', { class: 'bubble voice' }, '3″', icon('sound'))),
    ...(draft.text ? [el('p', { class: 'heard' }, draft.text)] : []),
  ],
  link: (draft) => outgoing(el('div', { class: 'bubble item' },
    el('strong', {}, draft.text), el('span', {}, draft.url, icon('link')))),
  file: (draft) => outgoing(el('div', { class: 'bubble item' },
    el('strong', {}, draft.text), el('span', {}, t('file'), icon('file')))),
  location: (draft) => outgoing(el('div', { class: 'bubble location' },
    el('strong', {}, draft.label || t('location')),
    el('span', {}, `${draft.lat.toFixed(5)}, ${draft.lng.toFixed(5)}`),
    smallCanvas())),
  subscribe: (draft) => note(t('followed') + (draft.scene ? ` · ${t('scanned', draft)}` : '')),
  unsubscribe: () => note(t('unfollowed')),
  scan: (draft) => note(t('scanned', draft)),
  click: (draft) => note(t('tapped', { name: nameOf(draft.key) })),
  select: () => note(t('tapped', { name: t('menuPlace') })),
  report: () => note(t('reported')),
};
