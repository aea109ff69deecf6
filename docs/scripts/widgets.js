/* The building blocks of the widgets. All texts come from window.bssTexts, which the page loads. */
(function (scope) {
  'use strict';

  let number = 0;

  /** A text in the page's language, with {name} replaced. A missing text is shown as its key and logged. */
  function text(key, values) {
    const texts = scope.bssTexts || {};
    if (!Object.prototype.hasOwnProperty.call(texts, key)) {
      console.error('missing text: ' + key);
      return '[' + key + ']';
    }
    return texts[key].replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? String(values[name]) : all));
  }

  const has = (key) => Object.prototype.hasOwnProperty.call(scope.bssTexts || {}, key);

  /** Creates an element. Functions become listeners; false and null attributes are omitted; string children become text. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === 'function') {
        made.addEventListener(name, value);
      } else if (value === true) {
        made.setAttribute(name, '');
      } else if (value !== false && value !== null && value !== undefined) {
        made.setAttribute(name, value);
      }
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return made;
  }

  const newId = () => 'bss-' + ++number;

  const button = (label, click, kind) => element('button', { type: 'button', class: kind || 'bss-button', click }, label);

  /** A label above its control, with an optional hint. */
  function field(label, control, hint) {
    control.id = control.id || newId();
    const hints = hint ? element('p', { class: 'bss-hint', id: newId() }, hint) : null;
    if (hints) {
      control.setAttribute('aria-describedby', hints.id);
    }
    return element('div', { class: 'bss-field' }, element('label', { for: control.id }, label), control, hints);
  }

  /** A text field without autocorrection, because values are signed as typed. */
  function input(value, change, more) {
    const made = element('input', Object.assign(
      { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', input: change || null }, more));
    made.value = value;
    return made;
  }

  function textarea(value, change, rows) {
    const made = element('textarea', { rows, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
      input: change || null });
    made.value = value;
    return made;
  }

  /** A field for a secret, hidden until the reader shows it. */
  function secretField(label, change, shown) {
    const control = input('', change, { type: 'password', id: newId() });
    const toggle = element('button', { type: 'button', class: 'bss-button', 'aria-pressed': 'false',
      'aria-controls': control.id, click: () => {
        const isShown = control.type === 'password';
        control.type = isShown ? 'text' : 'password';
        toggle.setAttribute('aria-pressed', String(isShown));
        if (shown) {
          shown();
        }
      } }, text('widget.show-secret'));
    const node = element('div', { class: 'bss-field' }, element('label', { for: control.id }, label),
      element('div', { class: 'bss-with-button' }, control, toggle));
    return { node, control, isShown: () => control.type === 'text' };
  }

  /** A group of radio buttons. */
  function choice(legend, options, change) {
    const name = newId();
    const radios = options.map(([value, label]) => {
      const radio = element('input', { type: 'radio', name, value, id: newId(), change });
      return { radio, node: element('span', { class: 'bss-option' }, radio, element('label', { for: radio.id }, label)) };
    });
    radios[0].radio.checked = true;
    return {
      node: element('fieldset', { class: 'bss-choice' }, element('legend', {}, legend), radios.map(({ node }) => node)),
      get: () => radios.find(({ radio }) => radio.checked).radio.value,
      set: (value) => radios.forEach(({ radio }) => { radio.checked = radio.value === value; }),
      enable: (value, isEnabled) => radios.forEach(({ radio }) => {
        radio.disabled = radio.value === value ? !isEnabled : radio.disabled;
      }),
    };
  }

  /** Editable pairs of names and values; words is the prefix of the text keys. */
  function pairs(words, change) {
    const list = element('div', { class: 'bss-pairs' });
    const add = button(text(words + '.add'), () => {
      row('', '').focus();
      change();
    });
    function row(name, value) {
      const names = input(name, change, { 'aria-label': text(words + '.name') });
      const values = input(value, change, { 'aria-label': text(words + '.value') });
      const remove = button(text('widget.remove'), () => {
        line.remove();
        add.focus();
        change();
      });
      const line = element('div', { class: 'bss-pair' }, names, values, remove);
      const relabel = () => {
        values.setAttribute('aria-label', text(words + '.value') + ' ' + names.value);
        remove.setAttribute('aria-label', text('widget.remove') + ' ' + names.value);
      };
      names.addEventListener('input', relabel);
      relabel();
      list.append(line);
      return names;
    }
    return {
      node: element('fieldset', {}, element('legend', {}, text(words)), list, add),
      get: () => Array.from(list.children, (line) => Array.from(line.querySelectorAll('input'), (each) => each.value))
        .filter(([name]) => name !== ''),
      set: (all) => {
        list.replaceChildren();
        all.forEach(([name, value]) => row(name, value));
      },
    };
  }

  /** A button that copies the result of a function and reports success. Browsers may forbid copying in pages from files. */
  function copyButton(what, of) {
    const said = element('span', { class: 'bss-said', role: 'status' });
    const copy = button(text('widget.copy'), async () => {
      try {
        await navigator.clipboard.writeText(what());
        said.textContent = text('widget.copied');
      } catch (e) {
        said.textContent = text('widget.not-copied');
      }
    });
    copy.setAttribute('aria-label', text('widget.copy') + ': ' + of);
    return element('span', { class: 'bss-copy' }, copy, said);
  }

  /** An unchanged value with a copy button. */
  function value(content, label, isSecret) {
    return element('div', { class: 'bss-value' },
      element('pre', { tabindex: '0', role: 'group', 'aria-label': label }, element('code', {}, content)),
      isSecret ? null : copyButton(() => content, label));
  }

  /** Calls a function for each matching element when the page is loaded. */
  function enhance(selector, make) {
    const all = () => document.querySelectorAll(selector).forEach(make);
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', all);
    } else {
      all();
    }
  }

  /** Explains why the page cannot sign, and what to do; null if it can. */
  function cannotSign() {
    return scope.bssSigning.isAvailable() ? null : element('p', { class: 'bss-note bss-bad', role: 'alert' },
      text('widget.no-crypto', { origin: location.origin }));
  }

  /** A heading of the level in data-heading-level, default 3. */
  const heading = (mount, content) => element('h' + (mount.dataset.headingLevel || '3'), {}, content);

  const nonce = () => Array.from(scope.crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0')).join('');

  scope.bssWidgets = { text, has, element, button, field, input, textarea, secretField, choice, pairs, copyButton, value,
    enhance, cannotSign, heading, nonce };
})(globalThis);
