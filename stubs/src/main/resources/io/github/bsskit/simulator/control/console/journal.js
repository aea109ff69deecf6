// The journal: calls and the reasons for their results, newest first.

import { get, remove } from './api.js';
import { by, element, onAction, shortTime, showProblem, write } from './view.js';

const MAX_ROWS = 200;
const BADGES = { 'carried-out': 'good', refused: 'bad', fault: 'warn' };

const list = by('journal');
let last = 0;
let removals = -1;
let generation = 0;
let isLoaded = false;
let isPaused = false;
let clockNow = '';
/** The simulators that handled the calls shown. */
const simulators = new Set();

const filters = () => {
  const query = new URLSearchParams({ limit: MAX_ROWS });
  if (by('journal-operation').value) {
    query.set('action', by('journal-operation').value);
  }
  if (by('journal-violations').checked) {
    query.set('violations', 'true');
  }
  return query;
};

function restart() {
  last = 0;
  isLoaded = false;
  generation++;
  list.replaceChildren();
  simulators.clear();
}

const ask = () => get(`journal?${filters()}&since=${last}`);

/**
 * Loads the calls since the last request.
 *
 * @param now the simulator's time
 * @returns whether anything has changed
 */
export async function refresh(now) {
  clockNow = now;
  if (isPaused && isLoaded) {
    return false;
  }
  const asked = generation;
  const response = await ask();
  if (asked !== generation) {
    return true; // the filter has changed meanwhile and has started its own request
  }
  const isRemoved = response.removals !== removals;
  if (isRemoved && last > 0) {
    removals = response.removals;
    restart();
    await refresh(now);
    return true;
  }
  const hasChanged = isRemoved || response.last !== last;
  removals = response.removals;
  last = response.last;
  show(response.entries.filter((entry) => !known(entry.number)));
  return hasChanged;
}

function show(added) {
  added.forEach((entry) => list.prepend(item(entry)));
  added.filter((entry) => entry.simulator).forEach((entry) => simulators.add(entry.simulator));
  list.classList.toggle('several', simulators.size > 1);
  while (list.children.length > MAX_ROWS) {
    list.lastElementChild.remove();
  }
  if (added.length > 0 && isLoaded) {
    announce(added);
  }
  isLoaded = true;
  by('journal-empty').hidden = list.children.length > 0;
  write(by('journal-count'), `${list.children.length} shown, ${last} since the start or the last reset`);
}

const known = (number) => list.querySelector(`[data-number="${Number(number)}"]`);

function announce(added) {
  const newest = added[added.length - 1];
  const calls = added.length === 1 ? 'One new call' : `${added.length} new calls`;
  write(by('journal-news'), `${calls}. Latest: ${newest.action ?? 'no operation'}, ${newest.status} ${newest.code}.`);
}

const reason = (entry) => entry.why ?? entry.violations?.[0];

function summaryText(entry) {
  const why = reason(entry);
  const about = why?.parameter ? `${why.parameter}=“${why.seen ?? ''}”: ` : '';
  const lost = entry.answerLost ? ' The response was lost.' : '';
  const text = why ? `${about}${entry.why ? why.cause : why.row}` : responseIds(entry);
  return (entry.fault ? `Fault: ${entry.fault}. ` : '') + text + lost;
}

/** The ids in a successful response, each once, without the RequestId. */
function responseIds(entry) {
  const ids = new Map();
  Object.entries(entry.answer ?? {})
    .filter(([name]) => /Id$/.test(name) && name !== 'RequestId')
    .forEach(([name, value]) => ids.set(String(value), name.replace(/.*\./, '')));
  return [...ids].map(([value, name]) => `${name} ${value}`).join(', ');
}

function item(entry) {
  const summary = element('summary', '',
      element('span', 'mono time', shortTime(entry.time, clockNow)),
      element('span', 'action', entry.action || '(no operation)'),
      element('span', 'mono key', entry.key ?? '–'),
      element('span', 'mono answer', `${entry.status} ${entry.code}`),
      element('span', `verdict badge ${BADGES[entry.verdict] ?? ''}`, entry.verdict),
      element('span', 'why', element('span', 'simulator badge', entry.simulator ?? ''), ' ', summaryText(entry)));
  if (entry.violations) {
    summary.querySelector('.answer').append(' ', element('span', 'badge warn', 'violation'));
  }
  const details = element('details', '', summary);
  details.addEventListener('toggle', () => details.open && open(details, entry), { once: true });
  const row = element('li', '', details);
  row.dataset.number = entry.number;
  row.dataset.code = entry.code;
  row.dataset.verdict = entry.verdict;
  return row;
}

/** Loads the request and the response only when the entry is opened. */
async function open(details, entry) {
  const detail = element('div', 'detail',
      facts([['Number', entry.number], ['Time', entry.time], ['RequestId', entry.requestId], ['Account', entry.account],
        ['Simulator', entry.simulator]]));
  const isReason = (violation) => violation.row === entry.why?.row;
  const violations = entry.violations ?? [];
  if (entry.why) {
    detail.append(element('h3', '', violations.some(isReason) ? 'Reason (violation)' : 'Reason'), why(entry.why));
  }
  violations.filter((violation) => !isReason(violation)).forEach((violation) => {
    detail.append(element('h3', '', 'Violation'), why(violation));
  });
  details.append(detail);
  try {
    const whole = await get(`journal/${entry.number}`);
    detail.append(
        element('h3', '', 'Request'), raw(whole.request, `Request of call ${entry.number}`),
        element('h3', '', entry.answerLost ? 'Response (lost)' : 'Response'),
        raw(whole.response, `Response to call ${entry.number}`));
  } catch (problem) {
    showProblem(problem);
  }
}

function why(reason) {
  const list = facts([
    ['Rule', reason.rule], ['Parameter', reason.parameter], ['Value', reason.seen],
    ['Contract', reason.row], ['Cause', reason.cause], ['What to change', reason.change]]);
  list.lastElementChild?.classList.add('change');
  return list;
}

function facts(pairs) {
  const list = element('dl', '');
  pairs.filter(([, value]) => value !== undefined && value !== '').forEach(([name, value]) => {
    list.append(element('dt', '', name), element('dd', '', value));
  });
  return list;
}

function raw(text, label) {
  const box = element('pre', '', text ?? '');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', label);
  return box;
}

/** Initializes the controls above the list. */
export function start(actions, refreshAll) {
  by('journal-operation').append(...actions.map((action) => element('option', '', action)));
  for (const id of ['journal-operation', 'journal-violations']) {
    by(id).addEventListener('change', () => {
      restart();
      return refreshAll();
    });
  }
  by('journal-pause').addEventListener('click', () => {
    isPaused = !isPaused;
    by('journal-pause').setAttribute('aria-pressed', isPaused);
    return refreshAll();
  });
  onAction(by('journal-clear'), async () => {
    await remove('journal');
    restart();
  }, refreshAll);
}
