// Shared by all parts of the page. Received data is only inserted as text.

export const by = (id) => document.getElementById(id);

/** An element with a class, and text or elements in it. */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content.map((part) => (part instanceof Node ? part : String(part))));
  return made;
}

/** Sets a text only if it changes, so that screen readers and selections are not disturbed. */
export function write(node, text) {
  if (node.textContent !== String(text)) {
    node.textContent = text;
  }
}

/** A time without fractions, and without the date if it is today by the simulator's clock. */
export function shortTime(instant, now = '') {
  const [date, time] = instant.replace(/\.\d+Z$/, 'Z').split('T');
  return now.startsWith(date) ? time.replace('Z', '') : `${date} ${time.replace('Z', '')}`;
}

/**
 * Updates a table and keeps unchanged rows, so that the focus is not lost.
 *
 * @param key identifies an item
 * @param cells the cells of an item: texts, {text, mono, badge} or {button, act, label}
 * @param mark the class of an item's row
 */
export function table(id, key, cells, mark = () => '') {
  const body = by(id);
  const empty = by(`${id}-empty`);
  return (items) => {
    const known = new Map([...body.children].map((row) => [row.dataset.key, row]));
    items.forEach((item, at) => {
      const name = String(key(item));
      const row = known.get(name) ?? newRow(name);
      known.delete(name);
      fill(row, cells(item), mark(item));
      if (body.children[at] !== row) {
        body.insertBefore(row, body.children[at] ?? null);
      }
    });
    known.forEach((row) => dropRow(row, body));
    if (empty) {
      empty.hidden = items.length > 0;
    }
  };
}

function newRow(name) {
  const row = document.createElement('tr');
  row.dataset.key = name;
  return row;
}

/** Moves the focus to the next row, or to the table's title. */
function dropRow(row, body) {
  const hadFocus = row.contains(document.activeElement);
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (hadFocus) {
    (next?.querySelector('button') ?? by(`${body.id}-title`)).focus();
  }
}

function fill(row, cells, mark) {
  row.className = mark;
  cells.forEach((cell, at) => {
    const td = row.children[at] ?? row.appendChild(document.createElement('td'));
    if (cell?.button) {
      if (!td.firstChild) {
        td.append(button(cell));
      }
    } else if (cell?.badge) {
      td.querySelector('.badge') ?? td.replaceChildren(element('span'));
      td.firstChild.className = `badge ${cell.badge}`;
      write(td.firstChild, cell.text);
    } else {
      td.querySelector('.badge')?.remove();
      td.className = cell?.mono ? 'mono' : '';
      write(td, cell?.text ?? cell ?? '');
    }
  });
}

function button({ button: text, label, act }) {
  const made = element('button', '', text);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

/** Shows an error until it is closed or an action succeeds. */
export function showProblem(problem) {
  by('problem').hidden = false;
  write(by('problem-text'), problem.message);
}

export function hideProblem() {
  by('problem').hidden = true;
  write(by('problem-text'), '');
}

by('problem-close').addEventListener('click', () => {
  hideProblem();
  by('journal-section').focus();
});

const EVENTS = { FORM: 'submit', INPUT: 'change' };

/** Runs an action when a control is used, shows its error, and refreshes the page. */
export function onAction(node, act, refreshAll) {
  node.addEventListener(EVENTS[node.tagName] ?? 'click', async (event) => {
    event.preventDefault();
    try {
      await act(event);
      hideProblem();
    } catch (problem) {
      showProblem(problem);
    }
    await refreshAll();
  });
}
