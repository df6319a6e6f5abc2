/* Help before anything else: whether somebody who types this may be in danger, or looks for a way
   to be hurt. Which words say so stands in lexicon.yml; it errs on the side of showing help. */
(function (search) {
  'use strict';
  const BETWEEN = 3;  // words that may stand between two words of a sign

  /* A sign is a list of words: "<name>" is one of a set, "want*" any ending, "#…" the
     hashes of one that is not to be read; the others may have a slip. */
  const same = (part, word) => {
    if (part[0] == '#') return search.hashes(word).some((one) => part.slice(1).split(',').includes(one));
    if (part.endsWith('*')) return word.startsWith(part.slice(0, -1));
    if (part == word || (part.length > 4 && search.stem(part) == search.stem(word))) return true;
    const most = part.length < 8 ? 1 : 2;
    return part.length > 4 && part[0] == word[0] && search.apart(part, word, most) <= most;
  };
  const fits = (part, word, sets) => (part[0] == '<'
    ? (sets[part.slice(1, -1)] || []).some((one) => same(one, word)) : same(part, word));

  /* Digits that stand for letters within a word: su1c1de. */
  const LETTERS = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's' };
  const lettered = (word) => (/[a-z]\d/.test(word) ? word.replace(/\d/g, (digit) => LETTERS[digit] || digit) : word);

  /* Where a sign stands among the words: the places of its words in order, or nothing. */
  function places(sign, words, sets, taken, between) {
    const from = (at, first, last) => {
      if (at == sign.length) return [];
      for (let i = first; i <= last && i < words.length; i++) {
        if (taken.has(i) || !fits(sign[at], words[i], sets)) continue;
        const rest = from(at + 1, i + 1, i + 1 + between);
        if (rest) return [i, ...rest];
      }
      return null;
    };
    return from(0, 0, words.length);
  }

  /* What is typed, against the lists: {danger, seeking}, each the sign that was met or nothing. What
     is ordinary is set aside first. A method's name alone restricts what is shown only for `careful`
     readers: a member of staff who found something has to find the page for it. */
  search.help = (query, lists, careful) => {
    const words = search.words(query.replace(/\*/g, '')).map(lettered), taken = new Set();
    const sets = lists.sets;
    for (const one of lists.ordinary) {
      for (let found; (found = places(one, words, sets, taken, 0));) found.forEach((at) => taken.add(at));
    }
    const met = (signs, between) => signs.find((sign) => places(sign, words, sets, taken, between));
    const named = words.some((word, at) => !taken.has(at) && search.hashes(word).some((one) => lists.methods.has(one)));
    const others = met(lists.others, 0), method = named && !others ? ['a', 'method'] : null;
    const seeking = met(lists.seeking, BETWEEN) || (careful && method) || null;
    return { danger: met(lists.danger, BETWEEN) || seeking || method, seeking: others ? null : seeking };
  };
})(fpSearch);
