// The window that WeChat opens pages in, for this server's own pages.

import { byId } from './dom.js';
import { open } from './sheet.js';

const frame = byId('web-frame');

export function openPage(path) {
  frame.src = path;
  byId('web-tab').href = path;
  open('web');
}

frame.addEventListener('load', () => {
  const page = frame.contentDocument;
  if (!page) { // a page that will not be framed
    return;
  }
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
