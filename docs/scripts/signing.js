/*
 * The two signatures of the gateway, V1 (HMAC-SHA1 over parameters) and V3 (ACS3-HMAC-SHA256 over headers), with every
 * step on the way. Nothing here knows of a page, so the same file runs in Node. Later files add to bssSigning.
 */
(function (scope) {
  'use strict';

  const UNRESERVED = /^[A-Za-z0-9\-_.~]$/;
  const utf8 = new TextEncoder();

  /** Percent-encodes UTF-8 like the gateway: space is %20, * is %2A, ~ is unchanged, hex digits are upper case. */
  function percentEncode(text) {
    let encoded = '';
    for (const byte of utf8.encode(text)) {
      const character = String.fromCharCode(byte);
      encoded += UNRESERVED.test(character) ? character : '%' + byte.toString(16).toUpperCase().padStart(2, '0');
    }
    return encoded;
  }

  /** Decodes percent-encoding. Invalid escapes are kept. With plusIsSpace, + is a space. */
  function percentDecode(text, plusIsSpace) {
    const bytes = [];
    for (let i = 0; i < text.length; ) {
      const escape = /^%([0-9A-Fa-f]{2})/.exec(text.slice(i, i + 3));
      if (escape) {
        bytes.push(parseInt(escape[1], 16));
        i += 3;
      } else {
        const character = String.fromCodePoint(text.codePointAt(i));
        bytes.push(...utf8.encode(plusIsSpace && character === '+' ? ' ' : character));
        i += character.length;
      }
    }
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
  }

  /** Compares by code point; JavaScript's comparison differs above U+FFFF. */
  function byCodePoint(one, other) {
    const left = Array.from(one);
    const right = Array.from(other);
    for (let i = 0; i < left.length && i < right.length; i++) {
      if (left[i] !== right[i]) {
        return left[i].codePointAt(0) - right[i].codePointAt(0);
      }
    }
    return left.length - right.length;
  }

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

  /** Whether the browser offers WebCrypto: not for http pages from other machines. */
  const isAvailable = () => Boolean(scope.crypto && scope.crypto.subtle);

  async function sha256(text) {
    return hex(new Uint8Array(await scope.crypto.subtle.digest('SHA-256', utf8.encode(text))));
  }

  /** A function that computes the HMAC of a text. WebCrypto rejects an empty key; a zero byte is the same key for HMAC. */
  async function hmac(algorithm, key) {
    const bytes = key === '' ? new Uint8Array(1) : utf8.encode(key);
    const imported = await scope.crypto.subtle.importKey(
      'raw', bytes, { name: 'HMAC', hash: algorithm }, false, ['sign']);
    return async (text) => new Uint8Array(await scope.crypto.subtle.sign('HMAC', imported, utf8.encode(text)));
  }

  function sorted(parameters, order) {
    return order ? parameters.slice().sort((one, other) => order(one[0], other[0])) : parameters;
  }

  /** Joins pairs to name=value&…. The draft defines encoding and order, so that it can also contain mistakes. */
  function canonicalQuery(draft) {
    return sorted(draft.parameters, draft.order)
      .map(([name, value]) => draft.encode(name) + '=' + draft.encode(value))
      .join('&');
  }

  /** The correct V1 draft of these parameters. */
  function draftV1(method, parameters) {
    return {
      method: method.toUpperCase(),
      path: '%2F',
      parameters: parameters.filter(([name]) => name !== 'Signature'),
      encode: percentEncode,
      encodeWhole: percentEncode,
      order: byCodePoint,
    };
  }

  const stringToSignV1 = (draft) => draft.method + '&' + draft.path + '&' + draft.encodeWhole(canonicalQuery(draft));

  /**
   * Signs with V1.
   * @param {{method: string, parameters: string[][], secret: string}} request parameters: all sent parameters, as pairs
   * @returns {Promise<{version: string, steps: {id: string, value: string, secret?: boolean}[], stringToSign: string,
   *   signature: string, query: string}>} query: the query of the URL
   */
  async function signV1(request) {
    const draft = draftV1(request.method, request.parameters);
    const key = request.secret + '&';
    const canonical = canonicalQuery(draft);
    const stringToSign = stringToSignV1(draft);
    const bytes = await (await hmac('SHA-1', key))(stringToSign);
    const signature = base64(bytes);
    const query = canonical + '&Signature=' + percentEncode(signature);
    const steps = [
      { id: 'parameters', value: sorted(draft.parameters, byCodePoint).map((pair) => pair.join('=')).join('\n') },
      { id: 'encoded', value: canonical.split('&').join('\n') },
      { id: 'canonical', value: canonical },
      { id: 'string-to-sign', value: stringToSign },
      { id: 'key', value: key, secret: true },
      { id: 'hmac', value: hex(bytes) },
      { id: 'signature', value: signature },
      { id: 'query', value: query },
    ];
    return { version: 'V1', steps, stringToSign, signature, query };
  }

  /** Canonical headers of V3: lower-case names, trimmed values, repeated headers sorted and joined. */
  function headerLines(headers, names) {
    return names.map((name) => {
      const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, v]) => v.trim());
      return [name.toLowerCase(), values.sort(byCodePoint).join(',')];
    });
  }

  /** The header names that clients sign, sorted: host, content-type and every x-acs-*. */
  function namesToSign(headers) {
    const names = headers.map(([name]) => name.toLowerCase());
    const wanted = names.filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'));
    return Array.from(new Set(wanted)).sort(byCodePoint);
  }

  /** The correct V3 draft; names is SignedHeaders as sent. */
  function draftV3(method, parameters, headers, names, bodyHash) {
    return {
      method: method.toUpperCase(),
      path: '/',
      parameters,
      encode: percentEncode,
      order: byCodePoint,
      lines: headerLines(headers, names.split(';').filter(Boolean)),
      gap: '\n',
      names,
      bodyHash,
      finish: async (canonicalRequest) => 'ACS3-HMAC-SHA256\n' + (await sha256(canonicalRequest)),
    };
  }

  function canonicalRequestV3(draft) {
    const headers = draft.lines.map(([name, value]) => name + ':' + value + '\n').join('');
    return [draft.method, draft.path, canonicalQuery(draft), headers + draft.gap + draft.names, draft.bodyHash].join('\n');
  }

  /**
   * Signs with V3.
   * @param {{method: string, parameters: string[][], headers: string[][], signedHeaders?: string[], body?: string,
   *   keyId: string, secret: string}} request parameters: the query only; x-acs-content-sha256 is added if missing
   * @returns {Promise<object>} steps, canonicalRequest, stringToSign, signature, authorization, query, headers
   */
  async function signV3(request) {
    const bodyHash = await sha256(request.body || '');
    const isHashed = request.headers.some(([name]) => name.toLowerCase() === 'x-acs-content-sha256');
    const headers = isHashed ? request.headers : request.headers.concat([['x-acs-content-sha256', bodyHash]]);
    const sentHash = headerLines(headers, ['x-acs-content-sha256'])[0][1];
    const names = (request.signedHeaders || namesToSign(headers)).join(';');
    const draft = draftV3(request.method, request.parameters, headers, names, sentHash);
    const canonicalRequest = canonicalRequestV3(draft);
    const stringToSign = await draft.finish(canonicalRequest);
    const signature = hex(await (await hmac('SHA-256', request.secret))(stringToSign));
    const authorization =
      'ACS3-HMAC-SHA256 Credential=' + request.keyId + ',SignedHeaders=' + names + ',Signature=' + signature;
    const query = canonicalQuery(draft);
    const steps = [
      { id: 'body-hash', value: bodyHash },
      { id: 'canonical-query', value: query },
      { id: 'canonical-headers', value: draft.lines.map((line) => line.join(':')).join('\n') },
      { id: 'signed-headers', value: names },
      { id: 'canonical-request', value: canonicalRequest },
      { id: 'request-hash', value: stringToSign.split('\n')[1] },
      { id: 'string-to-sign', value: stringToSign },
      { id: 'key', value: request.secret, secret: true },
      { id: 'signature', value: signature },
      { id: 'authorization', value: authorization },
    ];
    return { version: 'V3', steps, canonicalRequest, stringToSign, signature, authorization, query, headers };
  }

  scope.bssSigning = Object.assign(scope.bssSigning || {}, {
    percentEncode, percentDecode, byCodePoint, isAvailable, sha256, hmac, hex, base64,
    draftV1, stringToSignV1, signV1, draftV3, canonicalRequestV3, headerLines, namesToSign, signV3,
  });
  if (typeof module === 'object') {
    module.exports = scope.bssSigning;
  }
})(globalThis);
