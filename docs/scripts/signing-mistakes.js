/*
 * The signing mistakes of spec/signing-mistakes.json, each as a change of the correct draft: the mistake that reproduces
 * the signature that was sent is proved. Extends bssSigning.
 */
(function (scope) {
  'use strict';

  const { percentEncode, percentDecode, byCodePoint } = scope.bssSigning;
  const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const ESCAPE = /%[0-9A-F]{2}/g;
  const SECOND = 1000;
  const HOUR = 3600 * SECOND;
  /** Limits the time that a call with many parameters takes. */
  const MAX_PARAMETERS = 40;

  /** Encodings that the gateway does not accept; each rewrites a correctly encoded text. */
  const ENCODINGS = [
    ['plus-for-space', (text) => text.replace(/%20/g, '+')],
    ['star-not-encoded', (text) => text.replace(/%2A/g, '*')],
    ['tilde-encoded', (text) => text.replace(/~/g, '%7E')],
    ['form-encoding', (text) => text.replace(/%20/g, '+').replace(/%2A/g, '*').replace(/~/g, '%7E')],
    ['lower-case-hex', (text) => text.replace(ESCAPE, (escape) => escape.toLowerCase())],
    ['slash-not-encoded', (text) => text.replace(/%2F/g, '/')],
    ['colon-not-encoded', (text) => text.replace(/%3A/g, ':')],
    ['encode-uri-component', (text) => text.replace(/%(?:21|27|28|29|2A)/g, (escape) => percentDecode(escape))],
    ['encode-uri', (text) => text.replace(/%(?:2[1346789ABCF]|3[ABDF]|40)/g, (escape) => percentDecode(escape))],
    ['plus-not-encoded', (text) => text.replace(/%2B/g, '+')],
  ];

  const change = (field, value) => (draft) => Object.assign({}, draft, { [field]: value });
  const rewrite = (field, by) => (draft) => Object.assign({}, draft, { [field]: by(draft[field]) });
  /** A mistake; values fill the placeholders of its texts: name, signed, sent. */
  const mistake = (id, make, values) => ({ id, values: values || {}, make });

  /** The mistakes with names and values that both signatures share. */
  function ofQuery(call) {
    const encodedBy = (wrap) => rewrite('encode', (encode) => (text) => wrap(encode(text)));
    return ENCODINGS.map(([id, encoding]) => mistake(id, encodedBy(encoding))).concat([
      mistake('values-not-encoded', change('encode', (text) => text)),
      mistake('values-encoded-twice', encodedBy(percentEncode)),
      mistake('not-sorted', change('order', null)),
      mistake('sorted-without-case',
        change('order', (one, other) => byCodePoint(one.toLowerCase(), other.toLowerCase()))),
      mistake('empty-values-left-out', rewrite('parameters', (all) => all.filter(([, value]) => value !== ''))),
      mistake('form-not-signed',
        rewrite('parameters', (all) => all.filter(([name]) => call.query.some(([other]) => other === name)))),
    ]);
  }

  function ofMethod(sent) {
    const signed = sent === 'POST' ? 'GET' : 'POST';
    return [
      mistake('method-swapped', change('method', signed), { signed, sent }),
      mistake('method-in-lower-case', change('method', sent.toLowerCase())),
    ];
  }

  const paths = (all) => all.map((signed) => mistake('path', change('path', signed), { signed }));

  /** The mistakes with a single parameter. */
  function ofParameters(parameters) {
    return parameters.slice(0, MAX_PARAMETERS).flatMap(([name, value]) => {
      const set = (other) => rewrite('parameters', (all) => all.map((pair) => (pair[0] === name ? [name, other] : pair)));
      return [
        mistake('parameter-not-signed', rewrite('parameters', (all) => all.filter(([other]) => other !== name)), { name }),
        mistake('parameter-signed-empty', set(''), { name }),
        mistake('space-in-value', set(value.trim()), { name }),
        mistake('values-encoded-twice', set(percentDecode(value)), { name }),
        mistake('plus-for-space', set(value.replace(/ /g, '+')), { name }),
        mistake('plus-not-encoded', set(value.replace(/\+/g, ' ')), { name }),
      ];
    });
  }

  /** Parameters that were signed but not sent. */
  function unsent() {
    const pairs = [['Format', 'JSON'], ['Format', 'XML'], ['SignatureMethod', 'HMAC-SHA1'], ['SignatureVersion', '1.0'],
      ['SignatureType', ''], ['RegionId', 'cn-hangzhou']];
    return pairs.map(([name, value]) => mistake('parameter-signed-and-not-sent', rewrite('parameters', (all) =>
      all.some(([other]) => other === name) ? all : all.concat([[name, value]])), { name }));
  }

  /** Times signed instead of the one sent: of a clock that was read twice, and of other time zones with a wrong Z. */
  function ofTime(name, sent, set) {
    const moment = Date.parse(sent);
    if (Number.isNaN(moment)) {
      return [];
    }
    const shifted = (milliseconds) => new Date(moment + milliseconds).toISOString().replace('.000Z', 'Z');
    const again = [-1, 1, -2, 2].map((seconds) => shifted(seconds * SECOND))
      .map((signed) => mistake('clock-read-twice', set(signed), { name, signed, sent }));
    return again.concat(Array.from({ length: 27 }, (_, i) => i - 12).filter(Boolean)
      .map((hours) => mistake('time-zone', set(shifted(hours * HOUR)), { name })));
  }

  function mistakesV1(call) {
    const whole = (wrap) => rewrite('encodeWhole', (encode) => (text) => wrap(encode(text)));
    const everywhere = ENCODINGS.map(([id, encoding]) => mistake(id, (draft) => Object.assign({}, draft, {
      encode: (text) => encoding(draft.encode(text)),
      encodeWhole: (text) => encoding(draft.encodeWhole(text)),
      path: encoding(draft.path),
    })));
    const general = ofMethod(call.method).concat(ofQuery(call), everywhere, paths(['/']), [
      mistake('not-encoded-twice', change('encodeWhole', (text) => text)),
      mistake('encoded-once-more', whole(percentEncode)),
      mistake('query-not-signed',
        rewrite('parameters', (all) => all.filter(([name]) => call.form.some(([other]) => other === name)))),
    ], ENCODINGS.map(([id, encoding]) => mistake(id, whole(encoding))));
    const timestamp = (call.parameters.find(([name]) => name === 'Timestamp') || ['', ''])[1];
    const setTimestamp = (time) => rewrite('parameters',
      (all) => all.map((pair) => (pair[0] === 'Timestamp' ? ['Timestamp', time] : pair)));
    return { general,
      single: ofParameters(call.parameters).concat(unsent(), ofTime('Timestamp', timestamp, setTimestamp)) };
  }

  const line = (name, value) => rewrite('lines', (all) => all.map((each) => (each[0] === name ? [name, value] : each)));

  function hosts(host) {
    const name = host.replace(/:\d+$/, '');
    return [name, name + ':80', name + ':443', 'http://' + host, 'https://' + host,
      host.replace('127.0.0.1', 'localhost'), host.replace('localhost', '127.0.0.1')];
  }

  function ofHeaders(call) {
    const sent = (name) => (call.headers.find(([other]) => other.toLowerCase() === name) || ['', ''])[1];
    const each = call.signedHeaders.split(';').filter(Boolean).flatMap((written) => {
      const name = written.toLowerCase();
      const without = rewrite('lines', (all) => all.filter(([other]) => other !== name));
      const fewer = call.signedHeaders.split(';').filter((other) => other !== written).join(';');
      return [
        mistake('header-not-signed', without, { name }),
        mistake('header-not-signed', (draft) => change('names', fewer)(without(draft)), { name }),
        mistake('header-signed-empty', line(name, ''), { name }),
        mistake('header-not-trimmed', line(name, sent(name)), { name }),
      ];
    });
    const types = ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8',
      'application/json', 'application/json; charset=utf-8', 'application/octet-stream'];
    const host = sent('host').trim();
    const type = sent('content-type').trim();
    return each.concat(
      hosts(host).map((signed) => mistake('host', line('host', signed), { signed, sent: host })),
      types.map((signed) => mistake('content-type-changed', line('content-type', signed), { signed, sent: type })),
      ofTime('x-acs-date', sent('x-acs-date').trim(), (time) => line('x-acs-date', time)));
  }

  /** The mistakes with the hash of the body; bodyHash is the correct one. */
  function ofHash(bodyHash) {
    return [
      ['body-hash-of-nothing', EMPTY_HASH], ['body-hash', bodyHash], ['body-hash-upper-case', bodyHash.toUpperCase()],
      ['body-hash-left-out', ''], ['body-hash-unsigned', 'UNSIGNED-PAYLOAD'],
    ].flatMap(([id, hash]) => [
      mistake(id, change('bodyHash', hash)),
      mistake(id, (draft) => change('bodyHash', hash)(line('x-acs-content-sha256', hash)(draft))),
    ]);
  }

  function mistakesV3(call, bodyHash) {
    const sortedLines = rewrite('lines', (all) => all.slice().sort((one, other) => byCodePoint(one[0], other[0])));
    const sortedNames = rewrite('names', (names) => names.split(';').sort(byCodePoint).join(';'));
    const asSent = (name) => call.headers.find(([other]) => other.toLowerCase() === name) || [name, ''];
    const finish = (rewritten) => (draft) => Object.assign({}, draft, { finish: rewritten(draft) });
    const general = ofMethod(call.method).concat(ofQuery(call), [
      mistake('form-in-query', rewrite('parameters', (all) => all.concat(call.form))),
      mistake('query-not-signed', change('parameters', [])),
      mistake('empty-line-missing', change('gap', '')),
    ], paths(['', '%2F', '/' + asSent('x-acs-action')[1].trim()]), [
      mistake('headers-not-in-order', sortedLines),
      mistake('headers-not-in-order', sortedNames),
      mistake('headers-not-in-order', (draft) => sortedNames(sortedLines(draft))),
      mistake('header-name-case', rewrite('names', (names) => names.toLowerCase())),
      mistake('header-name-case', rewrite('lines', (all) => all.map(([name, value]) => [asSent(name)[0], value]))),
      mistake('header-value-case', rewrite('lines', (all) => all.map(([name, value]) => [name, value.toLowerCase()]))),
      mistake('canonical-request-not-hashed', finish(() => async (text) => 'ACS3-HMAC-SHA256\n' + text)),
      mistake('canonical-request-alone', finish(() => async (text) => text)),
      mistake('algorithm-line-missing',
        finish((draft) => async (text) => (await draft.finish(text)).split('\n')[1])),
      mistake('upper-case-request-hash',
        finish((draft) => async (text) => (await draft.finish(text)).toUpperCase())),
    ], ofHash(bodyHash));
    return { general, single: ofParameters(call.parameters).concat(ofHeaders(call)) };
  }

  /** Secrets that differ from the right one by mistakes, with the ids of these. */
  function wrongSecrets(secret, keyId) {
    return [
      [['secret-trimmed'], secret.trim()],
      [['secret-trailing-space'], secret + ' '],
      [['secret-leading-space'], ' ' + secret],
      [['secret-leading-space', 'secret-trailing-space'], ' ' + secret + ' '],
      [['secret-trailing-line-break'], secret + '\n'],
      [['secret-trailing-line-break'], secret + '\r\n'],
      [['secret-trailing-line-break'], secret + '\r'],
      [['secret-tab'], secret + '\t'],
      [['secret-tab'], '\t' + secret],
      [['quotes-around-secret'], '"' + secret + '"'],
      [['quotes-around-secret'], "'" + secret + "'"],
      [['secret-in-other-case'], secret.toUpperCase()],
      [['secret-in-other-case'], secret.toLowerCase()],
      [['secret-encoded'], percentEncode(secret)],
      [['secret-empty'], ''],
      [['id-as-secret'], keyId],
    ].filter(([, wrong]) => wrong !== secret);
  }

  /** The keys that a client may have used, the right one first, with the ids of the mistakes in each. */
  function keys(version, secret, keyId) {
    const isV1 = version === 'V1';
    const [right, other] = isV1 ? ['SHA-1', 'SHA-256'] : ['SHA-256', 'SHA-1'];
    const [ending, wrongEnding] = isV1 ? ['&', ''] : ['', '&'];
    const endingId = isV1 ? 'ampersand-missing' : 'ampersand-appended';
    const hashId = isV1 ? 'sha256-instead-of-sha1' : 'sha1-instead-of-sha256';
    return [
      { ids: [], algorithm: right, key: secret + ending },
      { ids: [endingId], algorithm: right, key: secret + wrongEnding },
      { ids: [hashId], algorithm: other, key: secret + ending },
      { ids: [hashId, endingId], algorithm: other, key: secret + wrongEnding },
    ].concat(wrongSecrets(secret, keyId).map(([ids, wrong]) => ({ ids, algorithm: right, key: wrong + ending })));
  }

  /** The mistake in writing or sending these bytes as the signature: '' if there is none, null if it is unknown. */
  function writtenAs(version, bytes, sent) {
    const { hex, base64 } = scope.bssSigning;
    const isV1 = version === 'V1';
    const right = isV1 ? base64(bytes) : hex(bytes);
    if (sent === right) {
      return '';
    }
    const ways = isV1
      ? [['hex-instead-of-base64', [hex(bytes), hex(bytes).toUpperCase()].includes(sent)],
        ['base64-of-hex', sent === btoa(hex(bytes))],
        ['plus-in-signature', sent.replace(/ /g, '+') === right],
        ['signature-encoded-twice', percentDecode(sent) === right],
        ['base64-url', sent.replace(/-/g, '+').replace(/_/g, '/') === right],
        ['padding-missing', sent + '=' === right]]
      : [['base64-instead-of-hex', sent === base64(bytes)], ['upper-case-signature', sent.toLowerCase() === right]];
    const found = ways.find(([, isIt]) => isIt);
    return found ? found[0] : null;
  }

  Object.assign(scope.bssSigning, { mistakesV1, mistakesV3, keys, writtenAs });
})(globalThis);
