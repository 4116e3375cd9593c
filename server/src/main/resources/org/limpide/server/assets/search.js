// « / » goes to the search box, unless one is writing.
document.addEventListener('keydown', (event) => {
  const box = document.getElementById('search');
  const writing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || writing || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
