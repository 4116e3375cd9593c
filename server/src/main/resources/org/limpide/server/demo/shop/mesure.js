// The measure of an invented company: a name for each visitor, kept for two years, and told at each page.
(() => {
  let known = (document.cookie.match(/(?:^|; )_trq_uid=([^;]+)/) || [])[1];
  if (!known) {
    known = '1.' + Math.floor(Math.random() * 9e9 + 1e9) + '.' + Math.floor(Date.now() / 1000);
    document.cookie = '_trq_uid=' + known + '; max-age=63072000; path=/';
  }
  new Image().src = 'TRACKER/collecte?uid=' + known + '&page=' + encodeURIComponent(location.pathname) + '&ecran=' + screen.width + 'x' + screen.height;
})();
