/* Help before anything else: whether somebody who types this may be in danger, or looks for a way
   to be hurt. Which words say so stands in lexicon.yml; it errs on the side of showing help. */
(function (search) {
  'use strict';
  const BETWEEN = 3;  // words that may stand between two words of a sign
  const LISTS = ['danger', 'seeking', 'others', 'ordinary'];

  /* Whether a word is what a part of a sign asks for: "want*" any ending, "#…" the hashes of a word
     that is not to be read; the others may have a slip. */
  const same = (part, word) => {
    if (part[0] == '#') return search.hashes(word).some((one) => part.slice(1).split(',').includes(one));
    if (part.endsWith('*')) return word.startsWith(part.slice(0, -1));
    if (part == word || (part.length > 4 && search.stem(part) == search.stem(word))) return true;
    const most = part.length < 8 ? 1 : 2;
    return part.length > 4 && part[0] == word[0] && search.apart(part, word, most) <= most;
  };

  /* Digits that stand for letters within a word: su1c1de. */
  const LETTERS = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's' };
  const lettered = (word) => (/[a-z]\d/.test(word) ? word.replace(/\d/g, (digit) => LETTERS[digit] || digit) : word);

  /* For a word, the parts of signs that it fits: a part is a word, or "<name>" for any word of that
     set. What was found for a word is kept, because all but the last stand while somebody types. */
  function fitting({ sets, ...lists }) {
    const signs = LISTS.flatMap((name) => lists[name]), parts = [...new Set(signs.flat())];
    const asks = parts.map((part) => [part, part[0] == '<' ? sets[part.slice(1, -1)] || [] : [part]]);
    const known = new Map();
    return (word) => {
      if (!known.has(word)) known.set(word, new Set(asks.filter(([, any]) => any.some((one) => same(one, word))).map(([part]) => part)));
      return known.get(word);
    };
  }
  const prepared = new WeakMap();
  function fitsOf(lists) {
    if (!prepared.has(lists)) prepared.set(lists, fitting(lists));
    return prepared.get(lists);
  }

  /* Where a sign stands among the words: the places of its words in order, or nothing. */
  function places(sign, fits, taken, between) {
    const from = (at, first, last) => {
      if (at == sign.length) return [];
      for (let i = first; i <= last && i < fits.length; i++) {
        if (taken.has(i) || !fits[i].has(sign[at])) continue;
        const rest = from(at + 1, i + 1, i + 1 + between);
        if (rest) return [i, ...rest];
      }
      return null;
    };
    return from(0, 0, fits.length);
  }

  /* What is typed, against the lists: {danger, seeking}, each the sign that was met or nothing. What
     is ordinary is set aside first. A method's name alone restricts what is shown only for `careful`
     readers: a member of staff who found something has to find the page for it. */
  search.help = (query, lists, careful) => {
    const words = search.words(query.replace(/\*/g, '')).map(lettered), taken = new Set();
    const fits = words.map(fitsOf(lists));
    for (const one of lists.ordinary) {
      for (let found; (found = places(one, fits, taken, 0));) found.forEach((at) => taken.add(at));
    }
    const met = (signs, between) => signs.find((sign) => places(sign, fits, taken, between));
    const named = words.some((word, at) => !taken.has(at) && search.hashes(word).some((one) => lists.methods.has(one)));
    const others = met(lists.others, 0), method = named && !others ? ['a', 'method'] : null;
    const seeking = met(lists.seeking, BETWEEN) || (careful && method) || null;
    return { danger: met(lists.danger, BETWEEN) || seeking || method, seeking: others ? null : seeking };
  };
})(fpSearch);
