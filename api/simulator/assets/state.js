// What this tab knows: who it is, whether they follow, and what was said. It is
// kept in the tab alone, so that a reload or a change of language goes on with it.

const KEY = 'nearby-simulator';
const KEPT = 60; // exchanges

function fresh() {
  const letters = crypto.getRandomValues(new Uint8Array(20));
  const name = Array.from(letters, (n) => (n % 36).toString(36)).join('');
  return { user: `simulator_${name}`, follows: false, exchanges: [] };
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? fresh();
  } catch {
    return fresh();
  }
}

export const state = read();

export function keep() {
  state.exchanges = state.exchanges.slice(-KEPT);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // A full or forbidden storage costs the conversation on a reload, no more.
  }
}

// renew makes this tab somebody nobody has met.
export function renew() {
  Object.assign(state, fresh());
  keep();
}
keep();
