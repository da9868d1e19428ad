// Sends drafts to the simulator, which makes callbacks of them.

import { state } from './state.js';

async function post(draft) {
  const response = await fetch('/simulator/send', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(draft),
  });
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return response.json();
}

// send returns the exchange, or one that says why there is none.
export async function send(draft) {
  const at = Date.now();
  try {
    return { at, retries: [], ...await post({ ...draft, user: state.user }) };
  } catch (failure) {
    return { at, draft, failed: failure.message };
  }
}

// again delivers the same message once more, as WeChat does when it has no answer.
export async function again(exchange) {
  try {
    const answer = await post(exchange.draft);
    return {
      same: answer.digest === exchange.digest && answer.bytes === exchange.bytes,
      bytes: answer.bytes,
      took: answer.took,
    };
  } catch (failure) {
    return { failed: failure.message };
  }
}
