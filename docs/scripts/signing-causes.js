/*
 * Explains why a signature is rejected: parses the pasted texts, computes the right signature, and tries mistakes until
 * one reproduces what was sent. Such a mistake is proved; others are likely. Extends bssSigning.
 */
(function (scope) {
  'use strict';

  const signing = scope.bssSigning;
  const MINUTE = 60 * 1000;

  function rightDraft(call) {
    if (call.version === 'V1') {
      return signing.draftV1(call.method, call.parameters);
    }
    const hash = call.bodyHash !== undefined
      ? call.bodyHash
      : signing.headerLines(call.headers, ['x-acs-content-sha256'])[0][1];
    const query = call.query || call.parameters;
    return signing.draftV3(call.method, query, call.headers, call.signedHeaders, hash);
  }

  const write = (version, draft) =>
    (version === 'V1' ? signing.stringToSignV1(draft) : signing.canonicalRequestV3(draft));

  /** Treats the string of the gateway or the client as a call. */
  const asCall = (reading) => Object.assign({ query: reading.parameters, form: [], body: null, keyId: '' }, reading);

  /**
   * A function that returns the ids of further mistakes if a string is the one that the client signed, else null. It
   * compares with the client's string or, without one, with the signature that was sent.
   */
  async function targetOf(version, signed, sent, secret, keyId) {
    if (signed) {
      return async (text) => (text === signed.text ? [] : null);
    }
    const keys = await Promise.all(signing.keys(version, secret, keyId).map(async (key) =>
      ({ ids: key.ids, sign: await signing.hmac(key.algorithm, key.key) })));
    return async (text, draft, isThorough) => {
      const message = version === 'V1' ? text : await draft.finish(text);
      for (const key of isThorough ? keys : keys.slice(0, 1)) {
        const written = signing.writtenAs(version, await key.sign(message), sent);
        if (written !== null) {
          return key.ids.concat(written ? [written] : []);
        }
      }
      return null;
    };
  }

  const proved = (id, values) => Object.assign({ certainty: 'proved', id }, values);
  const likely = (id, values) => Object.assign({ certainty: 'likely', id }, values);

  /** The one or two mistakes that lead from the right string to what the client did; null if there are none. */
  async function search(version, draft, mistakes, isIt) {
    const all = mistakes.general.concat(mistakes.single);
    const tried = new Set();
    const attempt = async (made, isThorough) => {
      const changed = made.reduce((result, each) => each.make(result), draft);
      const text = write(version, changed);
      if (changed.finish === draft.finish && tried.has(text)) {
        return null;
      }
      tried.add(text);
      const ids = await isIt(text, changed, isThorough);
      return ids && { causes: made.map(({ id, values }) => proved(id, values)).concat(ids.map((id) => proved(id))), text };
    };
    for (const made of [[]].concat(all.map((each) => [each]))) {
      const found = await attempt(made, true);
      if (found) {
        return found;
      }
    }
    for (const one of mistakes.general) {
      for (const other of all) {
        const found = one === other ? null : await attempt([other, one], false);
        if (found) {
          return found;
        }
      }
    }
    return null;
  }

  const BY_KIND = {
    method: 'method-swapped', missing: 'parameter-not-signed', extra: 'parameter-signed-and-not-sent',
    order: 'not-sorted', encoding: 'encoded-otherwise', value: 'value-changed', path: 'path',
    'blank-line': 'empty-line-missing', 'signed-headers': 'headers-not-in-order', 'body-hash': 'body-hash',
  };

  /** The likely cause of a difference between two strings. */
  function fromDifference({ kind, part, name, server, client }) {
    const values = Object.assign({ signed: client.value, sent: server.value }, name ? { name } : {});
    if (part !== 'header') {
      return likely(BY_KIND[kind], values);
    } else if (name === 'host' && kind === 'value') {
      return likely('host', { signed: client.value, sent: server.value });
    }
    return likely({ missing: 'header-not-signed', order: 'headers-not-in-order' }[kind] || 'value-changed', values);
  }

  /** Likely mistakes that the values of parameters suggest. */
  function suspicions(call) {
    const found = [];
    for (const [name, value] of call.parameters) {
      if (/%[0-9A-Fa-f]{2}/.test(value)) {
        found.push(likely('values-encoded-twice', { name }));
      } else if (value !== value.trim()) {
        found.push(likely('space-in-value', { name }));
      } else if (/[^\s+]\+[^\s+]/.test(value) && !['SecurityToken', 'Signature'].includes(name)) {
        found.push(likely('plus-for-space', { name }));
      }
    }
    return found;
  }

  /** The likely mistake in the time of a call: a time off by whole hours is that of another time zone. */
  function clock(call, now) {
    const name = call.version === 'V1' ? 'Timestamp' : 'x-acs-date';
    const pairs = call.version === 'V1' ? call.parameters : call.headers;
    const pair = pairs.find(([other]) => other.toLowerCase() === name.toLowerCase());
    if (!pair) {
      return [likely('time-missing', { name })];
    }
    const time = pair[1].trim();
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) {
      return [likely('time-format', { name, sent: time })];
    }
    const minutes = Math.round((Date.parse(time) - now) / MINUTE);
    const beside = Math.abs(minutes - Math.round(minutes / 60) * 60);
    const isZone = Math.abs(minutes) > 50 && Math.abs(minutes) <= 14 * 60 + 5 && beside <= 5;
    return isZone ? [likely('time-zone', { name })] : [];
  }

  /** Whether the hash of the body is right, which needs no signature. */
  async function bodyFacts(call) {
    if (call.version !== 'V3' || typeof call.body !== 'string' || call.kind !== 'call') {
      return [];
    }
    const sent = signing.headerLines(call.headers, ['x-acs-content-sha256'])[0][1];
    return sent === (await signing.sha256(call.body))
      ? []
      : [proved('body-hash')];
  }

  function choose(texts, method) {
    const readings = texts.filter((text) => text.trim()).map((text) => signing.read(text, method));
    const find = (kind) => readings.find((each) => each.kind === kind);
    const [call, server, signed] = [find('call'), find('server'), find('signed')];
    const versions = new Set([call, server, signed].filter(Boolean).map((each) => each.version));
    const problem = versions.size > 1 ? 'versions-differ' : versions.size === 0 || find('unknown') ? 'unreadable' : '';
    return { call, server, signed, problem };
  }

  /** What the pasted texts say about the call. */
  async function situation(input) {
    const { call, server, signed, problem } = choose(input.texts, input.method);
    if (problem) {
      return { problem };
    }
    const base = call || asCall(server || signed);
    const draft = rightDraft(base);
    const right = server ? server.text : write(base.version, draft);
    const sent = (input.signature || '').trim() || (call ? call.signature : '');
    return { base, call, server, signed, draft, right, sent, version: base.version, secret: input.secret || '' };
  }

  async function rightSignature(known) {
    if (!known.secret) {
      return '';
    }
    const isV1 = known.version === 'V1';
    const sign = await signing.hmac(isV1 ? 'SHA-1' : 'SHA-256', known.secret + (isV1 ? '&' : ''));
    const bytes = await sign(isV1 ? known.right : await known.draft.finish(known.right));
    return isV1 ? signing.base64(bytes) : signing.hex(bytes);
  }

  async function mistakesOf(known) {
    if (known.version === 'V1') {
      return signing.mistakesV1(known.base);
    }
    const body = typeof known.base.body === 'string' ? await signing.sha256(known.base.body) : known.base.bodyHash;
    return signing.mistakesV3(known.base, body);
  }

  /** The causes, and the string that the client signed if it is known. */
  async function causesOf(known, now) {
    const isKnown = known.signed || (known.secret && known.sent);
    const isIt = isKnown
      ? await targetOf(known.version, known.signed, known.sent, known.secret, known.base.keyId)
      : async () => null;
    const found = isKnown ? await search(known.version, known.draft, await mistakesOf(known), isIt) : null;
    const assumed = known.call ? write(known.version, known.draft) : null;
    const client = known.signed ? known.signed.text : found ? found.text : assumed;
    const difference = client === null ? null : signing.firstDifference(known.right, client);
    const body = await bodyFacts(known.base);
    let causes = found ? found.causes.filter(({ id }) => !body.some((fact) => fact.id === id)) : [];
    if (found && !causes.length && known.server && known.call && difference) {
      causes = [proved('changed-on-the-way', { name: difference.name })];
    }
    causes = body.concat(causes);
    if (!found && difference) {
      causes.push(fromDifference(difference));
    } else if (!found && isKnown && !known.signed) {
      causes.push(likely('unidentified', { option: '' }));
    }
    if (!causes.some(({ certainty }) => certainty === 'proved')) {
      causes = causes.concat(isKnown ? [] : suspicions(known.base), clock(known.base, now));
    }
    return { causes, client, difference };
  }

  /**
   * Explains a rejected signature.
   * @param {{texts: string[], method?: string, secret?: string, signature?: string, now?: number}} input texts: up to two
   *   pasted texts: a call, the gateway's message, the string that the program signed. method: of a URL, default GET
   * @returns {Promise<object>} problem (unreadable, versions-differ) or version, server (the string that the gateway
   *   signs), client (the one that the client signed, null if unknown), difference, causes ({id, certainty, and name,
   *   signed, sent as its texts need}), sent and right (signatures), isRight (null if unknown), parameters, needs
   *   (secret, signature)
   */
  async function explain(input) {
    const known = await situation(input);
    if (known.problem) {
      return { problem: known.problem };
    }
    const right = await rightSignature(known);
    const result = {
      problem: '', version: known.version, server: known.right, sent: known.sent, right,
      isRight: right && known.sent ? right === known.sent : null,
      parameters: known.base.parameters, keyId: known.base.keyId,
      needs: known.signed ? '' : !known.secret ? 'secret' : !known.sent ? 'signature' : '',
    };
    const isEqual = result.isRight || (known.signed && known.signed.text === known.right);
    const outcome = isEqual
      ? { client: known.right, difference: null, causes: await bodyFacts(known.base) }
      : await causesOf(known, input.now === undefined ? Date.now() : input.now);
    return Object.assign(result, outcome);
  }

  Object.assign(scope.bssSigning, { explain });
})(globalThis);
