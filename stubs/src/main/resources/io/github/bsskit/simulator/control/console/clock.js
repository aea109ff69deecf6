// The simulator's clock.

import { get, post } from './api.js';
import { by, onAct, write } from './view.js';

/** Shows the time and answers it. */
export async function look() {
  const { now, frozen } = await get('clock');
  for (const id of ['now', 'clock-now']) {
    write(by(id), now);
    by(id).dateTime = now;
  }
  by('frozen').hidden = !frozen;
  write(by('clock-state'), frozen ? 'stands still' : 'goes');
  by('clock-freeze').disabled = frozen;
  by('clock-resume').disabled = !frozen;
  return now;
}

const advance = (seconds) => post('clock/advance', { seconds });

/** A button that has done its work is disabled, and hands the focus on. */
async function turn(path, other) {
  await post(path);
  await look();
  by(other).focus();
}

export function start(lookAnew) {
  onAct(by('clock-freeze'), () => turn('clock/freeze', 'clock-resume'), lookAnew);
  onAct(by('clock-resume'), () => turn('clock/resume', 'clock-freeze'), lookAnew);
  document.querySelectorAll('.advance').forEach((button) => {
    onAct(button, () => advance(Number(button.dataset.seconds)), lookAnew);
  });
  onAct(by('clock-advance-form'), () => advance(by('clock-seconds').valueAsNumber), lookAnew);
  onAct(by('clock-set-form'), () => post('clock/set', { now: by('clock-time').value.trim() }), lookAnew);
}
