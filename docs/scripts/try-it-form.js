/* The form to call an operation. Values are sent as typed; none is converted to a number or a date. */
(function (scope) {
  'use strict';

  const { text, element, button, field, input, secretField, choice, pairs } = scope.bssWidgets;

  /** The default endpoint of pages that the simulator does not serve. */
  const DEFAULT_ENDPOINT = 'http://127.0.0.1:8080';
  const isServed = () => /^https?:$/.test(location.protocol) && location.pathname.startsWith('/docs/');

  /** A control for a value: documented values as a list, plus a field for any other value. */
  function valueControl(parameter) {
    const label = text('try.value-of', { name: parameter.name });
    const free = input('', null, { 'aria-label': label });
    if (!parameter.values || !parameter.values.length) {
      return { node: free, controls: [free], get: () => free.value, set: (content = '') => { free.value = content; } };
    }
    const OTHER = 'other';
    const select = element('select', { 'aria-label': label, change: () => { free.hidden = select.value !== OTHER; } },
      parameter.values.map((each, i) => element('option', { value: String(i) }, String(each))),
      element('option', { value: OTHER }, text('try.other-value')));
    free.hidden = true;
    return {
      node: element('div', { class: 'bss-enum' }, select, free),
      controls: [select, free],
      get: () => (select.value === OTHER ? free.value : String(parameter.values[Number(select.value)])),
      set: (content = String(parameter.values[0])) => {
        const at = parameter.values.map(String).indexOf(content);
        select.value = at < 0 ? OTHER : String(at);
        free.hidden = at >= 0;
        free.value = at < 0 ? content : '';
      },
    };
  }

  const isGiven = (content) => content !== null && content !== undefined && content !== '';

  function facts(parameter) {
    const preset = isGiven(parameter.default) ? text('try.default', { value: parameter.default }) : '';
    return [parameter.description, parameter.wants, preset].filter(Boolean).map((each) =>
      element('p', { class: 'bss-hint' }, each));
  }

  function parameterRow(parameter) {
    const control = valueControl(parameter);
    const isSent = element('input', { type: 'checkbox', 'aria-label': text('try.send-parameter', { name: parameter.name }),
      change: () => enable() });
    const enable = () => control.controls.forEach((each) => { each.disabled = !isSent.checked; });
    const node = element('div', { class: 'bss-parameter', 'data-parameter': parameter.name }, isSent,
      element('div', { class: 'bss-parameter-name' }, element('code', {}, parameter.name), ' ',
        element('span', { class: 'bss-hint' }, [text(parameter.required ? 'try.required' : 'try.optional'), parameter.type,
          parameter.format].filter(Boolean).join(', '))),
      control.node, facts(parameter));
    return {
      name: parameter.name, node,
      get: () => (isSent.checked ? [[parameter.name, control.get()]] : []),
      set: (content) => {
        isSent.checked = content !== undefined;
        control.set(content);
        enable();
      },
    };
  }

  /** Parameters with an example, and required ones. Unique values are generated. */
  function exampleRequest(data) {
    const request = {};
    for (const { name, example, required, unique } of data.parameters) {
      if (isGiven(example)) {
        request[name] = unique ? scope.bssWidgets.nonce() : String(example);
      } else if (required) {
        request[name] = '';
      }
    }
    return request;
  }

  function fillParameters(form, request) {
    const has = (name) => Object.prototype.hasOwnProperty.call(request, name);
    form.rows.forEach((row) => row.set(has(row.name) ? String(request[row.name]) : undefined));
    const known = form.rows.map(({ name }) => name);
    const others = Object.entries(request).filter(([name]) => !known.includes(name));
    form.extra.set(others.map(([name, content]) => [name, String(content)]));
    form.more.open = others.length > 0;
  }

  function fillKey(form, key) {
    form.keyId.value = key.id;
    form.secret.control.value = key.secret;
    form.token.value = key.token || '';
    const at = form.data.keys.findIndex(({ id }) => id === key.id);
    form.keys.value = at < 0 ? '' : String(at);
  }

  function keyFields(form) {
    const { data } = form;
    form.keyId = input('', () => { form.keys.value = ''; });
    form.secret = secretField(text('try.secret'));
    form.token = input('');
    form.keys = element('select', { change: () => {
      if (form.keys.value !== '') {
        fillKey(form, data.keys[Number(form.keys.value)]);
      }
    } }, element('option', { value: '' }, text('try.own-key')),
    data.keys.map((key, i) => element('option', { value: String(i) }, key.id + (key.role ? ' (' + key.role + ')' : ''))));
    return element('fieldset', {}, element('legend', {}, text('try.key')), field(text('try.seeded-key'), form.keys),
      element('div', { class: 'bss-columns' }, field(text('try.key-id'), form.keyId), form.secret.node,
        field(text('try.token'), form.token)),
      element('p', { class: 'bss-hint' }, text('widget.secret-stays')));
  }

  /** Shows whether the endpoint is allowed, and allows V3 only for the page's own origin, because gateways do not respond to preflights. */
  function judgeEndpoint(form) {
    const judged = scope.bssCalling.endpoint(form.endpoint.value, form.data.official, form.data.officialSuffixes);
    const isOwn = judged.origin === location.origin;
    form.signature.enable('V3', isOwn);
    if (!isOwn && form.signature.get() === 'V3') {
      form.signature.set('V1');
    }
    form.onlyV1.hidden = isOwn || Boolean(judged.rejection);
    const words = judged.rejection ? text('try.rejected-' + judged.rejection, { host: judged.host }) : '';
    form.endpoint.setAttribute('aria-invalid', String(Boolean(judged.rejection)));
    if (form.rejection.textContent !== words) {
      form.rejection.textContent = words;
    }
    form.rejection.hidden = !words;
    return judged;
  }

  function placeFields(form) {
    form.endpoint = input(isServed() ? location.origin : DEFAULT_ENDPOINT, () => judgeEndpoint(form), { inputmode: 'url' });
    form.rejection = element('p', { class: 'bss-note bss-bad', hidden: true });
    form.onlyV1 = element('p', { class: 'bss-hint', hidden: true }, text('try.only-v1'));
    form.signature = choice(text('try.signature'), [['V1', 'V1'], ['V3', 'V3']]);
    form.method = choice(text('try.method'), [['POST', 'POST'], ['GET', 'GET']]);
    form.format = choice(text('try.format'), [['JSON', 'JSON'], ['XML', 'XML']]);
    return [field(text('try.endpoint'), form.endpoint, text('try.endpoint.hint')),
      element('div', { role: 'alert' }, form.rejection),
      element('div', { class: 'bss-columns' }, form.signature.node, form.method.node, form.format.node), form.onlyV1];
  }

  function errorButtons(form, onError) {
    return element('fieldset', { class: 'bss-errors' }, element('legend', {}, text('try.errors')),
      element('p', { class: 'bss-hint' }, text('try.errors.hint')),
      form.data.errors.filter((error) => error.request || error.word).map((error) => {
        const made = button(error.name + ' ' + error.status, () => onError(error));
        made.setAttribute('data-error', error.name);
        made.setAttribute('title', error.message);
        return made;
      }));
  }

  /**
   * The form of an operation.
   * @returns {object} node; value(): the values of the form; judge(): the endpoint and whether it is allowed;
   *   showError(error): fills in the form to trigger the error
   */
  scope.bssTryForm = function (data, onSend, onError) {
    const form = { data, rows: data.parameters.map(parameterRow), extra: pairs('try.extra', () => {}) };
    form.more = element('details', {}, element('summary', {}, text('try.more')), form.extra.node);
    const reset = () => {
      fillParameters(form, exampleRequest(data));
      fillKey(form, data.key);
    };
    const node = element('form', { class: 'bss-form', autocomplete: 'off', submit: (event) => {
      event.preventDefault();
      onSend();
    } },
    placeFields(form), keyFields(form),
    element('fieldset', {}, element('legend', {}, text('try.parameters')),
      element('p', { class: 'bss-hint' }, text('try.parameters.hint')), form.rows.map((row) => row.node)),
    form.more,
    element('div', { class: 'bss-actions' },
      element('button', { type: 'submit', class: 'bss-button bss-main' }, text('try.send')),
      button(text('try.reset'), reset)),
    errorButtons(form, onError));
    reset();
    judgeEndpoint(form);
    return {
      node,
      judge: () => judgeEndpoint(form),
      value: () => ({ signature: form.signature.get(), method: form.method.get(), format: form.format.get(),
        keyId: form.keyId.value, secret: form.secret.control.value, token: form.token.value,
        parameters: form.rows.flatMap((row) => row.get()).concat(form.extra.get()) }),
      showError: (error) => {
        fillParameters(form, error.request || Object.assign(exampleRequest(data),
          { [data.magicParameter]: 'sim-fault-' + error.word }));
        fillKey(form, error.key || data.key);
      },
    };
  };
})(globalThis);
