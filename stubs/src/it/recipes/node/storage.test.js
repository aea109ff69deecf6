'use strict';

// Usage: BSS_SIMULATOR=bss-simulator.jar npm test

const assert = require('node:assert/strict');
const { after, before, beforeEach, test } = require('node:test');
const { Simulator } = require('./simulator.js');
const { buyStorage } = require('./storage.js');

let simulator;
let account;
const config = () => ({
  accessKeyId: account.accessKeyId,
  accessKeySecret: account.accessKeySecret,
  endpoint: simulator.endpoint,
  protocol: 'http',
});

// The client rounds order ids greater than 2^53, so use small ones.
before(async () => {
  simulator = await Simulator.start(process.env.BSS_SIMULATOR, '--order-ids', 'small');
});
after(() => simulator?.stop());

// Each test has its own account, isolated from the orders and faults of other tests.
beforeEach(async () => {
  account = await simulator.control('POST', 'accounts');
});

async function ordersOfTheTest() {
  const { orders } = await simulator.control('GET', 'ledger');
  return orders.filter((order) => order.buyer === account.accountId);
}

test('buys once', async () => {
  const orderId = await buyStorage(config());

  assert.deepEqual((await ordersOfTheTest()).map((order) => order.orderId), [String(orderId)]);
});

test('retries after an InternalError', async () => {
  await simulator.control('POST', 'faults',
    { action: 'CreateResourcePackage', code: 'InternalError', key: account.accessKeyId });

  await buyStorage(config());

  assert.equal((await ordersOfTheTest()).length, 1);
});

test('reports a lost response', async () => {
  await simulator.control('POST', 'faults',
    { action: 'CreateResourcePackage', fault: 'commit-then-drop', key: account.accessKeyId });

  await assert.rejects(buyStorage(config()));

  assert.equal((await ordersOfTheTest()).length, 1);
});
