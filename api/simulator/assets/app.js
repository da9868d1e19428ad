// Brings the parts together: a tap becomes a draft, a draft an exchange, and an
// exchange something to look at.

import { byId } from './dom.js';
import { empty, inspect, openDrawer } from './inspect.js';
import { pick } from './place.js';
import { send } from './send.js';
import { close, open } from './sheet.js';
import { keep, renew, state } from './state.js';
import * as talk from './talk.js';
import { openPage } from './web.js';

const does = {
  type: (words) => say({ kind: 'text', ...words }),
  resend: (draft) => say(draft),
  open: openPage,
  inspect: (exchange) => {
    inspect(exchange, keep);
    openDrawer();
  },
};

// say sends a draft and shows what comes of it.
async function say(draft) {
  if (draft.kind === 'scan' && !state.follows) {
    draft.kind = 'subscribe'; // by the code
  }
  const show = talk.begin(draft, Date.now(), does);
  const exchange = await send(draft);
  show(exchange);
  if (exchange.failed) {
    return;
  }
  state.exchanges.push(exchange);
  if (draft.kind === 'subscribe' || draft.kind === 'unsubscribe') {
    state.follows = draft.kind === 'subscribe';
    standing();
    refocus();
  }
  keep();
  inspect(exchange, keep);
}

// standing shows what somebody who follows, or does not, can do.
function standing() {
  byId('follow').hidden = state.follows;
  byId('unfollow').hidden = !state.follows;
  byId('composer').hidden = !state.follows;
  byId('user').textContent = state.user;
  if (!state.follows) {
    byId('menu').hidden = true;
    unfoldOnly();
  }
}

// refocus puts the focus where one goes on when what had it is gone.
function refocus() {
  if (document.activeElement === document.body || document.activeElement.closest('[hidden]')) {
    byId(state.follows ? 'plus' : 'talk').focus();
  }
}

// restore draws the conversation so far.
function restore() {
  talk.clear();
  empty();
  for (const exchange of state.exchanges) {
    talk.begin(exchange.draft, exchange.at, does)(exchange);
  }
  if (state.exchanges.length > 0) {
    inspect(state.exchanges.at(-1), keep);
  }
  standing();
}

// Everything that sends or opens something says so in its attributes.
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) {
    return;
  }
  const { send: kind, key, text, open: sheet, place } = button.dataset;
  if (kind) {
    close();
    unfoldOnly();
    say({ kind, key, text });
  } else if (sheet) {
    open(sheet);
  } else if (place) {
    unfoldOnly();
    pick(place, (at) => located(place, at));
  }
});

// located sends a place. The menu's button announces it by an event first.
async function located(kind, at) {
  if (kind === 'select') {
    await say({ kind, key: 'location', label: at.label });
  }
  say({ kind: kind === 'report' ? 'report' : 'location', ...at });
}

for (const form of document.querySelectorAll('form[data-kind]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const draft = { kind: form.dataset.kind, ...Object.fromEntries(new FormData(form)) };
    close();
    unfoldOnly();
    say(draft);
    form.reset();
  });
}

// The text field: as in WeChat the + gives way to a button once there is a text.
const field = byId('text');
function typing() {
  byId('submit').hidden = field.value.trim() === '';
  byId('plus').hidden = !byId('submit').hidden;
}
field.addEventListener('input', typing);
field.addEventListener('focus', () => unfoldOnly());
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  if (field.value.trim() !== '') {
    say({ kind: 'text', text: field.value });
    field.value = '';
    typing();
    field.focus(); // its button has given way
  }
});

// What unfolds: the panel behind the +, and the menus. One at a time.
const folds = [...document.querySelectorAll('#foot [aria-controls]')];
function unfoldOnly(chosen) {
  for (const button of folds) {
    const unfolded = button === chosen && button.getAttribute('aria-expanded') === 'false';
    const fold = byId(button.getAttribute('aria-controls'));
    if (!unfolded && fold.contains(document.activeElement)) {
      button.focus(); // what is hidden keeps no focus
    }
    button.setAttribute('aria-expanded', String(unfolded));
    fold.hidden = !unfolded;
  }
}
for (const button of folds) {
  button.addEventListener('click', () => unfoldOnly(button));
}
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    unfoldOnly();
  }
});

function swap(shown, hidden) {
  unfoldOnly();
  byId(hidden).hidden = true;
  byId(shown).hidden = false;
  byId(shown).querySelector('button').focus();
}
byId('to-menu').addEventListener('click', () => swap('menu', 'composer'));
byId('to-text').addEventListener('click', () => swap('composer', 'menu'));

byId('clear').addEventListener('click', () => {
  state.exchanges = [];
  keep();
  close();
  restore();
});
byId('renew').addEventListener('click', () => {
  renew();
  close();
  restore();
});

restore();
