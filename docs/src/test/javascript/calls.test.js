'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const { signing } = require('./scripts.js');

const value = (call, name) => call.parameters.find(([other]) => other === name)[1];

test('a URL: + and %20 are spaces, * is kept, and a name without = has an empty value', () => {
  const call = signing.read('http://127.0.0.1:8080/?OutBizId=a+b%20c*d%7Ee%2B&Empty&Signature=ab%2Bc%3D&AccessKeyId=testid');
  assert.equal(call.kind, 'call');
  assert.equal(call.version, 'V1');
  assert.equal(call.host, '127.0.0.1:8080');
  assert.equal(value(call, 'OutBizId'), 'a b c*d~e+');
  assert.equal(value(call, 'Empty'), '');
  assert.equal(call.signature, 'ab+c=');
  assert.equal(call.keyId, 'testid');
});

test('a raw request: form and query are merged, and the query has priority', () => {
  const call = signing.read('POST /?Action=A&Both=query HTTP/1.1\r\nHost: h:1\r\n'
    + 'Content-Type: application/x-www-form-urlencoded\r\n\r\nBoth=form&Word=%E4%B8%AD+x\n');
  assert.equal(call.method, 'POST');
  assert.equal(call.host, 'h:1');
  assert.deepEqual(call.parameters, [['Action', 'A'], ['Both', 'query'], ['Word', '中 x']]);
});

test('a raw V3 request with the parts of Authorization in another order', () => {
  const call = signing.read('POST /?A=1 HTTP/1.1\nhost: h\nx-acs-date:  2025-08-11T01:02:03Z \n'
    + 'Authorization: ACS3-HMAC-SHA256 Credential=id,Signature=ab12,SignedHeaders=host;x-acs-date\n');
  assert.equal(call.version, 'V3');
  assert.equal(call.keyId, 'id');
  assert.equal(call.signature, 'ab12');
  assert.equal(call.signedHeaders, 'host;x-acs-date');
  assert.deepEqual(call.headers[1], ['x-acs-date', ' 2025-08-11T01:02:03Z ']);
});

test('the output of curl -v', () => {
  const call = signing.read('* Connected\n> GET /?Action=A HTTP/1.1\n> Host: h\n> \n< HTTP/1.1 400\n< x: y');
  assert.equal(call.method, 'GET');
  assert.equal(call.host, 'h');
  assert.deepEqual(call.parameters, [['Action', 'A']]);
});

test('curl with quotes of all kinds and continued lines', () => {
  const call = signing.read("curl -sS -X POST 'http://h:8080/?A=1' \\\n  -H \"x-acs-date: \\\"now\\\"\" "
    + "--header=x-b:2 --data-raw $'B=\\u4e2d\\'' -d C=3");
  assert.equal(call.method, 'POST');
  assert.deepEqual(call.headers.slice(1), [['x-acs-date', '"now"'], ['x-b', '2'],
    ['Content-Type', 'application/x-www-form-urlencoded']]);
  assert.equal(call.body, "B=中'&C=3");
  assert.deepEqual(call.parameters, [['A', '1'], ['B', "中'"], ['C', '3']]);
});

test('curl -G puts data into the query, and --data-urlencode encodes it', () => {
  const call = signing.read("curl -G http://h/ --data-urlencode 'A=b c&d' -d E=1");
  assert.equal(call.method, 'GET');
  assert.equal(call.body, '');
  assert.deepEqual(call.query, [['A', 'b c&d'], ['E', '1']]);
});

const V1_MESSAGE = 'Specified signature is not matched with our calculation. server string to sign is:';
for (const [where, text] of [
  ['alone', V1_MESSAGE + 'GET&%2F&A%3D1%26B%3D%2520'],
  ['in JSON', '{"Message":"' + V1_MESSAGE + 'GET&%2F&A%3D1%26B%3D%2520","Code":"SignatureDoesNotMatch"}'],
  ['in JSON with \\u0026', '{"Message":"' + V1_MESSAGE + 'GET\\u0026%2F\\u0026A%3D1%26B%3D%2520","HostId":"h"}'],
  ['in JSON within JSON', '"{\\"Message\\":\\"' + V1_MESSAGE + 'GET\\\\u0026%2F\\\\u0026A%3D1%26B%3D%2520\\"}"'],
  ['in XML', '<Error><Message>' + V1_MESSAGE + 'GET&amp;%2F&amp;A%3D1%26B%3D%2520</Message></Error>'],
  ['in XML with numbers', '<Message>' + V1_MESSAGE + 'GET&#38;%2F&#x26;A%3D1%26B%3D%2520</Message>'],
  ['in what a client raises', 'code: 400, ' + V1_MESSAGE + 'GET&%2F&A%3D1%26B%3D%2520 request id: 1-2'],
]) {
  test('the V1 message ' + where, () => {
    const message = signing.read(text);
    assert.equal(message.kind, 'server');
    assert.equal(message.version, 'V1');
    assert.equal(message.text, 'GET&%2F&A%3D1%26B%3D%2520');
    assert.deepEqual(message.parameters, [['A', '1'], ['B', ' ']]);
  });
}

const CANONICAL = 'POST\n/\nA=1&B=%20\nhost:h\nx-acs-date:d\n\nhost;x-acs-date\n' + 'a'.repeat(64);
const V3_MESSAGE = 'Specified signature does not match our calculation. server StringToSign is [ACS3-HMAC-SHA256\n'
  + 'b'.repeat(64) + '] server CanonicalRequest is [' + CANONICAL + ']';
for (const [where, text] of [
  ['alone', V3_MESSAGE],
  ['in JSON', JSON.stringify({ Message: V3_MESSAGE, List: [1] })],
  ['in XML', '<Message>' + V3_MESSAGE.replace(/&/g, '&amp;').replace(/\n/g, '&#10;') + '</Message>'],
]) {
  test('the V3 message ' + where, () => {
    const message = signing.read(text);
    assert.equal(message.kind, 'server');
    assert.equal(message.version, 'V3');
    assert.equal(message.text, CANONICAL);
    assert.deepEqual(message.parameters, [['A', '1'], ['B', ' ']]);
    assert.deepEqual(message.headers, [['host', 'h'], ['x-acs-date', 'd']]);
    assert.equal(message.signedHeaders, 'host;x-acs-date');
    assert.equal(message.bodyHash, 'a'.repeat(64));
  });
}

test('the string that a program signed, for both versions', () => {
  assert.equal(signing.read(CANONICAL).kind, 'signed');
  assert.equal(signing.read(' POST&%2F&A%3D1 \n').text, 'POST&%2F&A%3D1');
});

for (const text of ['hello', '', '{"Code":"SignatureDoesNotMatch"}', 'curling', 'GETTING there']) {
  test('"' + text + '" is unknown', () => assert.equal(signing.read(text).kind, 'unknown'));
}

test('an invalid character escape is kept', () => {
  const call = signing.read('http://127.0.0.1:8080/?OutBizId=a&#x110000;&#face;&AccessKeyId=testid');
  assert.equal(call.kind, 'call');
  assert.equal(value(call, 'OutBizId'), 'a');
});

test('character escapes in a message are decoded', () => {
  const message = signing.read('server string to sign is:GET&#38;%2F&#x26;Action%3DA');
  assert.equal(message.kind, 'server');
  assert.equal(message.text, 'GET&%2F&Action%3DA');
});
