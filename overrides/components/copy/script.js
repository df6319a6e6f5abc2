/* A button beside each line that is there to be copied. Without this script, or where the browser has
   no clipboard for pages, the line can be marked and copied by hand. */
(function () {
  'use strict';
  if (!navigator.clipboard) return;
  const rows = document.querySelectorAll('h1, h2, h3, h4, h5, h6, .fp-snippet');
  let heading = '';
  rows.forEach((row) => {
    if (row.matches('.fp-snippet')) add(row, heading);
    else heading = row.textContent.trim();
  });

  function add(box, heading) {
    const button = document.createElement('button'), told = document.createElement('span');
    button.type = 'button';
    button.textContent = 'Copy';
    if (heading) button.setAttribute('aria-label', 'Copy the line for ' + heading);
    told.setAttribute('role', 'status');
    button.addEventListener('click', () => copy(box.querySelector('code').textContent.trim(), told));
    box.append(button, told);
  }

  /* A status is read out when it changes, so what an earlier press said is taken away first. */
  async function copy(line, told) {
    told.textContent = '';
    const words = await navigator.clipboard.writeText(line).then(() => ' Copied', () => ' Please copy it by hand');
    setTimeout(() => { told.textContent = words; }, 100);
  }
})();
