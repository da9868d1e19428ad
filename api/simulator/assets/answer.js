// Draws answers as WeChat draws them.

import { el, icon, t } from './dom.js';

// answer returns what stands in the chat for an exchange's answer, or nothing.
// does says what taps do: type words, open a link.
export function answer(shown, does) {
  const out = shown.faults?.some((fault) => ['late', 'refused', 'unreadable', 'tooLong'].includes(fault));
  const drawn = [];
  if (out) {
    drawn.push(el('p', { class: 'note' }, t('out')));
  }
  const draw = kinds[shown.kind];
  if (draw) {
    const node = draw(shown, does);
    node.classList.toggle('struck', Boolean(out || shown.faults?.includes('unseen')));
    drawn.push(node);
  }
  for (const fault of shown.faults ?? []) {
    drawn.push(el('p', { class: 'note fault' }, t(fault)));
  }
  return drawn;
}

export const avatar = (whose) => el('span', { class: `avatar ${whose}`, 'aria-hidden': 'true' },
  icon(whose === 'account' ? 'place' : 'person'));

const incoming = (...content) => el('div', { class: 'message in' }, avatar('account'), ...content);

const kinds = {
  text: (shown, does) => incoming(
    el('p', { class: 'bubble' }, ...shown.text.map((span) => inText(span, does)))),
  news: (shown, does) => el('div', { class: 'news' },
    ...shown.articles.map((article, i) => card(article, i, shown.articles, does))),
  music: (shown, does) => incoming(player(shown.music, does)),
};

function inText(span, does) {
  if (span.words) {
    const words = { text: span.words, menuId: span.menuId };
    return el('button', { type: 'button', class: 'link', onclick: () => does.type(words) }, span.text);
  }
  if (span.url) {
    return anchor(span, does, { class: 'link' }, span.text);
  }
  if (span.phone) {
    return el('a', { class: 'link', href: `tel:${span.phone}` }, span.text);
  }
  return span.text;
}

// anchor opens the server's own pages inside the phone and others in a new tab.
function anchor(to, does, attributes, ...children) {
  return el('a', {
    href: to.path ?? to.url, target: '_blank', rel: 'noopener noreferrer', ...attributes,
    onclick: to.path && ((event) => {
      event.preventDefault();
      does.open(to.path);
    }),
  }, ...children);
}

// card is an article: the first of several and a single one stand large.
function card(article, i, all, does) {
  const several = all.length > 1;
  const content = [
    picture(article),
    el('div', { class: 'words' },
      el('h3', {}, article.title),
      several ? '' : el('p', {}, article.description)),
    several ? '' : el('span', { class: 'read' }, t('readMore')),
  ];
  const attributes = { class: `card${several && i > 0 ? ' row' : ''}${article.struck ? ' struck' : ''}` };
  return article.url
    ? anchor(article, does, attributes, ...content)
    : el('div', attributes, ...content);
}

function picture(article) {
  if (article.picture) {
    return el('img', { src: article.picture, alt: t('articleMap') });
  }
  return article.elsewhere ? el('span', { class: 'nopicture' }, t('elsewhere', { host: article.elsewhere })) : '';
}

// player is the music card. A sound elsewhere plays in a tab of its own: nobody
// else's server is asked for anything here before a tap.
function player(music, does) {
  const words = [
    el('span', { class: 'words' }, el('strong', {}, music.title), el('span', {}, music.description)),
    el('span', { class: 'disc' }, icon('play')),
  ];
  if (!music.path) {
    return anchor(music, does, { class: 'bubble music' }, ...words);
  }
  const sound = new Audio(music.path);
  sound.preload = 'none';
  const press = () => (sound.paused ? sound.play() : sound.pause());
  return el('button', { type: 'button', class: 'bubble music', onclick: press }, ...words);
}
