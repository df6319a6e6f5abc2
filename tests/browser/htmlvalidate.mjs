/* What html-validate looks for: all that it recommends, but for what stands here with its reason. */
export default {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    /* Valid either way, and ours is small. */
    'doctype-style': ['error', {style: 'lowercase'}],
    /* Valid either way; what makes HTML of Markdown ends some elements so. */
    'void-style': 'off',
    /* An id may begin with a figure: the headings of authors' pages do. */
    'valid-id': ['error', {relaxed: true}],
    /* A page is called what its author calls it, in the tab too. */
    'long-title': 'off',
    /* The sheet keeps a number that can be called on one line; a plain space can be searched for. */
    'tel-non-breaking': 'off',
    /* Not valid on a tick-box, and yet what keeps browsers from writing ticks to disk. */
    'input-attributes': 'off',
    'valid-autocomplete': 'off',
  },
};
