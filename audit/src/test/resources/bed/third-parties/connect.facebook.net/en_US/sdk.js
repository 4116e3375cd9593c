// Imitates Facebook's social plugins: every .fb-like becomes a frame of facebook.com, whose answer sets the cookie "fr".
(function () {
  function draw() {
    document.querySelectorAll('.fb-like,.fb-page,.fb-share-button').forEach(function (e) {
      var f = document.createElement('iframe');
      f.src = 'https://www.facebook.com/plugins/like.php?href=' + encodeURIComponent(location.href);
      f.width = 90; f.height = 28; e.appendChild(f);
    });
  }
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', draw) : draw();
})();
