/* The signature, step by step, with the reader's own values. Nothing leaves the page, and nothing is kept. */
(function (scope) {
  'use strict';

  const { text, element, button, field, input, textarea, secretField, choice, pairs, value, heading } = scope.bssWidgets;
  const signing = scope.bssSigning;
  const FIELDS = {
    V1: { keyId: 'AccessKeyId', nonce: 'SignatureNonce', time: 'Timestamp' },
    V3: { keyId: '', nonce: 'x-acs-signature-nonce', time: 'x-acs-date' },
  };

  /** Adds a pair unless the list has one of that name. */
  function withPair(all, name, content) {
    return !name || all.some(([other]) => other.toLowerCase() === name.toLowerCase()) ? all : all.concat([[name, content]]);
  }

  function signer(mount) {
    const refresh = () => show(parts);
    const parts = {
      mount, refresh,
      vector: element('select', { change: () => load(parts) }, element('option', { value: '' }, text('sign.no-vector')),
        signing.vectors.map(({ id }) => element('option', { value: id }, id))),
      version: choice(text('sign.version'), [['V1', 'V1 (HMAC-SHA1)'], ['V3', 'V3 (ACS3-HMAC-SHA256)']], () => {
        arrange(parts);
        refresh();
      }),
      method: choice(text('sign.method'), [['GET', 'GET'], ['POST', 'POST']], refresh),
      parameters: pairs('sign.parameters', refresh),
      headers: pairs('sign.headers', refresh),
      signedHeaders: input('', refresh),
      body: textarea('', refresh, '3'),
      keyId: input('', refresh),
      secret: secretField(text('sign.secret'), refresh, refresh),
      nonce: input('', refresh),
      time: input('', refresh),
      outcome: element('p', { class: 'bss-note', role: 'status' }),
      steps: element('ol', { class: 'bss-steps' }),
      shown: 0,
    };
    return parts;
  }

  const hide = (node, isHidden) => { node.hidden = isHidden; };

  function arrange(parts) {
    const isV1 = parts.version.get() === 'V1';
    parts.ofV3.forEach((node) => hide(node, isV1));
  }

  function load(parts) {
    const vector = signing.vectors.find(({ id }) => id === parts.vector.value);
    if (vector) {
      const names = FIELDS[vector.version];
      const all = vector.version === 'V1' ? vector.parameters : vector.headers;
      const of = (name) => (all.find(([other]) => other === name) || ['', ''])[1];
      const others = (list) => list.filter(([name]) => !Object.values(names).includes(name));
      parts.version.set(vector.version);
      parts.method.set(vector.method);
      parts.parameters.set(vector.version === 'V1' ? others(vector.parameters) : vector.parameters);
      parts.headers.set(others(vector.headers));
      parts.signedHeaders.value = (vector.signedHeaders || []).join(';');
      parts.body.value = vector.body;
      parts.keyId.value = vector.keyId;
      parts.secret.control.value = vector.secret;
      parts.nonce.value = of(names.nonce);
      parts.time.value = of(names.time);
      arrange(parts);
    }
    parts.refresh();
  }

  function sign(parts) {
    const version = parts.version.get();
    const names = FIELDS[version];
    const request = { method: parts.method.get(), secret: parts.secret.control.value, keyId: parts.keyId.value };
    const completed = (all) => ['keyId', 'nonce', 'time'].reduce((list, each) =>
      withPair(list, names[each], parts[each].value), all);
    if (version === 'V1') {
      return signing.signV1(Object.assign(request, { parameters: completed(parts.parameters.get()) }));
    }
    const names3 = parts.signedHeaders.value.split(';').map((name) => name.trim()).filter(Boolean);
    return signing.signV3(Object.assign(request, {
      parameters: parts.parameters.get(), headers: completed(parts.headers.get()), body: parts.body.value,
      signedHeaders: names3.length ? names3 : undefined,
    }));
  }

  const dots = (version) => '••••••••' + (version === 'V1' ? '&' : '');

  function step(parts, version, { id, value: content, secret }) {
    const label = text('step.' + version + '.' + id);
    const isHidden = secret && !parts.secret.isShown();
    return element('li', { class: 'bss-step', 'data-step': id },
      element('p', { class: 'bss-step-name' }, label),
      element('p', {}, text('step.' + version + '.' + id + '.why')),
      value(isHidden ? dots(version) : content, label, secret));
  }

  /** Shows only the newest result, because typing is faster than hashing. */
  async function show(parts) {
    const turn = ++parts.shown;
    const signed = await sign(parts);
    if (turn !== parts.shown) {
      return;
    }
    parts.steps.replaceChildren(...signed.steps.map((each) => step(parts, signed.version, each)));
    const vector = signing.vectors.find(({ id }) => id === parts.vector.value);
    const isEqual = vector && vector.signature === signed.signature;
    const words = vector ? (isEqual ? 'sign.equal' : 'sign.not-equal') : 'sign.signature';
    const outcome = text(words, { signature: signed.signature, vector: vector ? vector.id : '',
      expected: vector ? vector.signature : '' });
    parts.outcome.className = 'bss-note' + (vector ? (isEqual ? ' bss-good' : ' bss-bad') : '');
    if (parts.outcome.textContent !== outcome) {
      parts.outcome.textContent = outcome;
    }
  }

  function withButton(label, control, words, click, hint) {
    const node = field(label, control, hint);
    const line = element('div', { class: 'bss-with-button' });
    control.replaceWith(line);
    line.append(control, button(text(words), click));
    return node;
  }

  function form(parts) {
    const now = () => {
      parts.time.value = scope.bssCalling.timestamp(Date.now());
      parts.refresh();
    };
    const fresh = () => {
      parts.nonce.value = scope.bssWidgets.nonce();
      parts.refresh();
    };
    parts.ofV3 = [parts.headers.node, field(text('sign.signed-headers'), parts.signedHeaders,
      text('sign.signed-headers.hint')), field(text('sign.body'), parts.body, text('sign.body.hint'))];
    return element('form', { class: 'bss-form', autocomplete: 'off', submit: (event) => event.preventDefault() },
      field(text('sign.vector'), parts.vector, text('sign.vector.hint')),
      element('div', { class: 'bss-columns' }, parts.version.node, parts.method.node),
      element('fieldset', {}, element('legend', {}, text('sign.key')),
        element('div', { class: 'bss-columns' }, field(text('sign.key-id'), parts.keyId), parts.secret.node),
        element('p', { class: 'bss-hint' }, text('widget.secret-stays'))),
      element('div', { class: 'bss-columns' }, withButton(text('sign.nonce'), parts.nonce, 'sign.new-nonce', fresh),
        withButton(text('sign.time'), parts.time, 'sign.now', now)),
      parts.parameters.node, parts.ofV3);
  }

  function enhance(mount) {
    const problem = scope.bssWidgets.cannotSign();
    if (problem) {
      mount.replaceChildren(problem);
      return;
    }
    const parts = signer(mount);
    mount.replaceChildren(
      element('div', { class: 'bss-widget' }, heading(mount, text('sign.title')), form(parts), parts.outcome,
        parts.steps),
      element('div', { class: 'bss-widget' }, heading(mount, text('check.title')), ...scope.bssSignatureCheck()));
    parts.vector.value = signing.vectors[0].id;
    load(parts);
  }

  scope.bssWidgets.enhance('[data-signature-page]', enhance);
})(globalThis);
