'use strict';

// Makes one call of each operation, one that fails and one that is throttled, with each official client; prints a JSON line for each.
// Usage: node clients.js HOST:PORT

const BssOpenApi = require('@alicloud/bssopenapi20171214');
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const { RPCClient } = require('@alicloud/pop-core');

const endpoint = process.argv[2];
const accessKeyId = 'testid';
const accessKeySecret = 'testsecret';

const resourcePackage = {
  ProductCode: 'ossbag',
  PackageType: 'FPT_ossbag_absolute_Storage_sh',
  Specification: '40',
  Duration: 6,
};
const quota = (ownerId, outBizId) => ({ OwnerId: ownerId, Amount: '100', Currency: 'CNY', OutBizId: outBizId });
const SPECIAL = "中文 空格 a*b~c+d/e=f&g";

async function report(client, call, promise) {
  let line;
  try {
    line = { client, call, ok: true, answer: await promise };
  } catch (error) {
    line = { client, call, ok: false, name: error.name, code: error.code, status: error.statusCode, message: error.message,
      retryAfter: error.retryAfter };
  }
  console.log(JSON.stringify(line));
}

async function v2(name, more) {
  const config = new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'http' });
  Object.assign(config, more);
  const client = new BssOpenApi.default(config);
  const lower = (parameters) =>
    Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key[0].toLowerCase() + key.slice(1), value]));
  const openQuota = (parameters) =>
    client.createResellerUserQuota(new BssOpenApi.CreateResellerUserQuotaRequest(lower(parameters)));
  const order = (parameters) =>
    client.createResourcePackage(new BssOpenApi.CreateResourcePackageRequest(lower(parameters)));
  const body = async (response) => (await response).body;
  const owner = name === 'v2' ? 239000001 : 239000002;
  await report(name, 'quota', body(openQuota(quota(owner, `${name} ${SPECIAL}`))));
  await report(name, 'package', body(order(resourcePackage)));
  await report(name, 'error', body(order({ ...resourcePackage, ProductCode: 'nosuchbag' })));
  await report(name, 'throttled', body(order({ ...resourcePackage, ProductCode: 'sim-fault-Throttling.Api' })));
}

async function pop() {
  const client = new RPCClient({ accessKeyId, accessKeySecret, endpoint: `http://${endpoint}`, apiVersion: '2017-12-14' });
  const post = { method: 'POST' };
  await report('pop', 'quota', client.request('CreateResellerUserQuota', quota(239000003, `pop ${SPECIAL}`)));
  await report('pop', 'package', client.request('CreateResourcePackage', resourcePackage, post));
  await report('pop', 'error', client.request('CreateResourcePackage', { ...resourcePackage, ProductCode: 'nosuchbag' }, post));
  const throttled = { ...resourcePackage, ProductCode: 'sim-fault-Throttling.Api' };
  await report('pop', 'throttled', client.request('CreateResourcePackage', throttled, post));
}

async function main() {
  await v2('v2', {});
  await v2('v2-signed-v1', { signatureAlgorithm: 'v2' });
  await pop();
}

main();
