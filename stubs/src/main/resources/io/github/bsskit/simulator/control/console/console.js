// The console: asks the simulator about once a second, while somebody looks.

import { get, hasToken, keepToken, Problem } from './api.js';
import * as clock from './clock.js';
import * as faults from './faults.js';
import * as holdings from './holdings.js';
import * as journal from './journal.js';
import * as state from './state.js';
import { by, onAct, tell, write } from './view.js';
import * as wireMock from './wiremock.js';

const PERIOD = 1000;
/** What seldom changes by itself is looked at each so many-th time. */
const SELDOM = 5;

let isStarted = false;
let wantsToken = false;
let isLooking = false;
let looksAgain = false;
let looks = 0;

function status(text, className) {
  write(by('status'), text);
  by('status').className = className;
}

async function showHealth() {
  const health = await get('health');
  write(by('version'), health.version);
  write(by('spec'), health.spec.slice(0, 'sha256:'.length + 12));
  by('spec').title = health.spec;
  write(by('auth'), health.auth);
  write(by('seed'), health.seed ?? 'none');
  by('docs-link').hidden = !health.docs;
  // A link cannot send the token.
  by('journal-link').hidden = hasToken();
  by('openapi-link').hidden = hasToken();
}

async function start() {
  await showHealth();
  const actions = await faults.start(lookAnew);
  journal.start(actions, lookAnew);
  holdings.start(lookAnew);
  clock.start(lookAnew);
  state.start(lookAnew);
  isStarted = true;
}

/** @param isWhole whether what seldom changes is to be looked at as well */
async function look(isWhole) {
  if (!isStarted) {
    await start();
  }
  const now = await clock.look();
  const hasNews = await journal.look(now);
  await faults.look();
  if (hasNews || isWhole || looks % SELDOM === 0) {
    await holdings.lookAtLedger(now);
    await holdings.lookAtRates(now);
    await holdings.lookAtAccounts();
    await wireMock.look();
  }
  looks++;
}

/** One look at a time; what is wished for meanwhile is done afterwards. */
async function lookSafely(isWhole) {
  if (isLooking || wantsToken) {
    looksAgain ||= isWhole;
    return;
  }
  isLooking = true;
  try {
    await look(isWhole);
    status('ready', 'ready');
  } catch (problem) {
    failed(problem);
  }
  isLooking = false;
  if (looksAgain) {
    looksAgain = false;
    await lookSafely(true);
  }
}

const lookAnew = () => lookSafely(true);

function failed(problem) {
  if (problem instanceof Problem && problem.wantsToken) {
    askForToken(problem);
  } else if (problem instanceof Problem) {
    status('answers with a problem', 'lost');
    tell(problem);
  } else {
    status('does not answer', 'lost');
  }
}

function askForToken(problem) {
  wantsToken = true;
  status('wants a token', '');
  write(by('token-why'), problem.message);
  by('token-form').hidden = false;
  by('main').hidden = true;
  by('token').focus();
}

onAct(by('token-form'), async () => {
  keepToken(by('token').value);
  by('token').value = '';
  by('token-form').hidden = true;
  by('main').hidden = false;
  wantsToken = false;
}, lookAnew);

document.addEventListener('visibilitychange', () => document.hidden || lookSafely(false));
setInterval(() => document.hidden || lookSafely(false), PERIOD);
lookSafely(true);
