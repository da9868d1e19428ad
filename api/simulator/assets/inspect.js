// The drawer: both XMLs of an exchange, its time, what the server remembers, the
// retry and the command.

import { byId, conversion, el, milliseconds, t } from './dom.js';
import { again } from './send.js';

const inspected = byId('inspected');
const drawer = byId('inspector');
const wide = matchMedia('(min-width: 900px)'); // the drawer stands beside the phone
let before;

// inspect shows an exchange. changed is called when a retry adds to it.
export function inspect(exchange, changed) {
  inspected.replaceChildren(...parts(exchange, changed).filter(Boolean));
  inspected.scrollTop = 0;
}

// openDrawer brings it up where it covers the phone.
export function openDrawer() {
  before = document.activeElement;
  drawer.classList.add('open');
  if (!wide.matches) {
    byId('phone').inert = true;
    byId('inspector-close').focus();
  }
}

function closeDrawer() {
  drawer.classList.remove('open');
  byId('phone').inert = false;
  before?.focus();
}

byId('inspector-close').addEventListener('click', closeDrawer);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && drawer.classList.contains('open')) {
    closeDrawer();
  }
});
wide.addEventListener('change', closeDrawer);

export function empty() {
  inspected.replaceChildren(el('p', { class: 'hint' }, t('inspectorHint')));
}

function parts(exchange, changed) {
  const { sent, answer, point, shown, status, took, bytes, retries, remembered, command } = exchange;
  return [
    el('p', { class: 'summary' }, t('summary', { status, bytes, took: milliseconds(took) })),
    ...(shown.faults ?? []).map((fault) => el('p', { class: 'fault' }, t(fault))),
    point && el('p', { class: 'conversion' }, conversion(point)),
    retry(exchange, retries, changed),
    code('xmlSent', sent.xml, true),
    sent.sealed && code('sealedSent', sent.sealed, false),
    code('xmlAnswered', answer.xml || '∅', true),
    answer.sealed && code('sealedAnswer', answer.sealed, false),
    code('remembered', memory(remembered), true),
    terminal(command),
  ];
}

function retry(exchange, retries, changed) {
  const results = retries.map((result, i) => el('p', { class: result.same ? 'same' : 'fault' }, outcome(result, i + 2)));
  const button = el('button', { type: 'button', class: 'plain', id: 'again' }, t('again'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    const result = await again(exchange);
    exchange.retries.push(result);
    changed();
    inspect(exchange, changed);
    byId('again').focus();
  });
  return el('section', { class: 'retry' }, button, el('p', { class: 'hint' }, t('againWhy')),
    el('div', { role: 'status' }, ...results));
}

function outcome(result, n) {
  if (result.failed) {
    return t('failed', { why: result.failed });
  }
  return `${t(result.same ? 'same' : 'different', { n, bytes: result.bytes })} · ${milliseconds(result.took)}`;
}

function memory(remembered) {
  const empty = !remembered || Object.keys(remembered).length === 0;
  return empty ? t('forgotten') : JSON.stringify(remembered, null, 2);
}

function code(title, text, isOpen) {
  return el('details', { open: isOpen },
    el('summary', {}, t(title)),
    el('pre', { tabindex: '0' }, ...coloured(text)));
}

// coloured tells the tags of XML from what they hold.
function coloured(text) {
  return text.split(/(<!\[CDATA\[|\]\]>|<\/?[A-Za-z][^>]*>)/).map((piece) => (
    /^(<|\]\]>)/.test(piece) ? el('span', { class: 'tag' }, piece) : piece));
}

function terminal(command) {
  const button = el('button', { type: 'button', class: 'plain' }, t('copy'));
  button.addEventListener('click', async () => {
    await copy(command);
    button.textContent = t('copied');
  });
  return el('section', {}, code('command', command, false), button, el('p', { class: 'hint' }, t('commandWhy')));
}

// copy works without the clipboard's permission too, as on a plain http address.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el('textarea', { 'aria-hidden': 'true' }, text);
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
