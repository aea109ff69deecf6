[#include "node-literal.ftl"]
'use strict';

[=comment("// ", program.summary)]
[#if program.unique]
const { randomUUID } = require('node:crypto');
[/#if]
const BssOpenApi = require('@alicloud/bssopenapi20171214');
const { $OpenApiUtil[#if program.wide], OpenApiUtil[/#if] } = require('@alicloud/openapi-core');

const client = new BssOpenApi.default(new $OpenApiUtil.Config({
  accessKeyId: process.env.BSS_ACCESS_KEY_ID ?? 'testid',
  accessKeySecret: process.env.BSS_ACCESS_KEY_SECRET ?? 'testsecret',
  endpoint: process.env.BSS_ENDPOINT ?? '127.0.0.1:8080',
  protocol: 'http', // https for the real service
}));

[#if program.wide]
[=comment("// ", "Replaces client." + program.action?uncap_first + "(request), which rounds integers beyond 2^53. With bodyType string, callApi returns the response as text.")]
async function callExactly(request) {
  const params = new $OpenApiUtil.Params({
    action: '[=program.action]', version: '[=version]', style: 'RPC', authType: 'AK',
    method: 'POST', protocol: 'HTTPS', pathname: '/', reqBodyType: 'formData', bodyType: 'string',
  });
  const query = OpenApiUtil.query(request.toMap());
  const { body } = await client.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), {});
  // Turns long integers into strings before they are parsed as numbers.
  return JSON.parse(body.replace(/("\w+":\s*)(\d{16,})/g, '$1"$2"'));
}

[/#if]
async function send(request) {
  try {
[#if program.wide]
    const response = await callExactly(request);
[#list program.printed as field]
    console.log(`[=field.path?join(".")]: ${response.[=field.path?join(".")]}`);
[/#list]
[#else]
    const response = (await client.[=program.action?uncap_first](request)).body;
[#list program.printed as field]
    console.log(`[=field.path?join(".")]: ${response.[=field.path?map(name -> name?uncap_first)?join(".")]}`);
[/#list]
[/#if]
  } catch (error) {
    if (!error.data) {
[=comment("      // ", program.caution)]
      throw error;
    }
    console.log(`Error: ${error.statusCode} ${error.code}`);
    console.log(`Message: ${error.data.Message}`); // error.message adds code, status and ID
    console.log(`RequestId: ${error.requestId}`);
[#list program.branches as branch]
    if (error.code === '[=branch.code?js_string]') {
[=comment("      // ", branch.advice)]
      console.log('[=branch.says?js_string]');
      return;
    }
[/#list]
    throw error;
  }
}

async function main() {
  await send(new BssOpenApi.[=program.action]Request({
[#list program.call as argument]
    [=argument.name?uncap_first]: [=literal(argument)],
[/#list]
  }));
[#if program.expected?has_content]

[=comment("  // ", program.expected)]
  await send(new BssOpenApi.[=program.action]Request({
[#list program.wrong as argument]
    [=argument.name?uncap_first]: [=literal(argument)],
[/#list]
  }));
[/#if]
}

main();
