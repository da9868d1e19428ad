// Opens and closes the sheets that cover the chat. While one is open the rest
// cannot be reached; Escape closes it, and the focus goes back to where it was.

import { byId } from './dom.js';

const phone = byId('phone');
const shade = byId('shade');
let opened;
let before;

export function open(id, focus) {
  close();
  opened = byId(id);
  before = document.activeElement;
  opened.hidden = false;
  shade.hidden = !opened.classList.contains('small');
  cover(true);
  (focus ?? opened.querySelector('input:not([type=hidden]), button:not([data-close]), button'))?.focus();
}

export function close() {
  if (!opened) {
    return;
  }
  cover(false);
  opened.hidden = true;
  shade.hidden = true;
  opened = undefined;
  before?.focus();
}

// cover takes everything beside the open sheet out of reach.
function cover(covered) {
  for (const part of phone.children) {
    part.inert = covered && part !== opened && part !== shade;
  }
}

shade.addEventListener('click', close);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    close();
  }
});
for (const button of document.querySelectorAll('[data-close]')) {
  button.addEventListener('click', close);
}
