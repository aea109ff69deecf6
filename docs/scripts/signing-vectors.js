/* Requests with a known signature: Alibaba Cloud's documented examples, and our own, confirmed by several official clients. */
(function (scope) {
  'use strict';

  const TIME = '2025-08-11T01:02:03Z';
  const pairs = (text) => text.split(' ').filter(Boolean).map((pair) =>
    [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const HARD = '中文 空格 a*b~c+d/e=f&g';

  function v1(id, method, parameters, signature, secret) {
    return { id, version: 'V1', method, parameters, headers: [], body: '',
      keyId: parameters.find(([name]) => name === 'AccessKeyId')[1], secret: secret || 'testsecret', signature };
  }

  const common = (nonce, format) => pairs('Format=' + (format || 'JSON') + ' SignatureMethod=HMAC-SHA1 SignatureNonce='
    + nonce + ' SignatureVersion=1.0');
  const quota = (outBizId, nonce) => pairs('AccessKeyId=testid Action=CreateResellerUserQuota Amount=100 Currency=CNY')
    .concat([['OutBizId', outBizId]], common(nonce), pairs('Timestamp=' + TIME + ' Version=2017-12-14'));

  const NONCE = '7ed0bedc-056e-4a71-9249-4581615c028f';
  const ofV1 = [
    v1('V1-1', 'GET', pairs('AccessKeyId=testid Action=DescribeDedicatedHosts RegionId=cn-beijing').concat(
      common('edb2b34af0af9a6d14deaf7c1a5315eb'), pairs('Timestamp=2023-03-13T08:34:30Z Version=2014-05-26')),
      '9NaGiOspFP5UPcwX8Iwt2YJXXuk='),
    v1('V1-2', 'GET', pairs('AccessKeyId=testid Action=DescribeRegions').concat(
      common('3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf', 'XML'), pairs('Timestamp=2016-02-23T12:46:24Z Version=2014-05-26')),
      'OLeaidS1JvxuMvnyHOwuJ+uX5qY='),
    v1('V1-3 GET', 'GET', quota(HARD, NONCE), 'I39i0ia5rBUDreK6CfDco275s3c='),
    v1('V1-3 POST', 'POST', quota(HARD, NONCE), 'Hlr/toFRoFwgxk/f0XHjju8hZrs='),
    v1('V1-4', 'POST', pairs('AccessKeyId=STS.testsub Action=CreateResellerUserQuota Amount=100 Currency=CNY '
      + 'SecurityToken=sts/token+abc==').concat(common('nonce-sts-1'), pairs('Timestamp=' + TIME + ' Version=2017-12-14')),
      'bb1uAhxwPywe7URR81fDnzB8aA8=', 'stssecret'),
    v1('V1-5', 'POST', pairs('AccessKeyId=testid Action=CreateResourcePackage Duration=6 '
      + 'EffectiveDate=2020-03-03T12:00:00Z PackageType=FPT_ossbag_absolute_Storage_sh PricingCycle=Month '
      + 'ProductCode=ossbag Specification=40').concat(common('6000EE23-274B-4E07-A697-FF2E999520A4', 'XML'),
      pairs('Timestamp=' + TIME + ' Version=2017-12-14')), 'zQmxbvT6pOVYxfL4iHi6RluFrQ4='),
    v1('V1-6', 'POST', quota('', 'nonce-empty-1'), 'in1bQ0AKjTnoonL2MLjzU+2mtFY='),
  ];

  function v3(id, method, parameters, signature, change) {
    const headers = [['host', '127.0.0.1:8080'], ['x-acs-action', 'CreateResellerUserQuota'], ['x-acs-date', TIME],
      ['x-acs-signature-nonce', '7ed0bedc056e4a7192494581615c028f'], ['x-acs-version', '2017-12-14']];
    const vector = { id, version: 'V3', method, parameters, headers, body: '', keyId: 'testid', secret: 'testsecret',
      signature };
    (change || (() => {}))(vector, (name, value) => {
      vector.headers = vector.headers.filter(([other]) => other !== name).concat([[name, value]]);
    });
    return vector;
  }

  const AMOUNT = pairs('Amount=100 Currency=CNY');
  const ofV3 = [
    v3('V3-1', 'POST', pairs('ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd RegionId=cn-shanghai'),
      '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0', (vector, header) => {
        Object.assign(vector, { keyId: 'YourAccessKeyId', secret: 'YourAccessKeySecret' });
        header('host', 'ecs.cn-shanghai.aliyuncs.com');
        header('x-acs-action', 'RunInstances');
        header('x-acs-date', '2023-10-26T10:22:32Z');
        header('x-acs-signature-nonce', '3156853299f313e23d1673dc12e1703d');
        header('x-acs-version', '2014-05-26');
      }),
    v3('V3-2', 'POST', AMOUNT.concat([['OutBizId', HARD]]),
      '2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14'),
    v3('V3-3', 'GET', AMOUNT.concat([['OutBizId', '']]),
      '8efbd1a48acb048b4092eaf9b2d4ce09e455138c48a745997969ecc218aab0ee'),
    v3('V3-4', 'POST', [], '40f7595f17475127aa4304f4bcd50e5d69e5ef44714a831f2e5f12d89ab350e9', (vector, header) => {
      header('content-type', 'application/x-www-form-urlencoded');
      header('x-acs-signature-nonce', 'nonce-form-1');
      vector.body = 'Amount=100&Currency=CNY&OutBizId=%E4%B8%AD%E6%96%87+%E7%A9%BA%E6%A0%BC+a*b%7Ec%2Bd%2Fe%3Df%26g';
    }),
    v3('V3-5', 'POST', AMOUNT, 'e50eb5199f5b3dc2dd0fd78117e1446b14e0edb3d693db33cc645c023979de87', (vector, header) => {
      Object.assign(vector, { keyId: 'STS.testsub', secret: 'stssecret' });
      header('x-acs-signature-nonce', 'nonce-sts-1');
      header('x-acs-accesskey-id', 'STS.testsub');
      header('x-acs-security-token', 'sts/token+abc==');
    }),
    v3('V3-6', 'POST', AMOUNT, 'daf888302602bbc3b11ba2751f444912da6fde8958e42ba5c30cb75aae5e7fc2', (vector, header) => {
      header('x-acs-signature-nonce', 'nonce-nohost-1');
      vector.signedHeaders = ['x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce',
        'x-acs-version'];
    }),
  ];

  Object.assign(scope.bssSigning, { vectors: ofV1.concat(ofV3) });
})(globalThis);
