/* The index: what a word that somebody typed leads to. MiniSearch looks words up, exactly, by their
   beginning and with slips; this makes its index ready and says how good each match is.

   Three kinds of documents stand in one index: the entries of the guide, then every phrase that
   readers are known to type (each leads to an entry), then words that mean the same as others. */
(function (search) {
  'use strict';
  const BOOST = { title: 4, also: 4, text: 1, asked: 1 }, FIELDS = Object.keys(BOOST), ASKED = 3;
  /* How good a match is: the word as it is has 1. */
  const BEGINS = 0.6, SLIP = 0.5, SOUNDS = 0.5, JOINED = 0.9, ALIKE = 0.3;
  /* How much a word tells that the guide does not have, and the least that any word tells. */
  const UNKNOWN = 0.75, LEAST = 0.3, MOST_WORDS = 20;
  const SOON = 2;  // how soon one more phrase with a word tells little

  search.OPTIONS = { fields: FIELDS, tokenize: (text) => text.split(' '), processTerm: (term) => term };

  /* Each line is a term and, for every field, the documents that have it, as steps in base 36. */
  const unpacked = (data) => data.terms.split('\n').map((line) => {
    const [term, ...fields] = line.split('|');
    return [term, fields.map((list) => {
      let at = -1;
      return list ? list.split(',').map((step) => (at += parseInt(step, 36))) : [];
    })];
  });
  /* The index in the form in which MiniSearch writes its own. */
  function written(terms, count) {
    const lengths = Array.from({ length: count }, () => FIELDS.map(() => 0));
    const index = terms.map(([term, fields]) => [term, Object.fromEntries(fields.map((docs, field) => {
      docs.forEach((doc) => { lengths[doc][field] += 1; });
      return [field, Object.fromEntries(docs.map((doc) => [doc, 1]))];
    }).filter(([field]) => fields[field].length))]);
    const byNumber = (list) => Object.fromEntries(list.map((each, at) => [at, each]));
    return {
      documentCount: count, nextId: count, dirtCount: 0, storedFields: {}, serializationVersion: 2, index,
      documentIds: byNumber(lengths.map((_, at) => at)), fieldLength: byNumber(lengths),
      fieldIds: Object.fromEntries(FIELDS.map((name, at) => [name, at])),
      averageFieldLength: FIELDS.map((_, field) => lengths.reduce((sum, each) => sum + each[field], 0) / count),
    };
  }

  /* For each entry the number of what is found: a part of a list for itself, any other with its page. */
  function numbered(data) {
    const keys = new Map();
    return Int32Array.from(data.entries, ([page, , , alone], entry) => {
      const key = alone ? entry : -1 - page;
      if (!keys.has(key)) keys.set(key, keys.size);
      return keys.get(key);
    });
  }

  search.index = (data, MiniSearch) => {
    const entries = data.entries.length, phrases = entries + data.asked.length, count = phrases + data.alike.length;
    const terms = unpacked(data), index = MiniSearch.loadJS(written(terms, count), search.OPTIONS);
    const small = new Set(data.small), known = new Map(), sounds = new Map(), rare = new Map();
    const size = new Float32Array(count), owners = numbered(data), typedFor = new Map();
    for (const [term, fields] of terms) {
      const key = search.sound(term), pages = new Map();
      const docs = fields.filter((list) => list.length).length > 1 ? new Set(fields.flat()).size : fields.flat().length;
      rare.set(term, Math.log(count / docs) / Math.log(count));
      if (key.length > 2) sounds.set(key, [...(sounds.get(key) || []), term]);
      for (const doc of fields[ASKED]) {
        size[doc] += rare.get(term);
        if (doc >= phrases) continue;
        const page = owners[data.asked[doc - entries]];
        pages.set(page, (pages.get(page) || 0) + 1);
      }
      typedFor.set(term, pages);
    }

    const look = (term, prefix) => index.search(term, {
      boost: BOOST, prefix, fuzzy: false, weights: { prefix: BEGINS, fuzzy: 0 }, boostTerm: () => rare.get(term) || UNKNOWN,
    });
    /* Terms that a word may stand for, with how well: a slip of letters, or the same sound. Of several
       the one is likelier that the guide says more often. */
    function meant(word, length) {
      const most = search.slips(length), near = new Set();
      if (most) index.search(word, { fuzzy: Math.min(most + 1, 3) }).forEach((hit) => hit.terms.forEach((term) => near.add(term)));
      const apart = [...near].map((term) => [term, search.apart(word, term, most) + (term[0] == word[0] ? 0 : 0.5)]);
      const least = Math.min(most + 1, ...apart.map(([, slips]) => slips));
      const best = apart.filter(([, slips]) => slips == least && slips < most + 1);
      const common = Math.min(...best.map(([term]) => rare.get(term)));
      const found = best.map(([term, slips]) => [term, SLIP ** slips * common / rare.get(term)]);
      return least < 2 ? found : [...found, ...(sounds.get(search.sound(word)) || []).map((term) => [term, SOUNDS])];
    }
    /* Two words that were typed as one. */
    function inTwo(word) {
      for (let at = 3; at <= word.length - 3; at++) {
        const two = [word.slice(0, at), search.stem(word.slice(at))];
        if (two.every((one) => rare.has(one) && !small.has(one))) return two;
      }
      return [];
    }
    /* How often a word is typed for each page, from the terms that it may stand for. */
    function often(found) {
      const fits = new Map(), best = new Map(), pages = Math.max(...owners) + 1;
      for (const [doc, { fit, terms }] of found) {
        if (doc >= entries && doc < phrases) terms.forEach((term) => fits.set(term, Math.max(fits.get(term) || 0, fit)));
      }
      for (const [term, fit] of fits) {
        const where = typedFor.get(term), tells = Math.log(1 + pages / where.size);
        for (const [page, times] of where) best.set(page, Math.max(best.get(page) || 0, fit * tells * times * (SOON + 1) / (times + SOON)));
      }
      return [...best];
    }
    /* What is found, as lists side by side: they are gone through at every letter that is typed. */
    const listed = (found) => ({
      found, docs: [...found.keys()], scores: Float32Array.from(found.values(), ({ score }) => score),
      fits: Float32Array.from(found.values(), ({ fit }) => fit), often: often(found),
    });
    /* Documents that a word leads to: document -> {score, fit, terms}. Kept, so that each letter
       that is typed costs one word. `ongoing`: the word may go on. */
    function hits(word, ongoing) {
      const key = word + (ongoing ? '*' : '');
      if (known.has(key)) return known.get(key);
      const found = new Map(), stem = search.stem(word), alike = [];
      const add = (term, weight, prefix) => look(term, prefix).forEach((hit) => {
        const fit = hit.terms.includes(term) ? weight : weight * BEGINS, before = found.get(hit.id);
        if (!before || before.score < weight * hit.score) found.set(hit.id, { score: weight * hit.score, fit, terms: hit.terms });
        if (hit.id >= phrases) alike.push([hit.id - phrases, fit]);
      });
      const there = rare.has(stem);
      add(stem, 1, ongoing ? stem.length > 1 : stem.length > 3);
      if (!there && ongoing && stem != word) add(word, 1, true);
      if (!there && !(ongoing && found.size)) meant(stem, word.length).forEach(([term, weight]) => add(term, weight, false));
      if (!found.size) inTwo(stem).forEach((term) => add(term, JOINED, false));
      if (!ongoing) {
        alike.filter(([, fit]) => fit > 0.5)
          .forEach(([at, fit]) => data.alike[at].split(' ').forEach((term) => add(term, fit * ALIKE, false)));
      }
      known.set(key, listed(found));
      return known.get(key);
    }
    /* The word joined to the one before or after it, where that makes a word. */
    function joined(typed, at, alone) {
      let found;
      for (const [one, other] of [[at - 1, at], [at, at + 1]]) {
        const term = search.stem((typed[one] || '') + (typed[other] || ''));
        if (!typed[one] || !typed[other] || !rare.has(term)) continue;
        found = found || new Map(alone.found);
        for (const [doc, hit] of hits(term, false).found) {
          const fit = JOINED * hit.fit;
          if (!found.has(doc) || found.get(doc).fit < fit) found.set(doc, { ...hit, fit });
        }
      }
      return found ? listed(found) : alone;
    }
    /* The words that count, each with how much it tells and what it leads to. */
    function looked(typed, ongoing) {
      const all = typed.map((word, at) => ({ word, at })), large = all.filter(({ word }) => !small.has(word));
      return (large.length ? large : all).slice(0, MOST_WORDS).map(({ word, at }) => {
        const tells = rare.get(search.stem(word));
        const found = joined(typed, at, hits(word, ongoing && at == typed.length - 1));
        return { word, ...found, weight: tells === undefined ? UNKNOWN : Math.max(tells, LEAST) };
      });
    }
    return { looked, entries, phrases, size, owners };
  };
})(fpSearch);
