// Calls of the control API, with the token if there is one.

const ROOT = '/__admin/bss/';
const TOKEN = 'bss-simulator-token';

/** A refusal or a mistake; its message is the problem's detail, which names the cure. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  /** Whether a token, or another one, may help. */
  get wantsToken() {
    return this.status === 401 || this.status === 403;
  }
}

/** What no header can carry is refused here, since the browser would not even send the call. */
export function keepToken(token) {
  if (!/^[ -~]+$/.test(token)) {
    throw new Problem(401, 'A token has ASCII characters alone.');
  }
  sessionStorage.setItem(TOKEN, token);
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

/**
 * Reads JSON and leaves numbers as text where JavaScript would round them: an OrderId is beyond
 * 2^53.
 */
export function readJson(text) {
  const exact = text.replace(
      /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g,
      (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));
  return JSON.parse(exact);
}

async function send(method, path, body) {
  const headers = {};
  const token = sessionStorage.getItem(TOKEN);
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(path, { method, headers, body, cache: 'no-store' });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Problem(answer.status, detail(text) || `${method} ${path} was answered ${answer.status}`);
  }
  return text;
}

function detail(text) {
  try {
    return JSON.parse(text).detail;
  } catch {
    return '';
  }
}

/** The answer to a GET as text; a path that begins with a slash is WireMock's own. */
export const getText = (path) => send('GET', path.startsWith('/') ? path : ROOT + path);

export const get = async (path) => readJson(await getText(path));

export const post = async (path, body) => {
  const text = await send('POST', ROOT + path, body === undefined ? undefined : JSON.stringify(body));
  return text ? readJson(text) : {};
};

export const remove = (path) => send('DELETE', ROOT + path);

/** Sends a text as it is. */
export const put = (path, text) => send('PUT', ROOT + path, text);
