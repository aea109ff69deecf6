'use strict';

const BssOpenApi = require('@alicloud/bssopenapi20171214');
const { $OpenApiUtil } = require('@alicloud/openapi-core');

/** Buys storage for six months. Retries once after an InternalError, which bought nothing. */
async function buyStorage(config) {
  const client = new BssOpenApi.default(new $OpenApiUtil.Config(config));
  const request = new BssOpenApi.CreateResourcePackageRequest({
    productCode: 'ossbag', packageType: 'FPT_ossbag_absolute_Storage_sh', specification: '40', duration: 6,
  });
  try {
    return (await client.createResourcePackage(request)).body.orderId;
  } catch (error) {
    if (error.code !== 'InternalError') {
      throw error;
    }
    return (await client.createResourcePackage(request)).body.orderId;
  }
}

module.exports = { buyStorage };
