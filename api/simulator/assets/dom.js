// What every part of the page needs: its texts, and a short way to make elements.

export const setup = JSON.parse(document.getElementById('setup').textContent);

export const byId = (id) => document.getElementById(id);

// t is a text in the language of the page, with {name} filled in.
export function t(name, values = {}) {
  return setup.texts[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

// el makes an element. Text goes in as text: nothing an answer holds becomes HTML.
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

export const milliseconds = (n) => t('milliseconds', { n: n < 10 ? n.toFixed(1) : Math.round(n) });

const datums = { wgs84: 'WGS-84', gcj02: 'GCJ-02', bd09: 'BD-09' };

// degrees writes a point with its datum: a pair of numbers alone says nothing.
export function degrees({ datum, lat, lng }) {
  return `${datums[datum]} ${lat.toFixed(6)}, ${lng.toFixed(6)}`;
}

// conversion says what a point became on its way into the message.
export function conversion(point) {
  const given = degrees(point.given);
  if (point.given.datum === point.sent.datum) {
    return `${given} · ${t('asIs', { sent: datums[point.sent.datum] })}`;
  }
  return t('moved', { given, sent: degrees(point.sent), metres: Math.round(point.moved) });
}
