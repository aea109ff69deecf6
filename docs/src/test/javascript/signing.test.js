'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const { signing } = require('./scripts.js');

// The expected values are from the documented examples, and from our own, confirmed by several official clients.
const pairs = (text) => text.split(' ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
const HARD = '中文 空格 a*b~c+d/e=f&g';
const V1_3 = pairs('AccessKeyId=testid Action=CreateResellerUserQuota Amount=100 Currency=CNY Format=JSON')
  .concat([['OutBizId', HARD]], pairs('SignatureMethod=HMAC-SHA1 SignatureNonce=7ed0bedc-056e-4a71-9249-4581615c028f '
    + 'SignatureVersion=1.0 Timestamp=2025-08-11T01:02:03Z Version=2017-12-14'));
const V1_3_CANONICAL = '&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D100%26Currency%3DCNY%26'
  + 'Format%3DJSON%26OutBizId%3D%25E4%25B8%25AD%25E6%2596%2587%2520%25E7%25A9%25BA%25E6%25A0%25BC%2520a%252Ab~c%252Bd'
  + '%252Fe%253Df%2526g%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D7ed0bedc-056e-4a71-9249-4581615c028f%26'
  + 'SignatureVersion%3D1.0%26Timestamp%3D2025-08-11T01%253A02%253A03Z%26Version%3D2017-12-14';

const V1 = [
  ['V1-1', 'GET', pairs('AccessKeyId=testid Action=DescribeDedicatedHosts Format=JSON RegionId=cn-beijing '
    + 'SignatureMethod=HMAC-SHA1 SignatureNonce=edb2b34af0af9a6d14deaf7c1a5315eb SignatureVersion=1.0 '
    + 'Timestamp=2023-03-13T08:34:30Z Version=2014-05-26'), 'testsecret', '9NaGiOspFP5UPcwX8Iwt2YJXXuk='],
  ['V1-2', 'GET', pairs('AccessKeyId=testid Action=DescribeRegions Format=XML SignatureMethod=HMAC-SHA1 '
    + 'SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf SignatureVersion=1.0 Timestamp=2016-02-23T12:46:24Z '
    + 'Version=2014-05-26'), 'testsecret', 'OLeaidS1JvxuMvnyHOwuJ+uX5qY='],
  ['V1-3 as GET', 'GET', V1_3, 'testsecret', 'I39i0ia5rBUDreK6CfDco275s3c='],
  ['V1-3 as POST', 'POST', V1_3, 'testsecret', 'Hlr/toFRoFwgxk/f0XHjju8hZrs='],
  ['V1-4', 'POST', pairs('AccessKeyId=STS.testsub Action=CreateResellerUserQuota Amount=100 Currency=CNY Format=JSON '
    + 'SecurityToken=sts/token+abc== SignatureMethod=HMAC-SHA1 SignatureNonce=nonce-sts-1 SignatureVersion=1.0 '
    + 'Timestamp=2025-08-11T01:02:03Z Version=2017-12-14'), 'stssecret', 'bb1uAhxwPywe7URR81fDnzB8aA8='],
  ['V1-5', 'POST', pairs('AccessKeyId=testid Action=CreateResourcePackage Duration=6 EffectiveDate=2020-03-03T12:00:00Z '
    + 'Format=XML PackageType=FPT_ossbag_absolute_Storage_sh PricingCycle=Month ProductCode=ossbag '
    + 'SignatureMethod=HMAC-SHA1 SignatureNonce=6000EE23-274B-4E07-A697-FF2E999520A4 SignatureVersion=1.0 '
    + 'Specification=40 Timestamp=2025-08-11T01:02:03Z Version=2017-12-14'), 'testsecret', 'zQmxbvT6pOVYxfL4iHi6RluFrQ4='],
  ['V1-6', 'POST', V1_3.map(([name, value]) => [name, name === 'OutBizId' ? '' : name === 'SignatureNonce'
    ? 'nonce-empty-1' : value]), 'testsecret', 'in1bQ0AKjTnoonL2MLjzU+2mtFY='],
];

for (const [id, method, parameters, secret, signature] of V1) {
  test(id + ' has the signature of the official signers', async () => {
    const shuffled = parameters.slice().reverse().concat([['Signature', 'of an earlier try']]);
    assert.equal((await signing.signV1({ method, parameters: shuffled, secret })).signature, signature);
  });
}

test('the string to sign of V1-3 and every step before it are as documented', async () => {
  const signed = await signing.signV1({ method: 'get', parameters: V1_3, secret: 'testsecret' });
  assert.equal(signed.stringToSign, 'GET' + V1_3_CANONICAL);
  assert.deepEqual(signed.steps.map(({ id }) => id),
    ['parameters', 'encoded', 'canonical', 'string-to-sign', 'key', 'hmac', 'signature', 'query']);
  const step = (id) => signed.steps.find((each) => each.id === id).value;
  assert.match(step('encoded'), /^OutBizId=%E4%B8%AD%E6%96%87%20%E7%A9%BA%E6%A0%BC%20a%2Ab~c%2Bd%2Fe%3Df%26g$/m);
  assert.equal(step('key'), 'testsecret&');
  assert.match(step('query'), /&Signature=I39i0ia5rBUDreK6CfDco275s3c%3D$/);
});

const AMOUNT = [['Amount', '100'], ['Currency', 'CNY']];
const NAMES = 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'.split(';');
const headers = (changes) => Object.entries(Object.assign({ host: '127.0.0.1:8080', 'x-acs-action': 'CreateResellerUserQuota',
  'x-acs-date': '2025-08-11T01:02:03Z', 'x-acs-signature-nonce': '7ed0bedc056e4a7192494581615c028f',
  'x-acs-version': '2017-12-14' }, changes));

const V3 = [
  ['V3-1', { method: 'POST', keyId: 'YourAccessKeyId', secret: 'YourAccessKeySecret', signedHeaders: NAMES,
    parameters: [['RegionId', 'cn-shanghai'], ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd']],
    headers: headers({ host: 'ecs.cn-shanghai.aliyuncs.com', 'x-acs-action': 'RunInstances',
      'x-acs-date': '2023-10-26T10:22:32Z', 'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26' }) },
  '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259',
  '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0'],
  ['V3-2', { method: 'POST', parameters: AMOUNT.concat([['OutBizId', HARD]]), headers: headers({}) },
    'cf21ce8dbb8f38c08a278d9fbf42a6e50493aa0c2f6f2c240c6615b8f030486e',
    '2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14'],
  ['V3-3', { method: 'GET', parameters: AMOUNT.concat([['OutBizId', '']]), headers: headers({}) },
    'f04f0aaa285ab4abd965412dd1b2ab353386c8b4408e67ebed5d24220e6e9a5b',
    '8efbd1a48acb048b4092eaf9b2d4ce09e455138c48a745997969ecc218aab0ee'],
  ['V3-4', { method: 'POST', parameters: [], signedHeaders: ['content-type'].concat(NAMES),
    headers: headers({ 'x-acs-signature-nonce': 'nonce-form-1', 'content-type': 'application/x-www-form-urlencoded' }),
    body: 'Amount=100&Currency=CNY&OutBizId=%E4%B8%AD%E6%96%87+%E7%A9%BA%E6%A0%BC+a*b%7Ec%2Bd%2Fe%3Df%26g' },
  'e18fedfeecdaba13a8824a8f2dc95fdb4cf0599eb699982e8a1315af727a0b25',
  '40f7595f17475127aa4304f4bcd50e5d69e5ef44714a831f2e5f12d89ab350e9'],
  ['V3-5', { method: 'POST', parameters: AMOUNT, keyId: 'STS.testsub', secret: 'stssecret',
    headers: headers({ 'x-acs-signature-nonce': 'nonce-sts-1', 'x-acs-accesskey-id': 'STS.testsub',
      'x-acs-security-token': 'sts/token+abc==' }) },
  '94c4ec718364321cc40ba6adda61f459bf1117cc15c6c1fde451d1a11394a8ff',
  'e50eb5199f5b3dc2dd0fd78117e1446b14e0edb3d693db33cc645c023979de87'],
  ['V3-6', { method: 'POST', parameters: AMOUNT, headers: headers({ 'x-acs-signature-nonce': 'nonce-nohost-1' }),
    signedHeaders: NAMES.slice(1) },
  '75c53d53304d279758e5defc0ba132390d58bbdcad101d04ed5e3913c02ca73a',
  'daf888302602bbc3b11ba2751f444912da6fde8958e42ba5c30cb75aae5e7fc2'],
];

for (const [id, request, hash, signature] of V3) {
  test(id + ' has the signature of the official signers', async () => {
    const signed = await signing.signV3(Object.assign({ keyId: 'testid', secret: 'testsecret' }, request));
    assert.equal(signed.stringToSign, 'ACS3-HMAC-SHA256\n' + hash);
    assert.equal(signed.signature, signature);
  });
}

test('the canonical request of V3-1 is as documented', async () => {
  assert.equal((await signing.signV3(V3[0][1])).canonicalRequest, [
    'POST', '/', 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
    'host:ecs.cn-shanghai.aliyuncs.com', 'x-acs-action:RunInstances',
    'x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-acs-date:2023-10-26T10:22:32Z', 'x-acs-signature-nonce:3156853299f313e23d1673dc12e1703d',
    'x-acs-version:2014-05-26', '',
    'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'].join('\n'));
});

test('the body hash of V3-4 is as documented', async () => {
  const { steps } = await signing.signV3(Object.assign({ keyId: 'testid', secret: 'testsecret' }, V3[3][1]));
  assert.equal(steps[0].value, '4bf2570341e2a6494619b733515fc06e5a8698a84e1a41d2f3cb9deacb2ec445');
});

test('headers are trimmed, and repeated ones sorted and joined', () => {
  assert.deepEqual(signing.headerLines([['X-Acs-A', ' b '], ['x-acs-a', 'a'], ['HOST', 'h ']], ['host', 'x-acs-a']),
    [['host', 'h'], ['x-acs-a', 'a,b']]);
});

test('names are sorted by code point and not by UTF-16 unit', async () => {
  const { steps } = await signing.signV1({ method: 'GET', parameters: [['\u{1F600}', ''], ['\uFF5E', '']], secret: 's' });
  assert.equal(steps[0].value, '\uFF5E=\n\u{1F600}=');
});

test('every vector that the page offers has its expected signature', async () => {
  const expected = V1.map(([, , , , signature]) => signature).concat(V3.map(([, , , signature]) => signature));
  assert.deepEqual(signing.vectors.map(({ signature }) => signature), expected);
  for (const vector of signing.vectors) {
    const signed = await (vector.version === 'V1' ? signing.signV1 : signing.signV3)(vector);
    assert.equal(signed.signature, vector.signature, vector.id);
  }
});
