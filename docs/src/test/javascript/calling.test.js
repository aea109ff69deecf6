'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const { calling } = require('./scripts.js');

const OFFICIAL = ['business.aliyuncs.com', 'business.vendor.example'];
const judge = (text) => calling.endpoint(text, OFFICIAL, ['.aliyuncs.com']);

for (const text of ['business.aliyuncs.com', 'http://business.aliyuncs.com', 'HTTPS://Business.AliYunCS.COM/',
  'http://business.aliyuncs.com.', 'http://business.aliyuncs.com..', 'https://business.aliyuncs.com:8443',
  'business.aliyuncs.com:80', 'http://127.0.0.1@business.aliyuncs.com', 'http://127.0.0.1:8080@business.aliyuncs.com/',
  'http://business%2Ealiyuncs%2ecom', 'http://business.%61liyuncs.com', 'http://business。aliyuncs。com',
  'http://ｂｕｓｉｎｅｓｓ.aliyuncs.com', '//business.aliyuncs.com', 'http:\\\\business.aliyuncs.com', '  business.aliyuncs.com  ',
  'http://bus\tiness.aliyuncs.com', 'http://bus\niness.aliyuncs.com', 'http://bus\u00ADiness.aliyuncs.com', 'ftp://business.aliyuncs.com',
  'http://business.eu-central-1.aliyuncs.com', 'http://aliyuncs.com', 'http://x.business.aliyuncs.com/?a=b',
  'https://business.vendor.example']) {
  test(JSON.stringify(text) + ' is an official host', () => {
    const judged = judge(text);
    assert.equal(judged.rejection, 'official');
    assert.equal(judged.origin, '');
  });
}

for (const [text, rejection] of [['', 'empty-endpoint'], ['  ', 'empty-endpoint'], ['http://', 'not-a-url'],
  ['javascript:alert(1)', 'not-a-url'], ['http://a b', 'not-a-url'], ['ftp://127.0.0.1', 'scheme'], ['file:///etc/passwd', 'scheme'],
  ['ws://127.0.0.1', 'scheme'], ['http://id:secret@127.0.0.1', 'userinfo'], ['http://business.aliyuncs.com@127.0.0.1', 'userinfo'],
  ['http://@127.0.0.1', 'userinfo'], ['http://127.0.0.1/path', 'not-an-origin'], ['http://127.0.0.1?a', 'not-an-origin'],
  ['http://127.0.0.1#business', 'not-an-origin']]) {
  test(JSON.stringify(text) + ' is rejected: ' + rejection, () => {
    assert.equal(judge(text).rejection, rejection);
    assert.equal(judge(text).origin, '');
  });
}

for (const [text, origin] of [['127.0.0.1:8080', 'http://127.0.0.1:8080'], ['http://localhost:39731/', 'http://localhost:39731'],
  ['[::1]:8080', 'http://[::1]:8080'], ['https://stub.test', 'https://stub.test'], ['http://notaliyuncs.com', 'http://notaliyuncs.com'],
  ['http://aliyuncs.com.test', 'http://aliyuncs.com.test']]) {
  test(text + ' is allowed', () => assert.deepEqual([judge(text).rejection, judge(text).origin], ['', origin]));
}

test('indenting keeps numbers and escapes unchanged', () => {
  const body = '{"OrderId":9007199254740993,"Data":{"x":1e400,"y":-0.10,"s":"a\\"{,\\u4e2d\\\\","e":{},"l":[]},"b":[true,null]}';
  assert.equal(calling.indent(body), `{
  "OrderId": 9007199254740993,
  "Data": {
    "x": 1e400,
    "y": -0.10,
    "s": "a\\"{,\\u4e2d\\\\",
    "e": {},
    "l": []
  },
  "b": [
    true,
    null
  ]
}`);
});

for (const body of ['', 'Bad gateway', '{"a":1', '{"a":"b}', '[1}', '{"a" 1 2}', '{"a":{}"b"}', '<A><B></A>', '<A>']) {
  test(JSON.stringify(body) + ' is not indented', () => assert.equal(calling.indent(body), null));
}

test('XML is indented, and text stays on the line of its element', () => {
  assert.equal(calling.indent("<?xml version='1.0'?><E><Id>1</Id><D><O>9007199254740993</O></D><R><![CDATA[a<b]]></R><N/></E>"),
    "<?xml version='1.0'?>\n<E>\n  <Id>1</Id>\n  <D>\n    <O>9007199254740993</O>\n  </D>\n  <R><![CDATA[a<b]]></R>\n  <N/>\n</E>");
});

test('integers beyond 2^53 are reported with the result of JSON.parse', () => {
  const body = '{"OrderId":9007199254740993,"At":9007199254740992,"Data":{"OrderId":9007199254740993},"Text":"9007199254740993","Far":-90071992547409930,"F":9007199254740993.5}';
  assert.deepEqual(calling.largeIntegers(body), [
    { name: 'OrderId', text: '9007199254740993', parsed: '9007199254740992' },
    { name: 'Far', text: '-90071992547409930', parsed: '-90071992547409940' }]);
  assert.deepEqual(calling.largeIntegers('<A><OrderId>9007199254740995</OrderId></A>'),
    [{ name: 'OrderId', text: '9007199254740995', parsed: '9007199254740996' }]);
});

test('a response is the documented error with its status and code', () => {
  const errors = [{ name: 'RecordExists', status: 400, code: '-303' }, { name: 'InternalError', status: 400, code: 'InternalError' }];
  assert.equal(calling.codeOf('{"Data":{"Code":"inner"},"Code":"-303"}'), '-303');
  assert.equal(calling.codeOf('{"Code":-303}'), '-303');
  assert.equal(calling.codeOf('<Error><Code>InternalError</Code></Error>'), 'InternalError');
  assert.equal(calling.codeOf('oops'), '');
  assert.deepEqual(calling.documented(400, '-303', errors), [errors[0]]);
  assert.deepEqual(calling.documented(500, 'InternalError', errors), []);
});

const CALL = { origin: 'http://127.0.0.1:8080', path: '/', action: 'CreateResellerUserQuota', version: '2017-12-14', method: 'POST',
  keyId: 'testid', secret: 'testsecret', token: '', nonce: '7ed0bedc-056e-4a71-9249-4581615c028f',
  now: Date.parse('2025-08-11T01:02:03.999Z') };

test('V1-3 is sent in the query, without headers and without the secret', async () => {
  const sent = await calling.sign(Object.assign({}, CALL, { signature: 'V1', format: 'JSON',
    parameters: [['Amount', '100'], ['Currency', 'CNY'], ['OutBizId', '中文 空格 a*b~c+d/e=f&g']] }));
  assert.equal(sent.signed.signature, 'Hlr/toFRoFwgxk/f0XHjju8hZrs=');
  assert.match(sent.url, /^http:\/\/127\.0\.0\.1:8080\/\?AccessKeyId=testid&.*&Signature=Hlr%2FtoFRoFwgxk%2Ff0XHjju8hZrs%3D$/);
  assert.deepEqual(sent.headers, []);
  assert.ok(!sent.url.includes('testsecret'));
});

test('V3-2 is sent in headers', async () => {
  const sent = await calling.sign(Object.assign({}, CALL, { signature: 'V3', format: 'JSON', nonce: '7ed0bedc056e4a7192494581615c028f',
    parameters: [['Amount', '100'], ['Currency', 'CNY'], ['OutBizId', '中文 空格 a*b~c+d/e=f&g']] }));
  assert.equal(sent.signed.signature, '2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14');
  assert.equal(sent.headers.find(([name]) => name === 'Authorization')[1], 'ACS3-HMAC-SHA256 Credential=testid,SignedHeaders='
    + 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,'
    + 'Signature=2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14');
  assert.ok(!JSON.stringify([sent.url, sent.headers]).includes('testsecret'));
});

test('a security token is sent where each signature version requires it', async () => {
  const request = Object.assign({}, CALL, { token: 'sts/token+abc==', format: 'JSON', parameters: [] });
  assert.match((await calling.sign(Object.assign({ signature: 'V1' }, request))).url, /&SecurityToken=sts%2Ftoken%2Babc%3D%3D&/);
  assert.deepEqual((await calling.sign(Object.assign({ signature: 'V3' }, request))).headers
    .find(([name]) => name === 'x-acs-security-token'), ['x-acs-security-token', 'sts/token+abc==']);
});
