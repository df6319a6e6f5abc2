/* A pathway of this guide within a page of another website: <fingerpost-pathway src="…/embed/">.
   It makes a frame and nothing else. It tells the page around it nothing, and asks it nothing.
   What stands in the element is for where this script is not run: the frame takes its place. */
customElements.define('fingerpost-pathway', class extends HTMLElement {
  connectedCallback() {
    const source = this.getAttribute('src') || '';
    if (this.querySelector('iframe') || !/^https?:\/\/[^?#]+\/embed\/$/.test(source)) return;
    const frame = document.createElement('iframe');
    frame.src = source;
    frame.title = this.getAttribute('title') || 'Guidance, one question at a time';
    frame.width = '100%';
    frame.height = this.getAttribute('height') || '720';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    this.replaceChildren(frame);
  }
});
