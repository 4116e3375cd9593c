// The shop's own consent banner: two purposes, nothing loaded before a choice, the same effort to refuse as to accept.
(function () {
  var NOM = 'choix_cookies', DUREE = 15552000; // six months
  var FINALITES = {
    mesure: {titre: 'Mesure d’audience', texte: 'Compter les visites avec Google Analytics (Google Ireland). En cas de refus, rien n’est compté.', cookies: /^(_ga|_gid|_gat)/, lancer: function () {
      window.dataLayer = window.dataLayer || [];
      window.gtag = function () { window.dataLayer.push(arguments); };
      window.gtag('js', new Date()); window.gtag('config', 'G-PIVOINE123');
      script('https://www.googletagmanager.com/gtag/js?id=G-PIVOINE123');
    }},
    pub: {titre: 'Publicité personnalisée', texte: 'Vous montrer nos annonces sur Facebook et Instagram avec le pixel Meta (Meta Platforms Ireland). En cas de refus, vous ne verrez pas moins d’annonces, mais elles ne tiendront pas compte de votre visite.', cookies: /^(_fbp|_fbc)/, lancer: function () {
      var f = window.fbq = function () { f.queue.push(arguments); }; f.queue = [];
      f('init', '1234567890'); f('track', 'PageView');
      script('https://connect.facebook.net/fr_FR/fbevents.js');
    }}
  };
  function script(src) { var s = document.createElement('script'); s.async = true; s.src = src; document.head.appendChild(s); }
  function lire() { var m = document.cookie.match('(?:^|; )' + NOM + '=([^;]*)'); try { return m && JSON.parse(decodeURIComponent(m[1])); } catch (e) { return null; } }
  function payer() { return /^\/(commande|paiement)/.test(location.pathname); }
  function appliquer(choix) { if (!payer()) Object.keys(FINALITES).forEach(function (f) { if (choix[f]) FINALITES[f].lancer(); }); }
  function effacer(refuses) {
    document.cookie.split('; ').forEach(function (c) {
      var nom = c.split('=')[0];
      if (!refuses.some(function (f) { return FINALITES[f].cookies.test(nom); })) return;
      ['', ';domain=' + location.hostname, ';domain=.' + location.hostname.split('.').slice(-2).join('.')].forEach(function (d) {
        document.cookie = nom + '=;path=/;max-age=0' + d;
      });
    });
  }
  function enregistrer(choix) {
    var avant = lire() || {};
    document.cookie = NOM + '=' + encodeURIComponent(JSON.stringify(choix)) + ';path=/;max-age=' + DUREE + ';SameSite=Lax;Secure';
    var retires = Object.keys(FINALITES).filter(function (f) { return !choix[f]; });
    effacer(retires);
    fermer();
    if (retires.some(function (f) { return avant[f]; })) location.reload(); else appliquer(choix);
  }
  function tout(valeur) { var c = {}; Object.keys(FINALITES).forEach(function (f) { c[f] = valeur; }); return c; }
  function fermer() { var b = document.getElementById('consentement'); if (b) b.remove(); }
  function ouvrir() {
    fermer();
    var b = document.createElement('div');
    b.id = 'consentement';
    b.setAttribute('role', 'dialog'); b.setAttribute('aria-label', 'Vos choix sur les cookies');
    b.innerHTML = '<p><strong>Vos choix sur les cookies</strong></p><p>Avec votre accord, Maison Pivoine et deux partenaires (<a href="/content/vie-privee#tiers">liste des tiers</a>) utilisent des cookies pour :</p><ul>' +
      Object.keys(FINALITES).map(function (f) { return '<li><strong>' + FINALITES[f].titre + '</strong> : ' + FINALITES[f].texte + '</li>'; }).join('') +
      '</ul><p>Votre choix est gardé six mois. Vous pouvez en changer à tout moment par « Gérer mes cookies » en bas de chaque page.</p>' +
      '<div class="detail" hidden>' + Object.keys(FINALITES).map(function (f) { return '<label><input type="checkbox" role="switch" name="' + f + '"' + ((lire() || {})[f] ? ' checked' : '') + '> ' + FINALITES[f].titre + '</label>'; }).join('') +
      '<label><input type="checkbox" checked disabled> Strictement nécessaires : panier et connexion (PrestaShop), mémoire de votre choix</label><button type="button" data-choix="enregistrer">Enregistrer mes choix</button></div>' +
      '<div class="actions"><button type="button" data-choix="refuser">Tout refuser</button><button type="button" data-choix="detail">Personnaliser</button><button type="button" data-choix="accepter">Tout accepter</button></div>';
    b.addEventListener('click', function (e) {
      var quoi = e.target.getAttribute('data-choix');
      if (quoi === 'refuser') enregistrer(tout(false));
      if (quoi === 'accepter') enregistrer(tout(true));
      if (quoi === 'detail') b.querySelector('.detail').hidden = false;
      if (quoi === 'enregistrer') { var c = {}; b.querySelectorAll('input[name]').forEach(function (i) { c[i.name] = i.checked; }); enregistrer(c); }
    });
    document.body.appendChild(b);
  }
  document.addEventListener('DOMContentLoaded', function () {
    var choix = lire();
    if (choix) appliquer(choix); else ouvrir();
    document.addEventListener('click', function (e) { if (e.target.closest('[data-gerer-cookies]')) ouvrir(); });
  });
})();
