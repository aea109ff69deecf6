[#include "node-literal.ftl"]
[#assign others = program.codes?filter(code -> !["200", "OK", "Success", "success"]?seq_contains(code))]
'use strict';

[=comment("// ", program.summary)]
[#if program.unique]
const { randomUUID } = require('node:crypto');
[/#if]
const { RPCClient } = require('@alicloud/pop-core');

const client = new RPCClient({
  accessKeyId: process.env.BSS_ACCESS_KEY_ID ?? 'testid',
  accessKeySecret: process.env.BSS_ACCESS_KEY_SECRET ?? 'testsecret',
  endpoint: `http://${process.env.BSS_ENDPOINT ?? '127.0.0.1:8080'}`, // https for the real service
  apiVersion: '[=version]',
[#if others?has_content]
  codes: [[#list others as code]'[=code?js_string]'[#sep], [/#list]], // Codes of a success
[/#if]
});

async function send(parameters) {
  try {
    // Use 'POST' in upper case; other values send the parameters in the URL.
    const response = await client.request('[=program.action]', parameters, { method: 'POST' });
[#if program.wide]
    // An integer beyond 2^53 is a BigNumber, which keeps all digits.
[/#if]
[#list program.printed as field]
    console.log(`[=field.path?join(".")]: ${response.[=field.path?join(".")]}`);
[/#list]
  } catch (error) {
    if (!error.data) {
[=comment("      // ", program.caution)]
      throw error;
    }
    // This client checks only the Code of the response; the HTTP status is in the entry.
    console.log(`Error: ${error.entry.response.statusCode} ${error.code}`);
    console.log(`Message: ${error.data.Message}`); // error.message adds the URL with the key ID
    console.log(`RequestId: ${error.data.RequestId}`);
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
  await send({
[#list program.call as argument]
    [=argument.name]: [=literal(argument)],
[/#list]
  });
[#if program.expected?has_content]

[=comment("  // ", program.expected)]
  await send({
[#list program.wrong as argument]
    [=argument.name]: [=literal(argument)],
[/#list]
  });
[/#if]
}

main();
