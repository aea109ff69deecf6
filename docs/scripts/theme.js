// Sets the stored theme before the page is drawn, so that it does not flash.
(() => {
  'use strict';
  try {
    const theme = localStorage.getItem('bss-theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch (noStorage) {
    // Without storage, the theme of the system applies.
  }
})();
