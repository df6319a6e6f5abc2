/* A button beside each line that is there to be copied. Without this script, or where the browser has
   no clipboard for pages, the line can be marked and copied by hand. */
(function () {
  'use strict';
  if (!navigator.clipboard) return;
  document.querySelectorAll('.fp-snippet').forEach((box) => {
    const button = document.createElement('button'), told = document.createElement('span');
    button.type = 'button';
    button.textContent = 'Copy';
    told.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(box.querySelector('code').textContent.trim())
        .then(() => { told.textContent = ' Copied'; }, () => { told.textContent = ' Please copy it by hand'; });
    });
    box.append(button, told);
  });
})();
