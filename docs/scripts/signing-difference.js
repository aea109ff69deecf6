/*
 * Finds the first difference between the string that the gateway signed and the one that the client signed, and the
 * parameter or header that contains it. Extends bssSigning.
 */
(function (scope) {
  'use strict';

  const { percentDecode } = scope.bssSigning;
  const AROUND = 24;

  /** A pair of a canonical query, decoded as many times as it was encoded. */
  function parameterPart(raw, decode) {
    const [all, name, value] = /^([\s\S]*?)(?:(?:%3D|=)([\s\S]*))?$/i.exec(raw);
    return { kind: 'parameter', raw: all, name: decode(name), value: decode(value || '') };
  }

  function partsV1(text) {
    const [, method, path, query] = /^([^&]*)&?([^&]*)&?([\s\S]*)$/.exec(text);
    const twice = (each) => percentDecode(percentDecode(each));
    const pairs = query === '' ? [] : query.split(/%26|&/i).map((raw) => parameterPart(raw, twice));
    return [{ kind: 'method', raw: method, name: '', value: method }, { kind: 'path', raw: path, name: '', value: path }]
      .concat(pairs);
  }

  function partsV3(text) {
    const [method = '', path = '', query = '', ...rest] = text.split('\n');
    const single = (kind, raw = '') => ({ kind, raw, name: '', value: raw });
    const parts = [single('method', method), single('path', path)];
    query.split('&').filter(Boolean).forEach((raw) => parts.push(parameterPart(raw, (each) => percentDecode(each))));
    const end = rest.length - 2;
    rest.slice(0, end).forEach((raw) => {
      const at = raw.indexOf(':');
      parts.push(raw === ''
        ? single('blank-line')
        : { kind: 'header', raw, name: raw.slice(0, at), value: raw.slice(at + 1) });
    });
    return parts.concat([single('signed-headers', rest[end]), single('body-hash', rest[end + 1])]);
  }

  const isNamed = (part) => Boolean(part) && (part.kind === 'parameter' || part.kind === 'header');
  const has = (parts, part) => parts.some((other) => other.kind === part.kind && other.name === part.name);

  /** The kind of difference in the first pair of parts that differs. */
  function judge(server, client, serverParts, clientParts) {
    if (server && client && server.kind === client.kind && server.name === client.name) {
      if (!isNamed(server)) {
        return [server.kind, server];
      }
      return [server.value === client.value ? 'encoding' : 'value', server];
    } else if (isNamed(server) && !has(clientParts, server)) {
      return ['missing', server];
    } else if (isNamed(client) && !has(serverParts, client)) {
      return ['extra', client];
    } else if (isNamed(server) && isNamed(client)) {
      return ['order', server];
    }
    return [(server || client).kind, server || client];
  }

  function side(text, index, part) {
    const here = index < text.length ? String.fromCodePoint(text.codePointAt(index)) : '';
    return {
      before: text.slice(Math.max(0, index - AROUND), index),
      here,
      after: text.slice(index + here.length, index + AROUND),
      value: part ? part.value : null,
    };
  }

  /**
   * Compares two strings to sign (V1) or canonical requests (V3).
   * @returns {null | {index: number, kind: string, part: string, name: string, server: object, client: object}} null if
   *   they are equal. index counts UTF-16 units. kind: missing (the client did not sign it), extra (the gateway does
   *   not have it), value, encoding (same value, encoded differently), order, or for parts without a name the part:
   *   method, path, blank-line, signed-headers, body-hash. Each side has the character at the difference (empty after
   *   the end), the text before and after it, and the decoded value (null if the part is missing)
   */
  function firstDifference(server, client) {
    if (server === client) {
      return null;
    }
    let index = 0;
    while (index < server.length && server[index] === client[index]) {
      index++;
    }
    const split = server.includes('\n') ? partsV3 : partsV1;
    const serverParts = split(server);
    const clientParts = split(client);
    let at = 0;
    while (serverParts[at] && clientParts[at] && serverParts[at].raw === clientParts[at].raw) {
      at++;
    }
    if (!serverParts[at] && !clientParts[at]) {
      return { index, kind: 'encoding', part: 'query', name: '',
        server: side(server, index, null), client: side(client, index, null) };
    }
    const [kind, part] = judge(serverParts[at], clientParts[at], serverParts, clientParts);
    const same = (other) => other.kind === part.kind && other.name === part.name;
    return {
      index, kind, part: part.kind, name: part.name,
      server: side(server, index, serverParts.find(same)),
      client: side(client, index, clientParts.find(same)),
    };
  }

  Object.assign(scope.bssSigning, { firstDifference });
})(globalThis);
