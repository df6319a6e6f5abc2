/* Finding in A to Z: the list grows shorter as somebody types. Every word has to begin a word of a
   line, in any order. What is typed stays in the box; nothing is stored or sent. */
(function () {
  'use strict';
  const box = document.querySelector('.fp-find');
  if (!box) return;
  const field = box.querySelector('input'), told = box.querySelector('[role=status]');
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const plain = (words) => words.normalize('NFD').replace(/[\u0300-\u036f’']/g, '').toLowerCase();
  const lines = all('.fp-letter li').map((line) => [line, ' ' + plain(line.textContent)
    .replace(/[^a-z0-9]+/g, ' ')]);

  function find() {
    const words = plain(field.value).split(/[^a-z0-9]+/).filter((word) => word);
    const found = lines.filter(([line, text]) => {
      line.hidden = !words.every((word) => text.includes(' ' + word));
      return !line.hidden;
    }).length;
    all('.fp-letter').forEach((letter) => { letter.hidden = !letter.querySelector('li:not([hidden])'); });
    told.textContent = !words[0] ? '' : found ? found + (found > 1 ? ' lines' : ' line') + ' below.'
      : 'Nothing here has these words. Try fewer letters, or go to who can help.';
  }

  function clear() {
    field.value = '';
    find();
  }

  clear();
  field.addEventListener('input', find);
  field.addEventListener('keydown', (event) => { if (event.key == 'Escape') clear(); });
  window.addEventListener('pagehide', clear);
  box.hidden = false;
})();
