// Follows an audit under way; without it the page reloads itself.
document.querySelectorAll('[data-events]').forEach((place) => {
  const events = new EventSource(place.dataset.events);
  const field = (name) => place.querySelector(`[data-field="${name}"]`);
  events.addEventListener('progress', (event) => {
    const progress = JSON.parse(event.data);
    if (field('step').textContent !== progress.step) field('step').textContent = progress.step;
    field('percent').value = progress.percent;
    field('elapsed').textContent = progress.elapsed;
    field('remaining').textContent = progress.remaining || '…';
  });
  events.addEventListener('end', () => {
    events.close();
    location.reload();
  });
});
