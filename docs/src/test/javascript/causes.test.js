'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const { signing } = require('./scripts.js');

// Signs wrongly with Node's crypto, independent of the scripts under test.
const HARD = "中 a*b~c+d/e=f&g'h";
const PARAMETERS = [['Action', 'CreateResellerUserQuota'], ['AccessKeyId', 'testid'], ['Amount', '100'], ['Note', ''],
  ['OutBizId', HARD], ['SignatureMethod', 'HMAC-SHA1'], ['SignatureNonce', 'n-1'], ['SignatureVersion', '1.0'],
  ['Timestamp', '2025-08-11T01:02:03Z'], ['Version', '2017-12-14'], ['lower', 'x']];
const SECRET = 'testsecret';
const NOW = Date.parse('2025-08-11T01:02:30Z');

const pe = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
const byName = (one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0);

function stringV1({ method = 'POST', parameters = PARAMETERS, encode = pe, whole = pe, order = byName }) {
  const all = order ? parameters.slice().sort(order) : parameters;
  return method + '&%2F&' + whole(all.map(([name, value]) => encode(name) + '=' + encode(value)).join('&'));
}

const sha1 = (key, text, as = 'base64') => crypto.createHmac('sha1', key).update(text).digest(as);

/** The call as sent; the signature may be wrong. */
function requestV1(signature, { method = 'POST', rawSignature = pe(signature), parameters = PARAMETERS } = {}) {
  const query = parameters.map(([name, value]) => pe(name) + '=' + pe(value)).join('&');
  return method + ' /?' + query + '&Signature=' + rawSignature + ' HTTP/1.1\nHost: 127.0.0.1:8080\n';
}

async function causes(input) {
  const result = await signing.explain(Object.assign({ secret: SECRET, now: NOW }, input));
  assert.equal(result.problem, '');
  return result;
}

const only = (result) => result.causes.map(({ id, name, certainty }) => [certainty, id, name].join(' ').trim());

const spelled = (from, to) => ({ encode: (text) => pe(text).replace(from, to) });
const without = (name) => ({ parameters: PARAMETERS.filter(([other]) => other !== name) });
const withValue = (name, value) => ({ parameters: PARAMETERS.map((pair) => (pair[0] === name ? [name, value] : pair)) });

const PLANTED_V1 = [
  ['plus-for-space', stringV1(spelled(/%20/g, '+'))],
  ['star-not-encoded', stringV1(spelled(/%2A/g, '*'))],
  ['tilde-encoded', stringV1(spelled(/~/g, '%7E'))],
  ['form-encoding', stringV1({ encode: (text) => new URLSearchParams([['', text]]).toString().slice(1) })],
  ['encode-uri-component', stringV1({ encode: encodeURIComponent })],
  ['lower-case-hex', stringV1({ encode: (text) => pe(text).replace(/%../g, (each) => each.toLowerCase()) })],
  ['values-not-encoded', stringV1({ encode: (text) => text })],
  ['values-encoded-twice', stringV1({ encode: (text) => pe(pe(text)) })],
  ['not-encoded-twice', stringV1({ whole: (text) => text })],
  ['not-sorted', stringV1({ order: null })],
  ['sorted-without-case', stringV1({ order: ([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1) })],
  ['method-swapped', stringV1({ method: 'GET' })],
  ['empty-values-left-out', stringV1(without('Note'))],
  ['parameter-not-signed Amount', stringV1(without('Amount'))],
  ['parameter-signed-and-not-sent Format', stringV1({ parameters: PARAMETERS.concat([['Format', 'JSON']]) })],
  ['clock-read-twice Timestamp', stringV1(withValue('Timestamp', '2025-08-11T01:02:04Z'))],
  ['time-zone Timestamp', stringV1(withValue('Timestamp', '2025-08-11T09:02:03Z'))],
];

for (const [mistake, signed] of PLANTED_V1) {
  test('V1: ' + mistake + ' is proved by the signature, and by the string', async () => {
    const bySignature = await causes({ texts: [requestV1(sha1(SECRET + '&', signed))] });
    assert.deepEqual(only(bySignature), ['proved ' + mistake]);
    assert.equal(bySignature.client, signed);
    assert.equal(bySignature.server, stringV1({}));
    assert.equal(bySignature.isRight, false);
    const byString = await causes({ texts: ['server string to sign is:' + stringV1({}), signed], secret: '' });
    if (mistake !== 'not-sorted') { // the gateway's string does not show the order of sending
      assert.deepEqual(only(byString), ['proved ' + mistake]);
    }
    assert.notEqual(byString.difference, null);
  });
}

for (const [mistake, signature, more] of [
  ['ampersand-missing', sha1(SECRET, stringV1({}))],
  ['secret-trailing-line-break', sha1(SECRET + '\n&', stringV1({}))],
  ['secret-trimmed', sha1(SECRET + '&', stringV1({})), { secret: SECRET + ' ' }],
  ['secret-trailing-space', sha1(SECRET + ' &', stringV1({}))],
  ['sha256-instead-of-sha1', crypto.createHmac('sha256', SECRET + '&').update(stringV1({})).digest('base64')],
  ['hex-instead-of-base64', sha1(SECRET + '&', stringV1({}), 'hex')],
  ['base64-of-hex', btoa(sha1(SECRET + '&', stringV1({}), 'hex'))],
  ['signature-encoded-twice', pe(sha1(SECRET + '&', stringV1({})))],
  ['unidentified', sha1('another&', stringV1({}))],
]) {
  test('V1: ' + mistake + ' is found', async () => {
    const result = await causes(Object.assign({ texts: [requestV1(signature)] }, more));
    assert.deepEqual(only(result), [(mistake === 'unidentified' ? 'likely ' : 'proved ') + mistake]);
  });
}

test('V1: a signature whose + was not encoded arrives with a space', async () => {
  const parameters = Array.from({ length: 200 }, (_, i) => PARAMETERS.concat([['z', String(i)]]))
    .find((each) => sha1(SECRET + '&', stringV1({ parameters: each })).includes('+'));
  const signature = sha1(SECRET + '&', stringV1({ parameters }));
  const result = await causes({ texts: [requestV1(signature, { parameters, rawSignature: signature })] });
  assert.deepEqual(only(result), ['proved plus-in-signature']);
});

test('V1: two mistakes are proved together', async () => {
  const signed = stringV1(Object.assign({ method: 'GET' }, spelled(/%20/g, '+')));
  const result = await causes({ texts: [requestV1(sha1(SECRET + '&', signed))] });
  assert.deepEqual(only(result).sort(), ['proved method-swapped', 'proved plus-for-space']);
});

test('V1: a right signature is recognised', async () => {
  const result = await causes({ texts: [requestV1(sha1(SECRET + '&', stringV1({})))] });
  assert.equal(result.isRight, true);
  assert.deepEqual(result.causes, []);
});

test('V1: a correctly signed call that arrived differently was changed on the way', async () => {
  const arrived = stringV1(withValue('Amount', '1000'));
  const result = await causes({ texts: [requestV1(sha1(SECRET + '&', stringV1({}))), 'server string to sign is:' + arrived] });
  assert.deepEqual(only(result), ['proved changed-on-the-way Amount']);
});

test('V1: the gateway\'s message alone needs the secret, and values are likely causes', async () => {
  const arrived = stringV1(withValue('OutBizId', 'a%20b'));
  const result = await causes({ texts: ['server string to sign is:' + arrived], secret: '' });
  assert.equal(result.needs, 'secret');
  assert.deepEqual(only(result), ['likely values-encoded-twice OutBizId']);
});

test('V1: the gateway\'s message with secret and signature proves the mistake', async () => {
  const result = await causes({ texts: ['server string to sign is:' + stringV1({})],
    signature: sha1(SECRET + '&', stringV1(spelled(/%2A/g, '*'))) });
  assert.deepEqual(only(result), ['proved star-not-encoded']);
});

test('V1: a time of another zone is a likely cause if nothing is proved', async () => {
  const result = await causes({ texts: [requestV1(sha1('another&', stringV1({})))], now: NOW - 8 * 3600 * 1000 });
  assert.deepEqual(only(result), ['likely unidentified', 'likely time-zone Timestamp']);
});

const BODY = 'Amount=100&OutBizId=a+b';
const hash = (text) => crypto.createHash('sha256').update(text).digest('hex');
const HEADERS = { host: '127.0.0.1:8080', 'content-type': 'application/x-www-form-urlencoded', 'x-acs-action': 'CreateResellerUserQuota',
  'x-acs-content-sha256': hash(BODY), 'x-acs-date': '2025-08-11T01:02:03Z', 'x-acs-signature-nonce': 'n-1',
  'x-acs-version': '2017-12-14' };

function stringV3({ method = 'POST', query = 'Note=a%20%2A', headers = HEADERS, gap = '\n', names, last = HEADERS['x-acs-content-sha256'] }) {
  const lines = Object.entries(headers).map(([name, value]) => name + ':' + value + '\n').join('');
  return [method, '/', query, lines + gap + (names || Object.keys(HEADERS).join(';')), last].join('\n');
}

function requestV3(signature, { headers = HEADERS, body = BODY } = {}) {
  const lines = Object.entries(headers).map(([name, value]) => name + ': ' + value).join('\n');
  return 'POST /?Note=a+* HTTP/1.1\n' + lines + '\nAuthorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders='
    + Object.keys(HEADERS).join(';') + ',Signature=' + signature + '\n\n' + body;
}

const finishV3 = (text) => 'ACS3-HMAC-SHA256\n' + hash(text);
const signV3 = (text, key = SECRET, as = 'hex') => crypto.createHmac('sha256', key).update(text).digest(as);
const changed = (changes) => ({ headers: Object.assign({}, HEADERS, changes) });
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

for (const [mistake, text, sent] of [
  ['host', stringV3(changed({ host: '127.0.0.1' }))],
  ['header-not-trimmed x-acs-action', stringV3(changed({ 'x-acs-action': 'CreateResellerUserQuota ' })),
    changed({ 'x-acs-action': 'CreateResellerUserQuota ' })],
  ['header-value-case', stringV3({ headers: Object.fromEntries(Object.entries(HEADERS).map(([n, v]) => [n, v.toLowerCase()])) })],
  ['path', stringV3({}).replace('\n/\n', '\n/CreateResellerUserQuota\n')],
  ['empty-line-missing', stringV3({ gap: '' })],
  ['form-in-query', stringV3({ query: 'Amount=100&Note=a%20%2A&OutBizId=a%20b' })],
  ['star-not-encoded', stringV3({ query: 'Note=a%20*' })],
  ['query-not-signed', stringV3({ query: '' })],
  ['method-swapped', stringV3({ method: 'GET' })],
  ['body-hash-of-nothing', stringV3({ last: EMPTY })],
  ['content-type-changed', stringV3(changed({ 'content-type': 'application/json' }))],
  ['time-zone x-acs-date', stringV3(changed({ 'x-acs-date': '2025-08-11T09:02:03Z' }))],
]) {
  test('V3: ' + mistake + ' is proved by the signature', async () => {
    const result = await causes({ texts: [requestV3(signV3(finishV3(text)), sent)] });
    assert.deepEqual(only(result), ['proved ' + mistake]);
  });
}

for (const [mistake, signature] of [
  ['ampersand-appended', signV3(finishV3(stringV3({})), SECRET + '&')],
  ['base64-instead-of-hex', signV3(finishV3(stringV3({})), SECRET, 'base64')],
  ['upper-case-signature', signV3(finishV3(stringV3({}))).toUpperCase()],
  ['canonical-request-alone', signV3(stringV3({}))],
  ['canonical-request-not-hashed', signV3('ACS3-HMAC-SHA256\n' + stringV3({}))],
]) {
  test('V3: ' + mistake + ' is proved', async () => {
    assert.deepEqual(only(await causes({ texts: [requestV3(signature)] })), ['proved ' + mistake]);
  });
}

test('V3: a wrong body hash is proved even if the rest is right', async () => {
  const result = await causes({ texts: [requestV3(signV3(finishV3(stringV3({}))), { body: BODY + '!' })] });
  assert.deepEqual(only(result), ['proved body-hash']);
});

test('V3: a right signature is recognised', async () => {
  const result = await causes({ texts: [requestV3(signV3(finishV3(stringV3({}))))] });
  assert.equal(result.isRight, true);
  assert.deepEqual(result.causes, []);
});

test('V3: the gateway\'s message against what the program signed', async () => {
  const message = 'server StringToSign is [' + finishV3(stringV3({})) + '] server CanonicalRequest is [' + stringV3({}) + ']';
  const result = await causes({ texts: [JSON.stringify({ Message: message }), stringV3(changed({ host: '127.0.0.1' }))], secret: '' });
  assert.deepEqual(only(result), ['proved host']);
  assert.equal(result.difference.kind, 'value');
  assert.equal(result.difference.server.value, '127.0.0.1:8080');
  assert.equal(result.difference.client.value, '127.0.0.1');
});

test('different signature versions cannot be compared, and other texts cannot be parsed', async () => {
  assert.equal((await signing.explain({ texts: [requestV1('x'), requestV3('y')].concat(stringV3({})) })).problem, 'versions-differ');
  assert.equal((await signing.explain({ texts: ['hello', ''] })).problem, 'unreadable');
  assert.equal((await signing.explain({ texts: ['', ' '] })).problem, 'unreadable');
});

test('a missing time is not reported as a time in the wrong format', async () => {
  const result = await causes({ texts: ['http://127.0.0.1/?Action=CreateResellerUserQuota'], secret: SECRET });
  assert.ok(only(result).includes('likely time-missing Timestamp'));
  assert.ok(!only(result).some((each) => each.includes('time-format')));
});
