// The simulator's clock.

import { get, post } from './api.js';
import { by, onAction, write } from './view.js';

/** Shows the time and returns it. */
export async function refresh() {
  const { now, frozen } = await get('clock');
  for (const id of ['now', 'clock-now']) {
    write(by(id), now);
    by(id).dateTime = now;
  }
  by('frozen').hidden = !frozen;
  write(by('clock-state'), frozen ? 'frozen' : 'running');
  by('clock-freeze').disabled = frozen;
  by('clock-resume').disabled = !frozen;
  return now;
}

const advance = (seconds) => post('clock/advance', { seconds });

/** The used button gets disabled, so the focus moves to the other one. */
async function toggle(path, other) {
  await post(path);
  await refresh();
  by(other).focus();
}

export function start(refreshAll) {
  onAction(by('clock-freeze'), () => toggle('clock/freeze', 'clock-resume'), refreshAll);
  onAction(by('clock-resume'), () => toggle('clock/resume', 'clock-freeze'), refreshAll);
  document.querySelectorAll('.advance').forEach((button) => {
    onAction(button, () => advance(Number(button.dataset.seconds)), refreshAll);
  });
  onAction(by('clock-advance-form'), () => advance(by('clock-seconds').valueAsNumber), refreshAll);
  onAction(by('clock-set-form'), () => post('clock/set', { now: by('clock-time').value.trim() }), refreshAll);
}
