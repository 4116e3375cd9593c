// A small router: the server sends an empty shell, everything is drawn here.
(function () {
  'use strict';
  var app = document.getElementById('app');
  var entete = '<header class="bandeau"><strong><a href="/">Le Comptoir des Embruns</a></strong>' +
    '<nav class="bandeau"><a href="/la-collection">La collection</a><a href="/livre-d-or">Livre d’or</a><a href="/nous-ecrire">Nous écrire</a><a href="/mon-compte">Mon compte</a><a href="/panier">Panier (1)</a></nav></header>';
  var pied = '<footer class="pied"><ul>' +
    '<li><a href="/politique-de-confidentialite">Politique de confidentialité</a></li>' +
    '<li><a href="/qui-sommes-nous">Informations légales</a></li>' +
    '<li><a href="/conditions-de-vente">Conditions de vente</a></li>' +
    '<li><a href="/annuler-un-achat">Renoncer à un achat ici</a></li>' +
    '<li><a href="/mes-donnees">Mes données, mes droits</a></li>' +
    '<li><a href="/la-lettre">La lettre du Comptoir</a></li></ul>' +
    '<p>Suivez-nous : <a href="https://www.instagram.com/comptoirdesembruns/" rel="me noopener">Instagram</a></p></footer>';
  var deja = app.innerHTML.trim();

  function poser(html) {
    app.innerHTML = entete + '<div class="vue" role="main">' + html + '</div>' + pied;
    var titre = app.querySelector('h1');
    document.title = (titre ? titre.textContent + ' · ' : '') + 'Le Comptoir des Embruns';
    brancher();
    document.dispatchEvent(new CustomEvent('vue-posee'));
  }

  function aller() {
    var nom = location.pathname === '/' ? 'accueil' : location.pathname.slice(1).replace(/\//g, '-');
    fetch('/vues/' + nom + '.html').then(function (r) {
      return r.ok ? r.text() : '<h1>Cette page n’existe pas</h1>';
    }).then(poser);
  }

  function brancher() {
    var mdp = app.querySelector('[data-jauge]');
    if (mdp) {
      mdp.addEventListener('input', function () {
        var courants = /azerty|qwerty|123456|motdepasse|password|embruns/i;
        app.querySelector('#jauge').value = courants.test(mdp.value) ? 0 : Math.min(5, Math.floor(mdp.value.length / 4));
      });
    }
  }

  document.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a[href^="/"]');
    if (a && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      history.pushState({}, '', a.getAttribute('href'));
      aller();
    }
  });
  addEventListener('popstate', aller);
  if (deja) { poser(deja); } else { aller(); }
})();
