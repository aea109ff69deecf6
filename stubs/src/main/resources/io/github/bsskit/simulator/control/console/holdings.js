// Orders, quota ledgers, accounts and rate windows.

import { get, post } from './api.js';
import { by, element, onAction, shortTime, table, write } from './view.js';

let calls = new Map();
let duplicates = new Set();
let clockNow = '';

const mono = (text) => ({ text, mono: true });

function callOf(order) {
  const call = calls.get(order.orderId);
  return call ? `#${call.number}${call.answerLost ? ', response lost' : ''}` : '–';
}

const showOrders = table('orders', (order) => order.orderId, (order) => [
  mono(order.orderId),
  mono(shortTime(order.orderedAt, clockNow)),
  mono(order.buyer),
  mono(order.owner),
  `${order.productCode} ${order.specification}, ${order.packageType}`,
  `${order.duration} ${order.pricingCycle}`,
  mono(order.instanceId),
  callOf(order),
  duplicates.has(order.orderId) ? { text: 'possible duplicate', badge: 'warn' } : '',
], (order) => (duplicates.has(order.orderId) ? 'suspect' : ''));

const showLedgers = table('ledgers', (ledger) => `${ledger.owner} ${ledger.openedAt}`, (ledger) => [
  mono(ledger.owner),
  mono(`${ledger.amount} ${ledger.currency}`),
  ledger.outBizId ?? '–',
  mono(ledger.opener),
  mono(shortTime(ledger.openedAt, clockNow)),
]);

const showAccounts = table('accounts', (key) => key.accessKeyId, (key) => [
  mono(key.accessKeyId),
  mono(key.accountId),
  key.type,
  mono(key.owners.join(', ') || '–'),
  key.permissions.join(', ') || 'none',
  stateOf(key),
]);

const showRates = table('rates', (rate) => `${rate.account} ${rate.action}`, (rate) => [
  mono(rate.account),
  rate.action,
  `${rate.used} of ${rate.limit} in ${rate.seconds} s`,
  rate.roomAt ? { text: shortTime(rate.roomAt, clockNow), badge: 'warn' } : 'now',
]);

function stateOf(key) {
  if (!key.active) {
    return { text: 'disabled', badge: 'bad' };
  }
  if (key.expired) {
    return { text: 'expired', badge: 'bad' };
  }
  if (key.made) {
    return { text: 'created', badge: 'good' };
  }
  return key.temporary ? 'temporary' : 'active';
}

const counted = (number, thing) => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** Loads orders and ledgers. */
export async function refreshLedger(now) {
  clockNow = now;
  const ledger = await get('ledger');
  calls = new Map(ledger.moneyMovingCalls.map((call) => [call.orderId, call]));
  duplicates = new Set(ledger.suspectedDuplicates.flatMap((group) => group.orderIds));
  write(by('bought'), ledger.wouldHaveBought);
  showOrders([...ledger.orders].reverse());
  showLedgers([...ledger.ledgers].reverse());
  write(by('orders-count'), counted(ledger.orders.length, 'order'));
  write(by('ledgers-count'), counted(ledger.ledgers.length, 'ledger'));
  showDuplicates(ledger.suspectedDuplicates);
}

function showDuplicates(groups) {
  const texts = groups.map((group) => `Orders ${group.orderIds.join(', ')}: ${group.why}`);
  if (texts.join('\n') !== [...by('suspicions').children].map((line) => line.textContent).join('\n')) {
    by('suspicions').replaceChildren(...texts.map((text) => element('li', '', text)));
  }
}

export async function refreshRates(now) {
  clockNow = now;
  const response = await get('rate-windows');
  showRates(response.windows);
  by('rates-off').hidden = response.enforced;
}

export const refreshAccounts = async () => showAccounts((await get('accounts')).accounts);

/** Creates an account and shows its secret, which is not available later. */
async function make() {
  const made = await post('accounts', { type: by('account-type').value });
  const code = (text) => element('code', '', text);
  const close = element('button', '', 'Done');
  close.type = 'button';
  close.addEventListener('click', () => {
    forget();
    by('account-make').focus();
  });
  by('account-made').replaceChildren(
      element('p', '', `Account ${made.accountId} was created. Its secret is shown only once.`),
      element('p', '', 'AccessKeyId ', code(made.accessKeyId)),
      element('p', '', 'AccessKeySecret ', code(made.accessKeySecret)),
      element('p', '', 'Owners ', code(made.owners.join(', '))),
      close);
}

/** Hides the secret of an account. */
export const forget = () => by('account-made').replaceChildren();

export function start(refreshAll) {
  onAction(by('account-make'), make, refreshAll);
  onAction(by('refill'), () => post('rate-windows/refill'), refreshAll);
}
