/* The way into search: a button that opens a box to type in. What finds is fetched only when
   somebody opens it. Without this script the button is a link to A to Z. */
(function () {
  'use strict';
  const link = document.querySelector('[data-fp-search]');
  if (!link) return;
  const base = document.currentScript.src.replace(/assets\/[^/]*$/, '');
  const here = document.querySelector('.fp-search-here'), header = link.closest('header');
  const box = document.createElement('div'), button = document.createElement('button');
  let asked;

  box.id = 'search-panel';
  box.className = here ? 'fp-search' : 'fp-search fp-panel';
  box.innerHTML = '<div class="fp-wrap" role="search"><form><label for="search-words">What are you looking for?</label>'
    + '<div class="fp-field"><input id="search-words" type="search" autocomplete="off" autocapitalize="off" '
    + 'autocorrect="off" spellcheck="false" enterkeyhint="search" aria-describedby="search-told">'
    + '<button type="button">Clear</button></div><p id="search-told" role="status"></p></form>'
    + '<div class="fp-found"></div></div>';
  const field = box.querySelector('input'), told = box.querySelector('[role=status]');

  /* Fetches the script and the index, each once; tells where that fails. */
  function fetch() {
    if (asked) return;
    let wanted = 2;
    told.textContent = '';
    asked = ['search', 'search-index'].map((name) => {
      const script = document.createElement('script');
      script.src = base + 'assets/' + name + '.js';
      script.onload = () => { if (!--wanted) fpSearch.show(box, base, close); };
      script.onerror = () => {
        asked = null;
        told.innerHTML = 'Search did not load. <a href="' + base + 'a-z/">A to Z</a> has every page.';
      };
      document.head.appendChild(script);
      return script;
    });
  }
  function open(shown) {
    box.hidden = !shown && !here;
    button.setAttribute('aria-expanded', String(!box.hidden));
    if (!shown) return;
    document.dispatchEvent(new CustomEvent('fp-panel', { detail: box.id }));
    fetch();
    field.focus();
  }
  function close() {
    if (box.hidden) return;
    open(false);
    button.focus();
  }

  button.type = 'button';
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute('aria-controls', box.id);
  link.parentNode.replaceChild(button, link);
  if (here) here.appendChild(box);
  else header.parentNode.insertBefore(box, header.nextSibling);
  open(false);
  box.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
  button.addEventListener('click', () => open(!!here || box.hidden));
  field.addEventListener('focus', fetch);
  document.addEventListener('fp-panel', (event) => { if (event.detail != box.id) open(false); });
})();
