// Requests of the control API, with the token if there is one.

const ROOT = '/__admin/bss/';
const TOKEN = 'bss-simulator-token';

/** An error response; the message is the problem's detail. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  /** Whether a different token may help. */
  get needsToken() {
    return this.status === 401 || this.status === 403;
  }
}

/** Rejects tokens that browsers cannot send in a header. */
export function keepToken(token) {
  if (!/^[ -~]+$/.test(token)) {
    throw new Problem(401, 'Invalid token: use ASCII characters only.');
  }
  sessionStorage.setItem(TOKEN, token);
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

/** Parses JSON; numbers that JavaScript would round, such as an OrderId, become text. */
export function readJson(text) {
  const exact = text.replace(
      /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g,
      (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));
  return JSON.parse(exact);
}

async function send(method, path, body, isAccepted = () => false) {
  const headers = {};
  const token = sessionStorage.getItem(TOKEN);
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(path, { method, headers, body, cache: 'no-store' });
  const text = await response.text();
  if (!response.ok && !isAccepted(response.status)) {
    throw new Problem(response.status, detail(text) || `${method} ${path} returned ${response.status}`);
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

/** The text of a GET response; paths with a leading slash are WireMock's own. */
export const getText = (path) => send('GET', path.startsWith('/') ? path : ROOT + path);

/** The health, also of a simulator that is not ready. */
export const getHealth = async () => readJson(await send('GET', ROOT + 'health', undefined, (status) => status === 503));

export const get = async (path) => readJson(await getText(path));

export const post = async (path, body) => {
  const text = await send('POST', ROOT + path, body === undefined ? undefined : JSON.stringify(body));
  return text ? readJson(text) : {};
};

export const remove = (path) => send('DELETE', ROOT + path);

/** Sends a text unchanged. */
export const put = (path, text) => send('PUT', ROOT + path, text);
