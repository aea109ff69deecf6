// The first page leads on to the reader's language; without scripts there are the links.
(() => {
  'use strict';
  const wanted = (navigator.languages || [navigator.language]).map((tag) => tag.split('-')[0]);
  const links = [...document.querySelectorAll('[data-language]')];
  const best = wanted
    .map((language) => links.find((link) => link.dataset.language === language))
    .find(Boolean);
  location.replace((best || links[0]).getAttribute('href'));
})();
