/* Fingerpost's sheet: a box to write in for each slot, for as long as the page is open.
   What is typed stays in these boxes and in their copies for print. It is never stored or sent, and
   never put into the address, the title or the history; it goes when the reader leaves. There is
   no warning before that: it would make a noise for somebody who has to leave fast.
   All is built hidden (by plan.css) and shown last, so a page whose script failed keeps its lines.
   ES2017, no dependency; served minified, and small enough for that. */
(() => {
  'use strict';

  const all = (selector) => document.querySelectorAll(selector);
  const slots = all('[data-fp-slot]');
  if (!slots[0]) return;
  const sheet = slots[0].parentNode;
  let saved;

  const make = (parent, tag, having, text) => {
    const made = document.createElement(tag);
    Object.keys(having).forEach((name) => made.setAttribute(name, having[name]));
    made.textContent = text;
    return parent.appendChild(made);
  };

  /* Says something beneath the sheet. After all that is said but its own question, Clear has to
     be pressed twice. */
  const tell = (text, again) => {
    status.textContent = text;
    clear.textContent = again ? text : 'Clear';
  };

  /* Empties every box, and lets go of the file that was made for saving. */
  const empty = () => {
    URL.revokeObjectURL(saved);
    all('textarea').forEach((area) => {
      area.value = '';
      area.oninput();
    });
  };

  /* spellcheck and writingsuggestions: for these some browsers send what is typed to a service of
     theirs, and to translate they would send the copy. autocomplete: unless it is off, a browser
     writes the text to disk, to put it back after a crash or on Back. */
  slots.forEach((slot) => {
    const write = make(slot, 'div', {class: 'fp-write'}), area = make(write, 'textarea', {
      'aria-labelledby': slot.querySelector('h3').id,
      'aria-describedby': (slot.querySelector('.fp-help') || slot).id,
      rows: slot.querySelectorAll('.fp-line').length,
      autocomplete: 'off',
      spellcheck: 'false',
      writingsuggestions: 'false'
    });
    const copy = make(write, 'div', {class: 'fp-copy', translate: 'no'});
    /* The copy is what prints, and the box is as high as its copy. */
    area.oninput = () => {
      copy.textContent = area.value + '\n';
      slot.classList.toggle('fp-filled', area.value.trim());
      tell('');
    };
  });

  const bar = make(sheet, 'div', {class: 'fp-bar'}), button = (text, act) => {
    const made = make(bar, 'button', {type: 'button'}, text);
    made.onclick = act;
    return made;
  };

  button('Print', () => {
    tell('');
    print();
  });

  /* Hands the browser a plain text file: help now, the title, the sheet and the day. Its name says
     nothing, in case somebody looks on. The mark at its start tells older programs how its letters
     are written. A heading is what has an id. */
  button('Save as a file', () => {
    let text = '\ufeff';
    const lines = [], people = [];
    all('.fp-help-now strong, .fp-help-now strong + a, .fp-contacts .fp-contact, h1, .fp-slot h3, '
      + 'textarea').forEach((part) => {
      const number = part.querySelector('.fp-call');
      const words = number ? part.querySelector('strong').textContent + ': '
        + number.closest('li').textContent : part.value || part.textContent;
      (part.matches('.fp-contact') ? people : lines).push((part.id && '\n') + words.trim() + '\n');
    });
    text += lines.slice(0, 2).concat(people, lines.slice(2)).join('');
    text += '\nSaved on ' + new Date().toLocaleDateString('en-GB', {dateStyle: 'long'});
    URL.revokeObjectURL(saved);
    saved = URL.createObjectURL(new Blob([text]));
    const link = make(bar, 'a', {href: saved, download: 'plan.txt'});
    link.click();
    link.remove();
    tell('Look for plan.txt in your downloads. Others who use this device can open it.');
  });

  const clear = button('Clear', () => {
    if (clear.textContent == 'Clear') tell('Press again to clear', 1);
    else {
      empty();
      tell('The sheet is empty.');
    }
  });

  const status = make(bar, 'p', {role: 'status'});
  addEventListener('pagehide', empty);
  addEventListener('pageshow', (event) => event.persisted && empty());
  sheet.classList.add('fp-typing');
})();
