/* Finding: what is looked up in MiniSearch for the words that somebody typed, and the order of what
   is found. It knows nothing of a page; `script.js` shows what it gives.

   Three kinds of documents stand in one index: the entries of the guide, then every phrase that
   readers are known to type (each leads to an entry), then words that mean the same as others. */
(function (search) {
  'use strict';
  const BOOST = { title: 4, also: 4, text: 1, asked: 1 }, FIELDS = Object.keys(BOOST);
  const BEGINS = 0.6, SLIP = 0.5, SOUNDS = 0.5, JOINED = 0.9, ALIKE = 0.3, RARER = 1;   // how good a match is
  const AWAY = 0.6;
  const VOTE = 0.8, POWER = 3, ROOT = 3, QP = 0.65;
  const PHRASE = 0.8, WHOLE = 0.4;                                          // how scores are joined
  const HERE = 1.35, ALL = 1.12, SPOKEN = 1.2, OTHERS = 0.75, AGAIN = 0.5;                            // readers
  const MOST = 20, MOST_FOUND = 40, ENOUGH = 0.3;                             // what is read, and shown

  search.OPTIONS = { fields: FIELDS, tokenize: (text) => text.split(' '), processTerm: (term) => term };

  /* Each line is a term and, for every field, the documents that have it, as steps in base 36. */
  const lines = (data) => data.terms.split('\n').map((line) => {
    const [term, ...fields] = line.split('|');
    return [term, fields.map((list) => {
      let at = -1;
      return list ? list.split(',').map((step) => (at += parseInt(step, 36))) : [];
    })];
  });
  /* The index in the form in which MiniSearch writes its own. */
  function unpacked(terms, count) {
    const lengths = Array.from({ length: count }, () => FIELDS.map(() => 0));
    const index = terms.map(([term, fields]) => [term, Object.fromEntries(fields.map((docs, field) => {
      docs.forEach((doc) => { lengths[doc][field] += 1; });
      return [field, Object.fromEntries(docs.map((doc) => [doc, 1]))];
    }).filter(([field]) => fields[field].length))]);
    const numbered = (list) => Object.fromEntries(list.map((each, at) => [at, each]));
    return {
      documentCount: count, nextId: count, dirtCount: 0, storedFields: {}, serializationVersion: 2, index,
      documentIds: numbered(lengths.map((_, at) => at)), fieldLength: numbered(lengths),
      fieldIds: Object.fromEntries(FIELDS.map((name, at) => [name, at])),
      averageFieldLength: FIELDS.map((_, field) => lengths.reduce((sum, each) => sum + each[field], 0) / count),
    };
  }

  search.open = (data, MiniSearch) => {
    const entries = data.entries.length, phrases = entries + data.asked.length, count = phrases + data.alike.length;
    const terms = lines(data), index = MiniSearch.loadJS(unpacked(terms, count), search.OPTIONS);
    const small = new Set(data.small), known = new Map(), sounds = new Map(), rare = new Map();
    const size = new Float32Array(count);
    for (const [term, fields] of terms) {
      const key = search.sound(term), docs = new Set(fields.flat());
      if (key.length > 2) sounds.set(key, [...(sounds.get(key) || []), term]);
      rare.set(term, Math.log(count / docs.size) / Math.log(count));
      fields[3].forEach((doc) => { size[doc] += rare.get(term); });
    }
    const signs = { ...data.help, methods: new Set(data.help.methods.split(' ')) };

    const look = (term, prefix) => index.search(term, {
      boost: BOOST, prefix, fuzzy: false, weights: { prefix: BEGINS, fuzzy: 0 }, boostTerm: () => rare.get(term) || 0.8,
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
      const found = best.map(([term, slips]) => [term, SLIP ** slips * (common / rare.get(term)) ** RARER]);
      return least < 2 ? found : [...found, ...(sounds.get(search.sound(word)) || []).map((term) => [term, SOUNDS])];
    }
    function inTwo(word) {
      for (let at = 3; at <= word.length - 3; at++) {
        const two = [word.slice(0, at), search.stem(word.slice(at))];
        if (two.every((one) => rare.has(one) && !small.has(one))) return two;
      }
      return [];
    }
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
      if (!ongoing) alike.forEach(([at, fit]) => data.alike[at].split(' ').forEach((term) => { if (fit > 0.5) add(term, fit * ALIKE, false); }));
      known.set(key, found);
      return found;
    }

    /* The words that count, each with what it leads to, joined to the word before or after it too. */
    function looked(typed, ongoing) {
      const all = typed.map((word, at) => ({ word, at })), large = all.filter(({ word }) => !small.has(word));
      return (large.length ? large : all).slice(0, MOST).map(({ word, at }) => {
        const found = new Map(hits(word, ongoing && at == typed.length - 1));
        for (const pair of [[at - 1, at], [at, at + 1]]) {
          const term = search.stem(pair.map((place) => typed[place] || '').join(''));
          if (pair[0] < 0 || pair[1] >= typed.length || !rare.has(term)) continue;
          for (const [doc, hit] of hits(term, false)) if (!found.has(doc) || found.get(doc).fit < JOINED * hit.fit) found.set(doc, { ...hit, fit: JOINED * hit.fit });
        }
        const weight = Math.max(rare.get(search.stem(word)) || 0, 0.3);
        return { word, found, weight: rare.has(search.stem(word)) ? weight : 0.75 };
      });
    }
    /* Readers of whom the words tell: "my daughter" is said by a parent. */
    function spoken(typed) {
      const text = ' ' + typed.map(search.stem).join(' ') + ' ';
      return Object.entries(data.readers).filter(([, said]) => said.some((one) => text.includes(' ' + one + ' '))).map(([name]) => name);
    }
    /* Parts of lists are found for themselves, parts of other pages with their page. */
    const owner = (entry) => (data.entries[entry][3] ? entry : -1 - data.entries[entry][0]);

    const byScore = (a, b) => b.score - a.score || a.entry - b.entry;
    /* A page that several audiences have, each in its words, stands once among the first. */
    function once(found) {
      const titles = new Set();
      found.sort(byScore).forEach((one) => {
        const title = data.pages[one.page][1];
        if (one.audience && titles.has(title)) one.score *= AGAIN;
        titles.add(title);
      });
      return found.sort(byScore);
    }
    const cut = (found) => found.filter(({ score }) => score > ENOUGH * found[0].score).slice(0, MOST_FOUND);

    function find(query, audience, ongoing) {
      const typed = search.words(query), words = looked(typed, ongoing), tells = spoken(typed);
      const whole = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
      const results = new Map(), near = new Map();
      const result = (entry) => {
        const key = owner(entry);
        if (!results.has(key)) results.set(key, { parts: new Map(), words: new Map(), phrase: 0, votes: 0, led: 0, terms: new Set() });
        return results.get(key);
      };
      for (const { word, found, weight } of words) {
        for (const [doc, { score, fit, terms }] of found) {
          if (doc >= phrases) continue;
          if (doc >= entries) near.set(doc, (near.get(doc) || 0) + fit * weight);
          else {
            const one = result(doc);
            one.parts.set(doc, (one.parts.get(doc) || 0) + score);
            one.words.set(word, Math.max(one.words.get(word) || 0, score));
            terms.forEach((term) => one.terms.add(term));
          }
        }
      }
      for (const [doc, met] of near) {
        const entry = data.asked[doc - entries], one = result(entry), like = met / (whole ** QP * size[doc] ** (1 - QP));
        one.votes += like ** POWER;
        if (like > one.phrase) Object.assign(one, { phrase: like, led: entry, by: doc });
      }
      const rated = [...results.values()].map((one) => {
        const [entry, best] = [...one.parts].reduce((a, b) => (b[1] > a[1] ? b : a), [one.led, 0]);
        const sum = [...one.words.values()].reduce((all, each) => all + each, 0);
        const covered = words.reduce((all, { word, weight }) => all + (one.words.has(word) ? weight : 0), 0) / whole;
        return { one, entry, own: (best * (1 - WHOLE) + sum * WHOLE) * (0.3 + 0.7 * covered) };
      });
      const top = Math.max(1, ...rated.map(({ own }) => own));
      const scored = rated.map(({ one, entry, own }) => {
        const page = data.entries[entry][0], of = data.audiences[data.pages[page][2]];
        let score = PHRASE * (one.phrase + VOTE * (one.votes / 1) ** (1 / ROOT)) + (1 - PHRASE) * own / top;
        if (of && tells.length) score *= tells.includes(of) ? SPOKEN : OTHERS;
        else if (audience) score *= of == audience ? HERE : of ? AWAY : ALL;
        return { page, entry, score, terms: [...one.terms], audience: of || '', phrase: one.by === undefined ? null : one.by - entries };
      });
      return cut(once(scored));
    }
    return (query, audience, careful, ongoing) => ({
      help: search.help(query, signs, careful), found: find(query, audience, ongoing),
    });
  };
})(fpSearch);
