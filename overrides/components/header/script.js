/* The menu: the list at the page's end, shown under the header by a button. Without this script the
   button is a link to that list. */
(function () {
  'use strict';
  const link = document.querySelector('[data-fp-menu]'), list = document.querySelector('#menu ul');
  if (!link || !list) return;
  const header = link.closest('header'), button = document.createElement('button');
  const panel = document.createElement('nav'), inside = document.createElement('div');

  const open = (shown) => {
    panel.hidden = !shown;
    button.setAttribute('aria-expanded', String(shown));
    if (shown) document.dispatchEvent(new CustomEvent('fp-panel', { detail: panel.id }));
  };

  button.type = 'button';
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute('aria-controls', 'menu-panel');
  panel.id = 'menu-panel';
  panel.className = 'fp-panel';
  panel.setAttribute('aria-label', 'Menu');
  inside.className = 'fp-wrap';
  inside.appendChild(list.cloneNode(true));
  panel.appendChild(inside);
  header.parentNode.insertBefore(panel, header.nextSibling);
  link.parentNode.replaceChild(button, link);
  open(false);

  button.addEventListener('click', () => open(panel.hidden));
  document.addEventListener('fp-panel', (event) => { if (event.detail != panel.id) open(false); });
  document.addEventListener('keydown', (event) => {
    if (event.key != 'Escape' || panel.hidden) return;
    const within = panel.contains(document.activeElement);
    open(false);
    if (within) button.focus();
  });
})();
