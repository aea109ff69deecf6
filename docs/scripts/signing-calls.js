/*
 * Parses pasted texts: a URL, a raw request, a curl command, the gateway's message about a wrong signature, or the
 * string that a program signed. Extends bssSigning.
 */
(function (scope) {
  'use strict';

  const { percentDecode, percentEncode } = scope.bssSigning;
  const FORM = 'application/x-www-form-urlencoded';
  const METHOD = '(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)';

  /** Decodes the pairs of a query or a form. + is a space; a name without = has an empty value. */
  function parseQuery(text) {
    return text.split('&').filter(Boolean).map((pair) => {
      const at = pair.indexOf('=');
      const parts = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return parts.map((part) => percentDecode(part, true));
    });
  }

  function header(headers, name) {
    const found = headers.find(([other]) => other.toLowerCase() === name);
    return found ? found[1].trim() : '';
  }

  /** The parts of a V3 Authorization header, in any order; null if it is not one. */
  function parseAuthorization(text) {
    const match = /^(ACS3-\S+)\s+([\s\S]*)$/.exec(text.trim());
    if (!match) {
      return null;
    }
    const parts = {};
    for (const part of match[2].split(',')) {
      const at = part.indexOf('=');
      parts[part.slice(0, at).trim()] = part.slice(at + 1).trim();
    }
    return { keyId: parts.Credential || '', signedHeaders: parts.SignedHeaders || '', signature: parts.Signature || '' };
  }

  /** A call from its parts. The query has priority over the form. */
  function call(source, method, target, headers, body, isMethodKnown) {
    const [, origin, path, rawQuery] = /^(?:[a-z]+:\/\/([^/?#]*))?([^?#]*)\??([^#]*)/i.exec(target);
    const authorization = parseAuthorization(header(headers, 'authorization'));
    const host = header(headers, 'host') || (origin || '').replace(/^[^@]*@/, '');
    const query = parseQuery(rawQuery);
    const type = header(headers, 'content-type').toLowerCase();
    const form = body && (type.startsWith(FORM) || (!type && !authorization)) ? parseQuery(body) : [];
    const parameters = query.concat(form.filter(([name]) => !query.some(([other]) => other === name)));
    const parameter = (name) => (parameters.find(([other]) => other === name) || ['', ''])[1];
    const isHostSent = headers.some(([name]) => name.toLowerCase() === 'host');
    return {
      kind: 'call', source, method: method.toUpperCase(), isMethodKnown, host, path: path || '/', rawQuery,
      query, form, parameters, body,
      headers: isHostSent || !host ? headers : [['host', host]].concat(headers),
      version: authorization ? 'V3' : 'V1',
      keyId: authorization ? authorization.keyId : parameter('AccessKeyId'),
      signature: authorization ? authorization.signature : parameter('Signature'),
      signedHeaders: authorization ? authorization.signedHeaders : '',
    };
  }

  const parseUrl = (text, method) => call('url', method || 'GET', text.trim(), [], '', Boolean(method));

  /** A raw request, or the output of curl -v, whose lines start with >. */
  function parseRequest(text) {
    let lines = text.replace(/^\s+/, '').split(/\r?\n/);
    if (lines.some((line) => /^> /.test(line))) {
      lines = lines.filter((line) => /^>/.test(line)).map((line) => line.replace(/^> ?/, ''));
    }
    const [method, target] = lines[0].split(' ');
    const end = lines.indexOf('');
    const headers = lines.slice(1, end < 0 ? lines.length : end).filter((line) => line.includes(':')).map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).replace(/^ /, '')];
    });
    const rest = end < 0 ? '' : lines.slice(end + 1).join('\n');
    return call('request', method, target, headers, bodyOf(rest, header(headers, 'content-length')), true);
  }

  /** Removes the line feed at the end of a pasted text, which was not sent. */
  function bodyOf(rest, length) {
    const bytes = new TextEncoder().encode(rest);
    if (/^\d+$/.test(length) && Number(length) <= bytes.length) {
      return new TextDecoder().decode(bytes.slice(0, Number(length)));
    }
    return rest.replace(/\n$/, '');
  }

  const ANSI = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"', a: '\u0007', b: '\b', e: '\u001b', f: '\f', v: '\v' };

  function unescapeAnsi(text) {
    return text.replace(/\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([\s\S]))/g, (all, unicode, byte, letter) =>
      letter === undefined ? String.fromCharCode(parseInt(unicode || byte, 16)) : ANSI[letter] || letter);
  }

  /** Splits a shell command: bare words, '…', "…" and $'…', and \ at the end of a line. */
  function shellWords(text) {
    const token = /\\\r?\n|\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\$]+|\$)|(\s+)/g;
    const words = [];
    let word = null;
    for (const [, ansi, single, double, escaped, bare, space] of text.matchAll(token)) {
      if (space !== undefined) {
        words.push(word);
        word = null;
      } else if (ansi !== undefined) {
        word = (word || '') + unescapeAnsi(ansi);
      } else if (double !== undefined) {
        word = (word || '') + double.replace(/\\\r?\n/g, '').replace(/\\([$`"\\])/g, '$1');
      } else if (single !== undefined || escaped !== undefined || bare !== undefined) {
        word = (word || '') + (single !== undefined ? single : escaped !== undefined ? escaped : bare);
      }
    }
    return words.concat([word]).filter((each) => each !== null);
  }

  const DATA = ['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--data-urlencode'];
  const WITH_VALUE = ['-X', '--request', '-H', '--header', '--url', '-A', '--user-agent', '-o', '--output', '-u', '--user',
    '-e', '--referer', '-b', '--cookie', '-c', '--cookie-jar', '-m', '--max-time', '-x', '--proxy', '-w', '--write-out',
    '--connect-timeout', '--retry', '--cacert', '--resolve'].concat(DATA);

  /** Options and their values, in order; other arguments have an empty name. */
  function curlOptions(words) {
    const options = [];
    for (let i = 0; i < words.length; i++) {
      const [, short, rest] = /^(-[A-Za-z])([\s\S]+)$/.exec(words[i]) || [];
      const [, long, value] = /^(--[a-z-]+)=([\s\S]*)$/.exec(words[i]) || [];
      if (WITH_VALUE.includes(words[i])) {
        options.push([words[i], words[++i] || '']);
      } else if (short && WITH_VALUE.includes(short)) {
        options.push([short, rest]);
      } else if (long && WITH_VALUE.includes(long)) {
        options.push([long, value]);
      } else {
        options.push(words[i].startsWith('-') ? [words[i], ''] : ['', words[i]]);
      }
    }
    return options;
  }

  function dataOf(name, value) {
    if (name !== '--data-urlencode') {
      return value;
    }
    const at = value.indexOf('=');
    return at < 0 ? percentEncode(value) : value.slice(0, at + 1).replace(/^=/, '') + percentEncode(value.slice(at + 1));
  }

  function parseCurl(text) {
    const options = curlOptions(shellWords(text.trim()).slice(1));
    const values = (...names) => options.filter(([name]) => names.includes(name)).map(([, value]) => value);
    const data = options.filter(([name]) => DATA.includes(name)).map(([name, value]) => dataOf(name, value)).join('&');
    const headers = values('-H', '--header').filter((line) => line.includes(':')).map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).replace(/^ /, '')];
    });
    const isGet = options.some(([name]) => name === '-G' || name === '--get');
    let target = values('--url', '')[0] || '';
    if (isGet && data) {
      target += (target.includes('?') ? '&' : '?') + data;
    } else if (data && !header(headers, 'content-type')) {
      headers.push(['Content-Type', FORM]);
    }
    target = /^[a-z]+:\/\//i.test(target) ? target : 'http://' + target;
    const method = values('-X', '--request')[0] || (data && !isGet ? 'POST' : 'GET');
    return call('curl', method, target, headers, isGet ? '' : data, true);
  }

  const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

  const LAST_CHARACTER = 0x10ffff;
  const character = (escape, code) => (code <= LAST_CHARACTER ? String.fromCodePoint(code) : escape);

  /** Undoes the escapes of a JSON or XML body. */
  function unescapeMessage(text) {
    return text
      .replace(/\\+u([0-9A-Fa-f]{4})/g, (all, code) => String.fromCharCode(parseInt(code, 16)))
      .replace(/\\+n/g, '\n').replace(/\\+"/g, '"').replace(/\\+\//g, '/')
      .replace(/&#(?:x([0-9A-F]+)|([0-9]+));/gi, (all, hex, decimal) => character(all, parseInt(hex || decimal, hex ? 16 : 10)))
      .replace(/&(amp|lt|gt|quot|apos);/g, (all, name) => NAMED[name])
      .replace(/\r\n/g, '\n');
  }

  /** The gateway's message about a wrong signature, alone or in a body or log; null if there is none. */
  function parseMismatch(text) {
    const message = unescapeMessage(text);
    const v1 = /server string to sign is:\s*([A-Za-z0-9\-_.~%&]+)/.exec(message);
    if (v1) {
      return Object.assign(parseSigned(v1[1]) || { version: 'V1', text: v1[1] }, { kind: 'server' });
    }
    const v3 = /server CanonicalRequest is \[([\s\S]*?\n(?:[0-9A-Fa-f]{64})?)\]/.exec(message);
    const parsed = v3 && parseSigned(v3[1]);
    return parsed ? Object.assign(parsed, { kind: 'server' }) : null;
  }

  /** A V1 string to sign or a V3 canonical request; null if it is neither. */
  function parseSigned(text) {
    const v1 = new RegExp('^(' + METHOD + ')&(%2F|/)&([^\\s]*)$', 'i').exec(text.trim());
    if (v1) {
      const query = v1[3].includes('&') ? v1[3] : percentDecode(v1[3]);
      return { kind: 'signed', version: 'V1', text: text.trim(), method: v1[1], parameters: decodePairs(query) };
    }
    const v3 = new RegExp('^(' + METHOD + ')\\n([^\\n]*)\\n([^\\n]*)\\n([\\s\\S]*?)\\n?([^\\n]*)\\n([^\\n]*)$', 'i')
      .exec(text.replace(/\r\n/g, '\n').trim());
    if (!v3) {
      return null;
    }
    const headers = v3[4].split('\n').filter(Boolean).map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 1)]);
    return {
      kind: 'signed', version: 'V3', text: v3[0], method: v3[1], parameters: decodePairs(v3[3]), headers,
      signedHeaders: v3[5], bodyHash: v3[6],
    };
  }

  /** Pairs of a canonical query, where + is not a space. */
  function decodePairs(text) {
    return text.split('&').filter(Boolean).map((pair) => {
      const at = pair.indexOf('=') < 0 ? pair.length : pair.indexOf('=');
      return [percentDecode(pair.slice(0, at)), percentDecode(pair.slice(at + 1))];
    });
  }

  /** Parses any of these texts. kind: call, server (the gateway's message), signed, or unknown. */
  function read(text, method) {
    const trimmed = text.trim();
    const message = parseMismatch(trimmed);
    if (message) {
      return message;
    } else if (/^curl\s/.test(trimmed)) {
      return parseCurl(trimmed);
    } else if (new RegExp('^(?:.*\\n)*?(?:> )?' + METHOD + ' \\S').test(trimmed)) {
      return parseRequest(trimmed.slice(trimmed.search(new RegExp('^(?:> )?' + METHOD + ' \\S', 'm'))));
    } else if (/^(https?:\/\/|\/?\?)/i.test(trimmed)) {
      return parseUrl(trimmed, method);
    }
    return parseSigned(trimmed) || { kind: 'unknown' };
  }

  Object.assign(scope.bssSigning, { parseQuery, parseUrl, parseRequest, parseCurl, parseMismatch, parseSigned, read });
})(globalThis);
