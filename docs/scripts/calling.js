/*
 * The part of the try-it form that needs no page: which endpoints are rejected, how a request is signed, and how a
 * response is indented without parsing its numbers. Also runs in Node.
 */
(function (scope) {
  'use strict';

  const LARGEST_EXACT = 2n ** 53n;
  const JSON_TOKEN = /\s+|"(?:[^"\\\u0000-\u001f]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/gy;

  /**
   * Parses an endpoint; the scheme is optional. Uses the browser's URL parser, because it also decides where a request
   * is sent.
   * @returns {{origin: string, rejection: string, host: string}} rejection: empty if the endpoint is allowed; empty-endpoint,
   *   not-a-url, scheme, userinfo, official, not-an-origin
   */
  function endpoint(text, official, officialSuffixes) {
    const typed = text.trim();
    if (!typed) {
      return { origin: '', host: '', rejection: 'empty-endpoint' };
    }
    let url;
    try {
      url = new URL(/^[a-z][a-z0-9+.-]*:[\\/]{2}/i.test(typed) ? typed : 'http://' + typed);
    } catch (e) {
      return { origin: '', host: typed, rejection: 'not-a-url' };
    }
    const reject = (rejection) => ({ origin: '', host: url.host, rejection });
    if (isOfficial(url.hostname, official, officialSuffixes)) {
      return reject('official');
    } else if (!['http:', 'https:'].includes(url.protocol)) {
      return reject('scheme');
    } else if (url.username || url.password || typed.includes('@')) {
      return reject('userinfo');
    } else if (url.pathname !== '/' || url.search || url.hash) {
      return reject('not-an-origin');
    }
    return { origin: url.origin, host: url.host, rejection: '' };
  }

  function isOfficial(hostname, official, suffixes) {
    const host = hostname.toLowerCase().replace(/\.+$/, '');
    const name = (each) => each.toLowerCase().replace(/\.+$/, '');
    return official.some((each) => host === name(each))
      || suffixes.some((each) => ('.' + host).endsWith('.' + name(each).replace(/^\./, '')));
  }

  const timestamp = (moment) => new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');

  /** Signs a request with its parameters in the query, as official clients do. */
  async function sign(call) {
    const signing = scope.bssSigning;
    const time = timestamp(call.now);
    if (call.signature === 'V3') {
      const headers = [['host', new URL(call.origin).host], ['x-acs-action', call.action], ['x-acs-version', call.version],
        ['x-acs-date', time], ['x-acs-signature-nonce', call.nonce]]
        .concat(call.token ? [['x-acs-security-token', call.token]] : []);
      const isXml = call.format === 'XML';
      const signed = await signing.signV3({ method: call.method, headers, keyId: call.keyId, secret: call.secret,
        parameters: call.parameters.concat(isXml ? [['Format', 'XML']] : []) });
      const sent = signed.headers.filter(([name]) => name !== 'host')
        .concat([['accept', isXml ? 'application/xml' : 'application/json'], ['Authorization', signed.authorization]]);
      return { url: call.origin + call.path + '?' + signed.query, headers: sent, signed };
    }
    const common = [['Action', call.action], ['Version', call.version], ['Format', call.format],
      ['AccessKeyId', call.keyId], ['SignatureMethod', 'HMAC-SHA1'], ['SignatureVersion', '1.0'],
      ['SignatureNonce', call.nonce], ['Timestamp', time]].concat(call.token ? [['SecurityToken', call.token]] : []);
    const signed = await signing.signV1({ method: call.method, secret: call.secret,
      parameters: common.filter(([name]) => !call.parameters.some(([other]) => other === name)).concat(call.parameters) });
    return { url: call.origin + call.path + '?' + signed.query, headers: [], signed };
  }

  function jsonTokens(text) {
    const tokens = Array.from(text.matchAll(JSON_TOKEN), ([token]) => token);
    return tokens.join('') === text ? tokens.filter((token) => token.trim() !== '') : null;
  }

  const CLOSED_BY = { '{': '}', '[': ']' };
  const isValue = (token) => token !== undefined && !/^[{}[\],:]$/.test(token);

  /** Whether brackets match and no two values are adjacent, so that spaces between tokens change nothing. */
  function isWellFormed(tokens) {
    const open = [];
    return tokens !== null && CLOSED_BY[tokens[0]] !== undefined && tokens.every((token, i) => {
      if (CLOSED_BY[token]) {
        open.push(CLOSED_BY[token]);
      } else if (token === '}' || token === ']') {
        return open.pop() === token;
      }
      return token !== '"' && !(isValue(token) && (isValue(tokens[i - 1]) || /^[}\]]$/.test(tokens[i - 1])));
    }) && open.length === 0;
  }

  /** Adds line breaks and indents between JSON tokens, which stay unchanged. null if the text is not JSON. */
  function indentJson(text) {
    const tokens = jsonTokens(text);
    if (!isWellFormed(tokens)) {
      return null;
    }
    let depth = 0;
    return tokens.map((token, i) => {
      if (CLOSED_BY[token]) {
        depth++;
        return token + (CLOSED_BY[token] === tokens[i + 1] ? '' : line(depth));
      } else if (token === '}' || token === ']') {
        depth--;
        return (CLOSED_BY[tokens[i - 1]] ? '' : line(depth)) + token;
      }
      return token + (token === ',' ? line(depth) : token === ':' ? ' ' : '');
    }).join('');
  }

  const line = (depth) => '\n' + '  '.repeat(depth);

  /** The same for XML. An element with only text stays on one line. null if tags are not closed. */
  function indentXml(text) {
    const tokens = text.match(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<[^>]*>|[^<]+/g) || [];
    const open = [];
    const lines = [];
    let isLeaf = false;
    for (const token of tokens) {
      const close = /^<\/\s*([^\s>]+)/.exec(token);
      const start = token.endsWith('/>') ? null : /^<([^\s/!?>]+)(?:\s[^>]*)?>$/.exec(token);
      if (close) {
        if (open.pop() !== close[1]) {
          return null;
        }
        if (isLeaf) {
          lines[lines.length - 1] += token;
        } else {
          lines.push('  '.repeat(open.length) + token);
        }
        isLeaf = false;
      } else if (start) {
        lines.push('  '.repeat(open.length) + token);
        open.push(start[1]);
        isLeaf = true;
      } else if (isLeaf && /^(?:[^<]|<!\[CDATA)/.test(token)) {
        lines[lines.length - 1] += token;
      } else if (token.trim()) {
        lines.push('  '.repeat(open.length) + token);
        isLeaf = false;
      }
    }
    return open.length || !lines.length ? null : lines.join('\n');
  }

  const isXml = (body) => /^\s*</.test(body);

  /** The indented body; null if indenting would change more than spaces. */
  const indent = (body) => (isXml(body) ? indentXml(body) : indentJson(body));

  /** JSON fields and XML elements that contain no others, in order: name and unparsed value. */
  function leafValues(body) {
    if (isXml(body)) {
      return Array.from(body.matchAll(/<([^\s/!?>]+)[^>]*>([^<]*)<\/\1>/g), ([, name, text]) => ({ name, text, depth: 1 }));
    }
    const tokens = jsonTokens(body) || [];
    const found = [];
    let depth = 0;
    let name = '';
    tokens.forEach((token, i) => {
      if (tokens[i + 1] === ':' && token.startsWith('"')) {
        name = JSON.parse(token);
      } else if (/^[{[]$/.test(token) || /^[}\]]$/.test(token)) {
        depth += /^[{[]$/.test(token) ? 1 : -1;
      } else if (!/^[,:"]$/.test(token)) {
        found.push({ name, text: token, depth });
      }
    });
    return found;
  }

  /** Integers beyond 2^53: the text, and what JSON.parse would return. */
  function largeIntegers(body) {
    const isLarge = (text) => /^-?\d+$/.test(text) && BigInt(text.replace('-', '')) > LARGEST_EXACT;
    const large = leafValues(body).filter(({ text }) => isLarge(text));
    return large.filter((one, i) => large.findIndex(({ name, text }) => name === one.name && text === one.text) === i)
      .map(({ name, text }) => ({ name, text, parsed: String(Number(text)) }));
  }

  /** The Code of a response; empty if it is missing. */
  function codeOf(body) {
    const field = leafValues(body).find(({ name, depth }) => name === 'Code' && depth === 1);
    return field ? (field.text.startsWith('"') ? JSON.parse(field.text) : field.text) : '';
  }

  /** The documented errors with the same status and code. */
  function documented(status, code, errors) {
    return errors.filter((error) => Number(error.status) === status && String(error.code) === code);
  }

  scope.bssCalling = { endpoint, sign, timestamp, indent, largeIntegers, codeOf, documented };
  if (typeof module === 'object') {
    module.exports = scope.bssCalling;
  }
})(globalThis);
