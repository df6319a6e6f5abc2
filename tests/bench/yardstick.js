/* A box that asks Pagefind, as small as can be: Pagefind's own would be more to fetch. It begins with
   the second letter and shows the first three results, each as soon as it is there. */
(function () {
  'use strict';
  const box = document.createElement('div'), base = '/pagefind/';
  box.id = 'yardstick';
  box.innerHTML = '<input type="search"><ol></ol>';
  document.body.prepend(box);
  const [field, list] = box.children;
  let engine, last = 0;

  const fetched = () => (engine = engine || import(base + 'pagefind.js').then(async (found) => {
    await found.init();
    window.yardstickReady = true;
    return found;
  }));
  function item({ meta, url, excerpt, sub_results }) {
    const one = document.createElement('li');
    const parts = sub_results.map((part) => '<a href="' + part.url + '"></a>').join('');
    one.innerHTML = '<a href="' + url + '">' + meta.title + '</a><p>' + excerpt + '</p>' + parts;
    return one;
  }
  async function look() {
    const mine = ++last, words = field.value.trim();
    if (words.length < 2) return;
    const { results } = await (await fetched()).search(words);
    const parts = results.slice(0, 3).map((one) => one.data());
    for (let at = 0; at < parts.length; at++) {
      const made = item(await parts[at]);
      if (mine != last && list.children.length) return;
      if (at) list.append(made);
      else list.replaceChildren(made);
    }
    if (!parts.length && mine == last) list.replaceChildren();
  }
  field.addEventListener('focus', fetched);
  field.addEventListener('input', look);
})();
