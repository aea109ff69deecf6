/*
 * The mistakes that signers make, each as a change of what a right signer does, so that a mistake is proved by making
 * it: the signature that was sent comes out. Adds to bssSigning.
 */
(function (scope) {
  'use strict';

  const { percentEncode, percentDecode, byCodePoint } = scope.bssSigning;
  const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const ESCAPE = /%[0-9A-F]{2}/g;
  const HOUR = 3600 * 1000;
  /** More parameters are not tried one by one, so that a long call is not explained for long. */
  const MOST = 40;

  /** Ways to spell an encoded text that the gateway does not take: each rewrites the right encoding. */
  const SPELLINGS = [
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
  const mistake = (id, make, subject) => ({ id, subject: subject || '', make });

  /** The mistakes with names and values that both signatures know. */
  function ofQuery(call) {
    const encodedBy = (wrap) => rewrite('encode', (encode) => (text) => wrap(encode(text)));
    return SPELLINGS.map(([id, spell]) => mistake(id, encodedBy(spell))).concat([
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

  function ofMethod(method) {
    return [
      mistake('method-swapped', change('method', method === 'POST' ? 'GET' : 'POST')),
      mistake('method-in-lower-case', change('method', method.toLowerCase())),
    ];
  }

  /** The mistakes with a single parameter. */
  function ofParameters(parameters) {
    return parameters.slice(0, MOST).flatMap(([name, value]) => {
      const set = (other) => rewrite('parameters', (all) => all.map((pair) => (pair[0] === name ? [name, other] : pair)));
      return [
        mistake('parameter-not-signed', rewrite('parameters', (all) => all.filter(([other]) => other !== name)), name),
        mistake('parameter-signed-empty', set(''), name),
        mistake('blank-in-value', set(value.trim()), name),
        mistake('values-encoded-twice', set(percentDecode(value)), name),
        mistake('plus-for-space', set(value.replace(/ /g, '+')), name),
        mistake('plus-not-encoded', set(value.replace(/\+/g, ' ')), name),
      ];
    });
  }

  /** Parameters that were signed and then not sent. */
  function added() {
    const pairs = [['Format', 'JSON'], ['Format', 'XML'], ['SignatureMethod', 'HMAC-SHA1'], ['SignatureVersion', '1.0'],
      ['SignatureType', ''], ['RegionId', 'cn-hangzhou']];
    return pairs.map(([name, value]) => mistake('parameter-signed-and-not-sent', rewrite('parameters', (all) =>
      all.some(([other]) => other === name) ? all : all.concat([[name, value]])), name));
  }

  /** The same moment as clocks of other time zones show it, with the Z that is not theirs. */
  function zones(time) {
    const moment = Date.parse(time);
    if (Number.isNaN(moment)) {
      return [];
    }
    return Array.from({ length: 27 }, (_, i) => i - 12).filter(Boolean)
      .map((hours) => new Date(moment + hours * HOUR).toISOString().replace('.000Z', 'Z'));
  }

  function mistakesV1(call) {
    const whole = (wrap) => rewrite('encodeWhole', (encode) => (text) => wrap(encode(text)));
    const again = SPELLINGS.map(([id, spell]) => mistake(id, (draft) => Object.assign({}, draft, {
      encode: (text) => spell(draft.encode(text)),
      encodeWhole: (text) => spell(draft.encodeWhole(text)),
      path: spell(draft.path),
    })));
    const general = ofMethod(call.method).concat(ofQuery(call), again, [
      mistake('path-not-encoded', change('path', '/')),
      mistake('not-encoded-twice', change('encodeWhole', (text) => text)),
      mistake('encoded-once-more', whole(percentEncode)),
      mistake('query-not-signed',
        rewrite('parameters', (all) => all.filter(([name]) => call.form.some(([other]) => other === name)))),
    ], SPELLINGS.map(([id, spell]) => mistake(id, whole(spell))));
    const timestamp = (call.parameters.find(([name]) => name === 'Timestamp') || ['', ''])[1];
    const single = ofParameters(call.parameters).concat(added(), zones(timestamp).map((time) => mistake('time-zone',
      rewrite('parameters', (all) => all.map((pair) => (pair[0] === 'Timestamp' ? ['Timestamp', time] : pair))),
      'Timestamp')));
    return { general, single };
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
        mistake('header-not-signed', without, name),
        mistake('header-not-signed', (draft) => change('names', fewer)(without(draft)), name),
        mistake('header-signed-empty', line(name, ''), name),
        mistake('header-not-trimmed', line(name, sent(name)), name),
      ];
    });
    const types = ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8',
      'application/json', 'application/json; charset=utf-8', 'application/octet-stream'];
    return each.concat(
      hosts(sent('host').trim()).map((host) => mistake('host', line('host', host), 'host')),
      types.map((type) => mistake('content-type-changed', line('content-type', type), 'content-type')),
      zones(sent('x-acs-date').trim()).map((time) => mistake('time-zone', line('x-acs-date', time), 'x-acs-date')));
  }

  /** The mistakes with the hash of the body; bodyHash is what it should be. */
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
    const asSent = (name) => (call.headers.find(([other]) => other.toLowerCase() === name) || [name])[0];
    const finish = (rewritten) => (draft) => Object.assign({}, draft, { finish: rewritten(draft) });
    const general = ofMethod(call.method).concat(ofQuery(call), [
      mistake('form-in-canonical-query', rewrite('parameters', (all) => all.concat(call.form))),
      mistake('query-not-signed', change('parameters', [])),
      mistake('empty-line-missing', change('gap', '')),
      mistake('path-not-encoded', change('path', '%2F')),
      mistake('headers-not-in-order', sortedLines),
      mistake('headers-not-in-order', sortedNames),
      mistake('headers-not-in-order', (draft) => sortedNames(sortedLines(draft))),
      mistake('header-name-case', rewrite('names', (names) => names.toLowerCase())),
      mistake('header-name-case', rewrite('lines', (all) => all.map(([name, value]) => [asSent(name), value]))),
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

  /** Keys that a client may have used, the right one first; id is empty for that. */
  function keys(version, secret, keyId) {
    const isV1 = version === 'V1';
    const right = isV1 ? 'SHA-1' : 'SHA-256';
    const other = isV1 ? 'SHA-256' : 'SHA-1';
    const ending = isV1 ? '&' : '';
    const wrongEnding = isV1 ? '' : '&';
    const wrongSecrets = [secret.trim(), secret + ' ', secret + '\n', secret + '\r\n', secret + '\r', secret + '\t',
      ' ' + secret, ' ' + secret + ' ', '\t' + secret].map((each) => ['blank-in-secret', each]).concat([
      ['quotes-around-secret', '"' + secret + '"'], ['quotes-around-secret', "'" + secret + "'"],
      ['secret-in-other-case', secret.toUpperCase()], ['secret-in-other-case', secret.toLowerCase()],
      ['secret-encoded', percentEncode(secret)], ['secret-empty', ''], ['id-as-secret', keyId]]);
    return [
      { ids: [], algorithm: right, key: secret + ending },
      { ids: [isV1 ? 'ampersand-missing' : 'ampersand-appended'], algorithm: right, key: secret + wrongEnding },
      { ids: [isV1 ? 'sha256-instead-of-sha1' : 'sha1-instead-of-sha256'], algorithm: other, key: secret + ending },
      { ids: [isV1 ? 'sha256-instead-of-sha1' : 'sha1-instead-of-sha256',
        isV1 ? 'ampersand-missing' : 'ampersand-appended'], algorithm: other, key: secret + wrongEnding },
    ].concat(wrongSecrets.filter(([, each]) => each !== secret)
      .map(([id, each]) => ({ ids: [id], algorithm: right, key: each + ending })));
  }

  /** Ways to write the bytes of a signature, and ways in which it gets damaged when it is sent. */
  function writtenAs(version, bytes, sent) {
    const { hex, base64 } = scope.bssSigning;
    const isV1 = version === 'V1';
    const right = isV1 ? base64(bytes) : hex(bytes);
    if (sent === right) {
      return '';
    }
    const ways = isV1
      ? [['hex-instead-of-base64', [hex(bytes), hex(bytes).toUpperCase(), btoa(hex(bytes))].includes(sent)],
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
