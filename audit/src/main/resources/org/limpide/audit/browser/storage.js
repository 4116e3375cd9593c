// Lists what a document's origin keeps in the browser.
(async () => {
  const out = [];
  for (const [area, get] of [['LOCAL_STORAGE', () => localStorage], ['SESSION_STORAGE', () => sessionStorage]]) {
    try { const s = get(); for (let i = 0; i < s.length && i < 500; i++) { const key = s.key(i), value = s.getItem(key) || '';
      out.push({area, key: key.slice(0, 300), size: value.length, value: value.slice(0, 4096)}); } } catch (e) {}
  }
  try { for (const d of await indexedDB.databases()) out.push({area: 'INDEXED_DB', key: (d.name || '').slice(0, 300), size: -1, value: ''}); } catch (e) {}
  try { for (const name of await caches.keys()) out.push({area: 'CACHE_API', key: name.slice(0, 300), size: -1, value: ''}); } catch (e) {}
  return out;
})()
