// Faults: the simulator provides the list of possible faults and the armed ones.

import { get, post, remove } from './api.js';
import { by, element, onAction, table, write } from './view.js';

let menu = { operations: [], gateway: [], mishaps: [] };
let refreshAll = () => {};

const errorText = (error) =>
  `${error.status} ${error.code}${error.word === error.code ? '' : ` ${error.word}`}`;

const byAction = (action) => menu.operations.find((operation) => operation.action === action);

function group(label, kind, rows, text) {
  const options = rows.map((row) => {
    const option = element('option', '', text(row));
    option.value = `${kind}:${row.word}`;
    return option;
  });
  const made = element('optgroup', '', ...options);
  made.label = label;
  return made;
}

/** Keeps the selected error if the new operation has it, too. */
function fillErrors() {
  const action = by('fault-operation').value;
  const chosen = by('fault-error').value;
  const own = byAction(action)?.errors ?? [];
  const groups = [
    group(`Errors of ${action}`, 'code', own, errorText),
    group('Errors of the gateway', 'code', menu.gateway.filter((error) => !own.some((one) => one.word === error.word)), errorText),
    group('Transport faults', 'fault', menu.mishaps, (mishap) => mishap.word),
  ].filter((one) => one.children.length > 0);
  by('fault-error').replaceChildren(...groups);
  if ([...by('fault-error').options].some((option) => option.value === chosen)) {
    by('fault-error').value = chosen;
  }
  explain();
}

function choice() {
  const [, kind, word] = /^(code|fault):(.*)$/.exec(by('fault-error').value);
  const rows = kind === 'fault' ? menu.mishaps : [...(byAction(by('fault-operation').value)?.errors ?? []), ...menu.gateway];
  return { kind, word, row: rows.find((row) => row.word === word) };
}

function explain() {
  const { row } = choice();
  write(by('fault-says'), row.says ?? `“${row.message}” ${row.when}`);
  by('fault-milliseconds-label').hidden = !row.takesTime;
  by('fault-number').max = by('fault-schedule').value === 'probability' ? 100 : 1000000;
}

function requestBody() {
  const { kind, word, row } = choice();
  const number = by('fault-number').valueAsNumber;
  const schedule = by('fault-schedule').value;
  const body = { [kind]: word, [schedule]: schedule === 'probability' ? number / 100 : number };
  if (by('fault-operation').value) {
    body.action = by('fault-operation').value;
  }
  if (by('fault-key').value.trim()) {
    body.key = by('fault-key').value.trim();
  }
  if (row.takesTime) {
    body.milliseconds = by('fault-milliseconds').valueAsNumber;
  }
  return body;
}

function schedule(fault) {
  const parts = [];
  if (fault.every) {
    parts.push(`1 call in ${fault.every}`);
  }
  if (fault.probability) {
    parts.push(`${Number((fault.probability * 100).toFixed(2))} % of the calls`);
  }
  if (fault.times) {
    parts.push(fault.times === 1 ? 'the next call' : `the next ${fault.times} calls`);
  }
  if (fault.key) {
    parts.push(`with key ${fault.key}`);
  }
  Object.entries(fault.parameters ?? {}).forEach(([name, value]) => parts.push(`with ${name}=${value}`));
  return parts.join(', ') || 'always';
}

const what = (fault) => fault.fault
  ? fault.fault + (fault.milliseconds ? `, ${fault.milliseconds} ms` : '')
  : `${fault.status} ${fault.code}`;

const show = table('armed', (fault) => fault.id, (fault) => [
  { text: what(fault), mono: true },
  fault.action ?? 'all operations',
  schedule(fault),
  fault.met,
  { button: 'Disarm', label: `Disarm ${what(fault)}`, act: () => disarm(fault.id) },
]);

/** Ignores errors: the fault may have been used up meanwhile. */
async function disarm(id) {
  await remove(`faults/${encodeURIComponent(id)}`).catch(() => {});
  await refreshAll();
}

export const refresh = async () => show((await get('faults')).faults);

/** Loads the possible faults and returns the names of the operations. */
export async function start(refreshPage) {
  refreshAll = refreshPage;
  menu = await get('fault-words');
  const actions = menu.operations.map((operation) => operation.action);
  by('fault-operation').append(...actions.map((action) => element('option', '', action)));
  by('fault-operation').value = actions[0] ?? '';
  fillErrors();
  by('fault-operation').addEventListener('change', fillErrors);
  by('fault-error').addEventListener('change', explain);
  by('fault-schedule').addEventListener('change', explain);
  onAction(by('fault-form'), () => post('faults', requestBody()), refreshAll);
  return actions;
}
