// The journal: calls with the reasons of their answers, the newest first.

import { get, remove } from './api.js';
import { by, element, onAct, shortTime, tell, write } from './view.js';

const MOST = 200;
const BADGES = { 'carried-out': 'good', refused: 'bad', fault: 'warn' };

const list = by('journal');
let last = 0;
let removals = -1;
let turn = 0;
let isListed = false;
let isPaused = false;
let clockNow = '';

const filters = () => {
  const query = new URLSearchParams({ limit: MOST });
  if (by('journal-operation').value) {
    query.set('action', by('journal-operation').value);
  }
  if (by('journal-violations').checked) {
    query.set('violations', 'true');
  }
  return query;
};

function startAnew() {
  last = 0;
  isListed = false;
  turn++;
  list.replaceChildren();
}

const ask = () => get(`journal?${filters()}&since=${last}`);

/**
 * Asks for what came since the last time.
 *
 * @param now the simulator's time
 * @returns whether anything has changed
 */
export async function look(now) {
  clockNow = now;
  if (isPaused && isListed) {
    return false;
  }
  const asked = turn;
  const told = await ask();
  if (asked !== turn) {
    return true; // another filter was chosen meanwhile; it has asked for a look of its own
  }
  const isAnew = told.removals !== removals;
  if (isAnew && last > 0) {
    removals = told.removals;
    startAnew();
    await look(now);
    return true;
  }
  const hasNews = isAnew || told.last !== last;
  removals = told.removals;
  last = told.last;
  show(told.entries.filter((entry) => !known(entry.number)));
  return hasNews;
}

function show(added) {
  added.forEach((entry) => list.prepend(item(entry)));
  while (list.children.length > MOST) {
    list.lastElementChild.remove();
  }
  if (added.length > 0 && isListed) {
    announce(added);
  }
  isListed = true;
  by('journal-empty').hidden = list.children.length > 0;
  write(by('journal-count'), `${list.children.length} shown, ${last} since the start or the last reset`);
}

const known = (number) => list.querySelector(`[data-number="${Number(number)}"]`);

function announce(added) {
  const newest = added[added.length - 1];
  const calls = added.length === 1 ? 'One new call' : `${added.length} new calls`;
  write(by('journal-news'), `${calls}; the last: ${newest.action ?? 'no operation'}, ${newest.status} ${newest.code}.`);
}

const reason = (entry) => entry.why ?? entry.violations?.[0];

function inShort(entry) {
  const why = reason(entry);
  const about = why?.parameter ? `${why.parameter}=“${why.seen ?? ''}”: ` : '';
  const lost = entry.answerLost ? ' The answer was lost.' : '';
  const text = why ? `${about}${entry.why ? why.cause : why.row}` : orderOf(entry);
  return (entry.fault ? `A fault: ${entry.fault}. ` : '') + text + lost;
}

/** What a success gave out, each number once; the request's own id says nothing here. */
function orderOf(entry) {
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
      element('span', 'why', inShort(entry)));
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

/** What was sent and answered is asked for only when somebody wants to see it. */
async function open(details, entry) {
  const detail = element('div', 'detail',
      facts([['Number', entry.number], ['Time', entry.time], ['RequestId', entry.requestId], ['Account', entry.account]]));
  const isOfWhy = (violation) => violation.row === entry.why?.row;
  const violations = entry.violations ?? [];
  if (entry.why) {
    detail.append(element('h3', '', violations.some(isOfWhy) ? 'Why; a violation' : 'Why'), why(entry.why));
  }
  violations.filter((violation) => !isOfWhy(violation)).forEach((violation) => {
    detail.append(element('h3', '', 'Violation'), why(violation));
  });
  details.append(detail);
  try {
    const whole = await get(`journal/${entry.number}`);
    detail.append(
        element('h3', '', 'Request'), raw(whole.request, `Request of call ${entry.number}`),
        element('h3', '', entry.answerLost ? 'Answer, which was lost' : 'Answer'),
        raw(whole.response, `Answer to call ${entry.number}`));
  } catch (problem) {
    tell(problem);
  }
}

function why(reason) {
  const list = facts([
    ['Rule', reason.rule], ['Parameter', reason.parameter], ['Seen', reason.seen],
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

/** Makes the tools above the list work. */
export function start(actions, lookAnew) {
  by('journal-operation').append(...actions.map((action) => element('option', '', action)));
  for (const id of ['journal-operation', 'journal-violations']) {
    by(id).addEventListener('change', () => {
      startAnew();
      return lookAnew();
    });
  }
  by('journal-pause').addEventListener('click', () => {
    isPaused = !isPaused;
    by('journal-pause').setAttribute('aria-pressed', isPaused);
    return lookAnew();
  });
  onAct(by('journal-clear'), async () => {
    await remove('journal');
    startAnew();
  }, lookAnew);
}
