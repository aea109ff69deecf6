/* Finds the mistake in a signature: the first difference and the causes, from pasted texts. */
(function (scope) {
  'use strict';

  const { text, has, element, button, field, input, textarea, secretField, choice, value } = scope.bssWidgets;

  const visible = (content) => content.replace(/\n/g, '↵');

  /** One side of the difference: the decoded value, and the place in the string. */
  function side(label, { before, here, after, value: decoded }) {
    return [
      element('dt', {}, label),
      element('dd', {},
        element('p', {}, decoded === null ? text('check.absent') : decoded === '' ? text('check.empty') : decoded),
        element('p', { class: 'bss-excerpt' }, visible(before),
          element('mark', {}, here === '' ? text('check.end') : visible(here)), visible(after))),
    ];
  }

  function differenceOf(difference) {
    const part = text('part.' + difference.part);
    return element('div', { class: 'bss-difference' },
      element('p', { class: 'bss-step-name' }, text('check.first-difference', { index: difference.index + 1 })),
      element('p', {}, text('difference.' + difference.kind, { part, name: difference.name })),
      element('dl', {}, side(text('check.gateway-side'), difference.server),
        side(text('check.client-side'), difference.client)));
  }

  function cause(found) {
    const { id, certainty, name } = found;
    const isNamed = /\{name\}/.test(scope.bssTexts['cause.' + id] || '');
    return element('li', { 'data-cause': id, 'data-certainty': certainty },
      element('strong', { class: 'bss-' + certainty }, text('certainty.' + certainty)), ' ',
      text('cause.' + id, found), name && !isNamed ? ' (' + name + ')' : '',
      element('p', {}, text('fix.' + id, found)));
  }

  function verdict(result) {
    if (result.isRight) {
      return ['bss-good', text(result.isFromGateway ? 'check.right-for-gateway' : 'check.right')];
    } else if (result.isRight === null && result.client !== null && !result.difference && !result.needs) {
      return ['bss-good', text('check.same-string')];
    } else if (result.needs) {
      return ['', text('check.needs-' + result.needs)];
    }
    return ['bss-bad', text('check.wrong')];
  }

  function parametersOf(result) {
    const rows = result.parameters.map(([name, content]) =>
      element('tr', {}, element('th', { scope: 'row' }, name),
        element('td', {}, content === '' ? text('check.empty') : content)));
    return element('details', {}, element('summary', {}, text('check.parameters')),
      element('table', { class: 'bss-table' }, element('tbody', {}, rows)));
  }

  function strings(result) {
    const of = (words, content) => (content
      ? [element('p', { class: 'bss-step-name' }, text(words)), value(content, text(words))]
      : []);
    return element('details', {}, element('summary', {}, text('check.strings')), of('check.gateway-string', result.server),
      result.client === result.server ? [] : of('check.client-string', result.client),
      of('check.sent-signature', result.sent), of('check.right-signature', result.right));
  }

  function report(result) {
    if (result.problem) {
      return [element('p', { class: 'bss-note bss-bad' }, text('check.' + result.problem))];
    }
    const [kind, words] = verdict(result);
    return [
      element('p', { class: 'bss-note ' + kind }, text('check.version', { version: result.version }) + ' ' + words),
      result.difference ? differenceOf(result.difference) : null,
      result.causes.length ? element('p', { class: 'bss-step-name' }, text('check.causes')) : null,
      result.causes.length ? element('ul', { class: 'bss-causes' }, result.causes.map(cause)) : null,
      result.parameters.length ? parametersOf(result) : null,
      strings(result),
    ].filter(Boolean);
  }

  /** The form and the box for its result. */
  scope.bssSignatureCheck = function () {
    const first = textarea('', null, '6');
    const second = textarea('', null, '4');
    const secret = secretField(text('check.secret'));
    const signature = input('');
    const method = choice(text('check.method'), [['GET', 'GET'], ['POST', 'POST']]);
    const resultBox = element('div', { class: 'bss-result', 'aria-live': 'polite' });
    const find = async () => {
      resultBox.replaceChildren(element('p', {}, text('check.searching')));
      const texts = [first.value, second.value];
      const result = await scope.bssSigning.explain({ texts, method: method.get(), secret: secret.control.value,
        signature: signature.value });
      result.isFromGateway = texts.some((each) => scope.bssSigning.parseMismatch(each) !== null);
      resultBox.replaceChildren(...report(result));
    };
    const form = element('form', { class: 'bss-form', autocomplete: 'off', submit: (event) => {
      event.preventDefault();
      find();
    } },
    field(text('check.first'), first, text('check.first.hint')),
    field(text('check.second'), second, text('check.second.hint')),
    element('div', { class: 'bss-columns' }, secret.node,
      field(text('check.signature'), signature, text('check.signature.hint'))),
    method.node, element('p', { class: 'bss-hint' }, text('widget.secret-stays')),
    element('div', { class: 'bss-actions' }, element('button', { type: 'submit', class: 'bss-button bss-main' },
      text('check.find')), button(text('check.clear'), () => {
      [first, second, secret.control, signature].forEach((each) => { each.value = ''; });
      resultBox.replaceChildren();
      first.focus();
    })));
    return [form, resultBox];
  };
})(globalThis);
