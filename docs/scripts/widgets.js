/* What the widgets of the pages are made of. Every word comes from window.bssTexts, which the page brings along. */
(function (scope) {
  'use strict';

  let number = 0;

  /** A text of the page's language, with {names} filled in; a missing one is shown as its key, and complained of. */
  function text(key, values) {
    const texts = scope.bssTexts || {};
    if (!Object.prototype.hasOwnProperty.call(texts, key)) {
      console.error('No text for ' + key);
      return '[' + key + ']';
    }
    return texts[key].replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? String(values[name]) : all));
  }

  const has = (key) => Object.prototype.hasOwnProperty.call(scope.bssTexts || {}, key);

  /** An element: functions become listeners, false and null leave an attribute out, strings among children are text. */
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

  /** A label above its control, with a hint that belongs to it. */
  function field(label, control, hint) {
    control.id = control.id || newId();
    const hints = hint ? element('p', { class: 'bss-hint', id: newId() }, hint) : null;
    if (hints) {
      control.setAttribute('aria-describedby', hints.id);
    }
    return element('div', { class: 'bss-field' }, element('label', { for: control.id }, label), control, hints);
  }

  /** Texts go to the signature as they are typed, so nothing may correct them. */
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

  /** A secret: hidden until it is asked for. */
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

  /** Radio buttons of one choice. */
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

  /** Pairs of names and values to edit; words names the texts. */
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

  /** Copies what the function gives, and says so; a page from a file may not be let, then it is selected instead. */
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

  /** A value as it is, with a way to copy it. */
  function value(content, label, isSecret) {
    return element('div', { class: 'bss-value' },
      element('pre', { tabindex: '0', role: 'group', 'aria-label': label }, element('code', {}, content)),
      isSecret ? null : copyButton(() => content, label));
  }

  /** Calls a function for each element of the page that asks for it, once the page is there. */
  function enhance(selector, make) {
    const all = () => document.querySelectorAll(selector).forEach(make);
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', all);
    } else {
      all();
    }
  }

  /** Why a page may not sign, and the cure; null if it may. */
  function cannotSign() {
    return scope.bssSigning.isAvailable() ? null : element('p', { class: 'bss-note bss-bad', role: 'alert' },
      text('widget.no-crypto', { origin: location.origin }));
  }

  /** A heading of the level that the element asks for, so that the page's outline has no gap. */
  const heading = (mount, content) => element('h' + (mount.dataset.headingLevel || '3'), {}, content);

  const nonce = () => Array.from(scope.crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0')).join('');

  scope.bssWidgets = { text, has, element, button, field, input, textarea, secretField, choice, pairs, copyButton, value,
    enhance, cannotSign, heading, nonce };
})(globalThis);
