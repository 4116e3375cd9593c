// The measure of an invented company: a name for each visitor, kept for two years, and told at each page. It writes the name as
// Google Analytics does, so that a directory of services knows it for what it plays.
(() => {
  let known = (document.cookie.match(/(?:^|; )_ga=GA1\.1\.([0-9.]+)/) || [])[1];
  if (!known) {
    known = Math.floor(Math.random() * 9e9 + 1e9) + '.' + Math.floor(Date.now() / 1000);
    document.cookie = '_ga=GA1.1.' + known + '; max-age=63072000; path=/';
  }
  new Image().src = 'TRACKER/collecte?uid=' + known + '&page=' + encodeURIComponent(location.pathname) + '&ecran=' + screen.width + 'x' + screen.height;
})();
