// What all parts of the page have in common. Whatever came from a caller gets into the page as
// text alone.

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

/** Writes a text only where it changes, so that nothing is announced or selected anew. */
export function write(node, text) {
  if (node.textContent !== String(text)) {
    node.textContent = text;
  }
}

/** A time without its date if that is today's, by the simulator's clock; no fractions. */
export function shortTime(instant, now = '') {
  const [date, time] = instant.replace(/\.\d+Z$/, 'Z').split('T');
  return now.startsWith(date) ? time.replace('Z', '') : `${date} ${time.replace('Z', '')}`;
}

/**
 * Keeps a table's rows: what has not changed stays as it is, and the focus with it.
 *
 * @param key names an item for as long as it is there
 * @param cells what the columns show of an item, texts or {text, mono, badge} or {button, act, label}
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

/** The focus goes to the neighbour, or to the table's title. */
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

/** Shows what went wrong, until it is closed or something goes right. */
export function tell(problem) {
  by('problem').hidden = false;
  write(by('problem-text'), problem.message);
}

export function untell() {
  by('problem').hidden = true;
  write(by('problem-text'), '');
}

by('problem-close').addEventListener('click', () => {
  untell();
  by('journal-section').focus();
});

const EVENTS = { FORM: 'submit', INPUT: 'change' };

/** Does something when a node is used, tells what went wrong, and looks anew afterwards. */
export function onAct(node, act, lookAnew) {
  node.addEventListener(EVENTS[node.tagName] ?? 'click', async (event) => {
    event.preventDefault();
    try {
      await act(event);
      untell();
    } catch (problem) {
      tell(problem);
    }
    await lookAnew();
  });
}
