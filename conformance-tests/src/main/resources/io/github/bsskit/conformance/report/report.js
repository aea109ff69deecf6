
(function () {
  'use strict';
  var form = document.getElementById('filter');
  var text = document.getElementById('filter-text');
  var boxes = Array.from(form.querySelectorAll('input[type=checkbox]'));
  var rows = Array.from(document.querySelectorAll('#matrix tr[data-verdict]'));
  var words = rows.map(function (row) { return row.textContent.toLowerCase(); });
  var count = document.getElementById('filter-count');

  function showWhole(part) {
    part.hidden = !part.querySelector('tr[data-verdict]:not([hidden])');
  }

  function filter() {
    var wanted = text.value.trim().toLowerCase();
    var verdicts = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var shown = 0;
    rows.forEach(function (row, i) {
      row.hidden = words[i].indexOf(wanted) < 0 || verdicts.indexOf(row.dataset.verdict) < 0;
      shown += row.hidden ? 0 : 1;
    });
    document.querySelectorAll('#matrix tbody, #matrix details').forEach(showWhole);
    count.textContent = shown + ' of ' + rows.length + ' shown';
  }

  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  filter();

  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = Array.from(document.querySelectorAll('details:not([open])'));
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (part) { part.open = false; });
  });
})();
