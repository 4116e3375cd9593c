// Read before the page is drawn, so that it never flashes in the other colours.
(() => {
  const asked = document.documentElement.dataset.theme;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const draw = () => {
    const theme = asked === 'auto' ? (dark.matches ? 'dark' : 'light') : asked;
    document.documentElement.setAttribute('data-bs-theme', theme);
  };
  draw();
  dark.addEventListener('change', draw);
})();
