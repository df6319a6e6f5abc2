/* Makes the index that is served, from the guide's entries and the lexicon. Only Node runs this. */
(function (search) {
  'use strict';
  const COMMON = 0.09;  // a word of the text in more entries than this part of all tells little
  const stems = (text) => search.words(text).map(search.stem);

  /* A line for each term: the term, then for each field the documents that have it, as steps. */
  function packed(index, fields, most) {
    const listed = (found, field) => Object.keys(found[field] || {});
    const told = (name, list) => (name == 'text' && list.length > most ? [] : list);
    const rows = index.map(([term, found]) => [term, ...fields.map((name, field) => steps(told(name, listed(found, field))))]);
    return rows.filter((row) => row.slice(1).some((list) => list)).map((row) => row.join('|')).sort().join('\n');
  }
  function steps(ids) {
    const sorted = ids.map(Number).sort((a, b) => a - b);
    return sorted.map((id, at) => (id - (at ? sorted[at - 1] : -1)).toString(36)).join(',');
  }

  /* The signs with hashes for each word that is not to be read. */
  function hidden({ within, sets, ...signs }, methods) {
    const cover = (word) => (within.includes(word) || methods.includes(word) ? '#' + search.hashes(word) : word);
    const each = (lists, change) => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(change)]));
    return { sets: each(sets, cover), ...each(signs, (sign) => sign.map(cover)) };
  }

  /* Takes {entries, small, readers, methods, help}; gives what of it is served, with `terms`. */
  search.make = (given, MiniSearch) => {
    const small = new Set(given.small.flatMap(search.words));
    const methods = given.methods.flatMap(search.words);
    const once = (texts) => [...new Set(texts.flatMap(search.words).filter((word) => !small.has(word)).map(search.stem))].join(' ');
    const index = new MiniSearch(search.OPTIONS);
    const asked = [], phrases = new Set();
    given.entries.forEach((entry, id) => {
      index.add({ id, title: once([entry.title]), also: once(entry.also), text: once([entry.text]), asked: '' });
      for (const phrase of entry.asked.map((one) => once([one]) || stems(one).join(' '))) {
        if (!phrases.has(id + phrase)) asked.push([phrase, id]);
        phrases.add(id + phrase);
      }
    });
    const said = [...asked.map(([phrase]) => phrase), ...given.alike.map((one) => once(one.said))];
    said.forEach((words, at) => index.add({ id: given.entries.length + at, title: '', also: '', text: '', asked: words }));
    return {
      asked: asked.map(([, id]) => id),
      phrases: asked.map(([phrase]) => phrase),
      alike: given.alike.map((one) => once(one.means)),
      terms: packed(JSON.parse(JSON.stringify(index)).index, search.OPTIONS.fields, COMMON * given.entries.length),
      small: [...small],
      readers: Object.fromEntries(Object.entries(given.readers).map(([name, said]) => [name, said.map((one) => stems(one).join(' '))])),
      help: { ...hidden(given.help, methods), methods: [...new Set(methods.flatMap(search.hashes))].join(' ') },
    };
  };
})(fpSearch);
