// The whole state: reset, export, import.

import { getText, post, put } from './api.js';
import { forget } from './holdings.js';
import { by, element, onAct, write } from './view.js';

const done = (text) => write(by('state-done'), text);

async function reset() {
  by('reset-dialog').close();
  await post('reset');
  forget();
  done('Everything is as at the start.');
}

async function save() {
  const text = await getText('state');
  const link = element('a', '');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'bss-simulator-state.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  done('The state was exported. The file has the secrets of made accounts.');
}

async function load(input) {
  const [file] = input.files;
  input.value = '';
  await put('state', await file.text());
  forget();
  done(`The state is that of ${file.name}.`);
}

export function start(lookAnew) {
  by('reset').addEventListener('click', () => by('reset-dialog').showModal());
  by('reset-cancel').addEventListener('click', () => by('reset-dialog').close());
  onAct(by('reset-confirm'), reset, lookAnew);
  onAct(by('export'), save, lookAnew);
  onAct(by('import'), (event) => load(event.target), lookAnew);
}
