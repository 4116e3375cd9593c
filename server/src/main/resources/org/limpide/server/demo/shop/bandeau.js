(() => {
  const own = document.currentScript;
  const one = (id) => document.getElementById(id);
  const choice = (document.cookie.match(/(?:^|; )choix=([a-z]+)/) || [])[1];
  const measure = () => {
    if (document.querySelector('script[src="' + own.dataset.mesure + '"]')) return;
    const script = document.createElement('script');
    script.src = own.dataset.mesure;
    document.head.append(script);
  };
  const keep = (answer) => {
    document.cookie = 'choix=' + answer + '; max-age=15552000; path=/; samesite=lax';
    one('bandeau').hidden = true;
    if (answer === 'oui') measure();
  };
  if (choice === 'oui') measure();
  if (!choice) one('bandeau').hidden = false;
  one('choix-tout').addEventListener('click', () => keep('oui'));
  one('choix-plus').addEventListener('click', () => { one('choix-detail').hidden = false; });
  one('choix-garder').addEventListener('click', () => keep(one('choix-mesure').checked || one('choix-pub').checked ? 'oui' : 'non'));
  if (one('choix-rien')) one('choix-rien').addEventListener('click', () => keep('non'));
})();
