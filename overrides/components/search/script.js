/* Shows what search finds, as somebody types: help first where the words call for it, the closest
   pages, then all by their readers. What is typed stays in the box; nothing is stored or sent. */
(function (search) {
  'use strict';
  const CLOSEST = 3, IN_GROUP = 4, LEAST = 2, PAUSE = 700;

  /* An element with its class, its words or children, and its attributes. */
  function make(name, kind, inside, more) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...[].concat(inside || []));
    Object.entries(more || {}).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  search.show = (box, base, close) => {
    const data = fpSearchIndex, ask = search.open(data, MiniSearch);
    const field = box.querySelector('input'), told = box.querySelector('[role=status]');
    const found = box.querySelector('.fp-found'), clear = box.querySelector('button');
    const here = data.audiences.indexOf(location.href.slice(base.length).split('/')[0]);
    const audience = here > 0 ? data.audiences[here] : '', careful = !audience || data.careful.includes(audience);
    let timer, last = '', texts = [];

    const link = (path, words) => make('a', '', words, { href: base + path });
    const marked = (text, terms) => text.split(/([\p{L}\p{M}\p{N}'’]+)/u)
      .map((part, at) => (at % 2 && terms.has(search.stem(search.fold(part))) ? make('mark', '', part) : part));

    /* A page that was found; below it the part of it that fits best, where that is not the page. */
    function item(one) {
      const [at, anchor, title, kind, area] = data.entries[one.entry], words = texts[one.entry], [path, page, of, sort] = data.pages[at];
      const terms = new Set(one.terms), alone = kind > 0, part = anchor && !alone;
      const where = [of ? 'For ' + data.names[of].toLowerCase() : '', data.kinds[kind || sort], area].filter(Boolean).join('. ');
      return make('li', '', [
        alone ? link(path + '#' + anchor, marked(title, terms)) : link(path, marked(page, terms)),
        where ? make('span', 'fp-where', where) : '',
        part ? make('span', 'fp-part', ['On this page: ', link(path + '#' + anchor, marked(title, terms))]) : '',
        words ? make('span', 'fp-first-words', marked(words, terms)) : '',
      ]);
    }
    const list = (items) => make('ul', 'fp-results', items);
    const titled = (title, inside) => make('section', '', [make('h2', '', title), ...inside]);

    function card() {
      const lines = data.lines.map((one) => make('li', '', /^tel:/.test(one.href)
        ? make('a', 'fp-call', one.name + ': ' + one.words, { href: one.href }) : link(one.href, one.name)));
      return make('section', 'fp-help-first', [
        make('h2', '', data.help.card.title), make('p', '', data.help.card.body),
        make('ul', '', lines), make('p', '', link('help-now/', 'More ways to get help now')),
      ]);
    }
    function group(items, title) {
      const shown = list(items.slice(0, IN_GROUP).map(item)), rest = items.slice(IN_GROUP);
      const more = make('button', '', 'Show ' + rest.length + ' more', { type: 'button' });
      more.addEventListener('click', () => {
        const first = rest.map(item).map((each) => shown.appendChild(each))[0];
        more.remove();
        first.querySelector('a').focus();
      });
      return titled(title, rest.length ? [shown, more] : [shown]);
    }
    /* The reader's own audience first, then as the best of each was found; pages for all come last. */
    function groups(items) {
      const by = new Map(audience ? [[audience, []]] : []);
      items.forEach((one) => by.set(one.audience, [...(by.get(one.audience) || []), one]));
      const named = [...by].filter(([, all]) => all.length).sort((a, b) => !a[0] - !b[0]);
      return named.map(([name, all]) => group(all, name ? 'For ' + data.names[data.audiences.indexOf(name)].toLowerCase() : 'For everybody'));
    }
    const nothing = () => titled('These may help', [list([
      link('help-now/', 'Help now'), link('directory/', 'Who can help'), link('a-z/', 'A to Z: every page, service and word'),
      ...data.audiences.slice(1).map((name, at) => link(name + '/', data.doors[at])),
    ].map((each) => make('li', '', each)))]);

    function shown(told) {
      const parts = told.help.danger && data.help.card ? [card()] : [];
      if (told.help.seeking) {
        const pages = data.help.coping.map((at) => make('li', '', link(data.pages[at][0], data.pages[at][1])));
        return [...parts, titled('Things that can help now', [list(pages)])];
      }
      if (!told.found.length) return [...parts, nothing()];
      const rest = told.found.slice(CLOSEST);
      return [...parts, titled('Closest', [list(told.found.slice(0, CLOSEST).map(item))]), ...groups(rest)];
    }
    function said(told) {
      const first = told.help.danger ? 'Help comes first. ' : '', count = told.found.length;
      if (told.help.seeking) return first;
      return first + (count ? count + (count == 1 ? ' page found.' : ' pages found.') : 'Nothing found. Try other words, or look below.');
    }

    /* What is found is shown at once; how many is said when the typing pauses. */
    function look() {
      const words = field.value.trim();
      if (words == last) return;
      last = words;
      clearTimeout(timer);
      const answer = words.length < LEAST ? null : ask(field.value, audience, careful, !/\s$/.test(field.value));
      found.replaceChildren(...(answer ? shown(answer) : []));
      if (!answer) told.textContent = '';
      else timer = setTimeout(() => { told.textContent = said(answer); }, PAUSE);
    }
    function empty() {
      field.value = '';
      look();
    }

    box.addEventListener('keydown', (event) => {
      const stops = [field, ...found.querySelectorAll('a, button')], at = stops.indexOf(document.activeElement);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (at >= 0 && stops[next]) {
        event.preventDefault();
        stops[next].focus();
      }
      if (event.key != 'Escape') return;
      event.preventDefault();
      if (!field.value) return close();
      empty();
      field.focus();
    });
    field.addEventListener('input', look);
    clear.addEventListener('click', () => { empty(); field.focus(); });
    box.querySelector('form').addEventListener('submit', () => { (found.querySelector('a') || field).focus(); });
    document.addEventListener('fp-forget', empty);
    window.addEventListener('pagehide', empty);
    look();
    /* How each entry begins comes after the first results, so that those need not wait for it. Who
       is among the results by then keeps them as they are. */
    search.tell = (given) => {
      texts = given;
      if (found.contains(document.activeElement)) return;
      last = '';
      look();
    };
    document.head.appendChild(make('script', '', [], { src: base + 'assets/search-texts.js' }));
  };
})(fpSearch);
