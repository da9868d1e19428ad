// The window that WeChat opens pages in, for this server's own pages.

import { byId } from './dom.js';
import { close, open } from './sheet.js';

const frame = byId('web-frame');
const back = byId('web-back');
let visited = []; // what back leads through, the page that is shown last
let depth; // of the browser's history when that was loaded

export function openPage(path) {
  visited = [];
  frame.contentWindow.location.replace(path);
  byId('web-tab').href = path;
  open('web');
}

// visit notes a page: one that took the place of another, as chips and pins do, leaves
// nothing to go back to, as in WeChat.
function visit(page) {
  if (visited.length > 0 && history.length === depth) {
    visited.pop();
  }
  depth = history.length;
  visited.push(page.location.href);
  back.hidden = visited.length < 2;
}

back.addEventListener('click', () => {
  visited.pop();
  frame.contentWindow.location.replace(visited.at(-1));
});

frame.addEventListener('load', () => {
  const page = frame.contentDocument;
  if (!page) { // a page that will not be framed
    return;
  }
  visit(page);
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close();
    }
  });
  byId('web-title').textContent = page.title || page.location.pathname;
  byId('web-tab').href = page.location.pathname;
  // Maps and other sites open beside the simulator, not in it.
  page.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (link && link.origin !== location.origin && link.protocol.startsWith('http')) {
      event.preventDefault();
      window.open(link.href, '_blank', 'noopener,noreferrer');
    }
  });
});
