/* The list of versions, which is fetched only when somebody opens it. Without this script, or where
   the list cannot be had, the button is a link to the page that lists them. */
(function () {
  'use strict';
  const link = document.querySelector('[data-fp-versions]');
  if (!link) return;
  const root = link.href.replace(/versions\/$/, ''), here = link.dataset.fpVersions;
  const states = { draft: 'a draft', published: 'in use', superseded: 'no longer in use', withdrawn: 'withdrawn' };
  const button = document.createElement('button'), list = document.createElement('ul');

  function line(one) {
    const item = document.createElement('li'), to = document.createElement('a');
    const state = states[(one.properties || {}).state];
    to.href = root + encodeURIComponent(one.version) + '/';
    to.textContent = 'Version ' + one.version;
    if (one.version == here) to.setAttribute('aria-current', 'true');
    item.append(to, (state ? ', ' + state : '') + (one.version == here ? ', which you are reading' : ''));
    list.append(item);
  }

  button.type = 'button';
  button.className = 'fp-versions';
  button.textContent = link.textContent;
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    if (list.firstChild) return show(list.hidden);
    fetch(root + 'versions.json').then((answer) => answer.json()).then((all) => {
      all.forEach(line);
      show(true);
    }).catch(() => { location.href = link.href; });
  });
  link.replaceWith(button);
  button.parentNode.after(list);
  list.hidden = true;

  function show(shown) {
    list.hidden = !shown;
    button.setAttribute('aria-expanded', String(shown));
  }
})();
