// Tells the audit which script writes cookies and storage or asks for what can serve as a fingerprint.
// Runs in the page before its own scripts. NAME is replaced by the binding's name.
(() => {
  const tell = globalThis.NAME;
  if (typeof tell !== 'function') return;
  try { delete globalThis.NAME; } catch (e) {}
  const stringify = JSON.stringify, ErrorType = Error, slice = Function.prototype.call.bind(String.prototype.slice);
  ErrorType.stackTraceLimit = 30;
  let told = 0;
  const report = (kind, facts) => {
    if (++told > 5000) return; // a page that never stops: what it does has been seen
    try {
      const stack = new ErrorType().stack || '';
      tell(stringify({ kind, stack, at: Date.now(), frame: location.href, ...facts }));
    } catch (e) {}
  };
  const wrap = (owner, name, before) => {
    const original = owner && owner[name];
    if (typeof original !== 'function') return;
    const proxy = new Proxy(original, {
      apply(target, self, args) {
        let after;
        try { after = before(self, args); } catch (e) {}
        const result = Reflect.apply(target, self, args);
        if (typeof after === 'function') { try { after(result); } catch (e) {} }
        return result;
      },
    });
    try {
      const descriptor = Object.getOwnPropertyDescriptor(owner, name);
      Object.defineProperty(owner, name, { ...descriptor, value: proxy });
    } catch (e) {}
  };
  const wrapConstructor = (name, api) => {
    const original = globalThis[name];
    if (typeof original !== 'function') return;
    try {
      globalThis[name] = new Proxy(original, {
        construct(target, args, newTarget) { count(api, ''); return Reflect.construct(target, args, newTarget); },
      });
    } catch (e) {}
  };

  // cookies
  const cookie = typeof Document === 'function' && Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (cookie && cookie.set) {
    const set = new Proxy(cookie.set, {
      apply(target, self, args) {
        const result = Reflect.apply(target, self, args);
        try {
          const line = slice(String(args[0]), 0, 6000);
          const name = line.split(';')[0].split('=')[0].trim();
          const now = Reflect.apply(cookie.get, self, []);
          const kept = ('; ' + now).includes('; ' + name + '=');
          report('cookie', { line, kept });
        } catch (e) {}
        return result;
      },
    });
    Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set });
  }
  if (typeof CookieStore === 'function') {
    wrap(CookieStore.prototype, 'set', (self, args) => {
      const given = typeof args[0] === 'object' ? args[0] : { name: args[0], value: args[1] };
      let line = `${given.name}=${given.value}`;
      if (given.domain) line += `; Domain=${given.domain}`;
      if (given.path) line += `; Path=${given.path}`;
      if (given.expires) line += `; Expires=${new Date(given.expires).toUTCString()}`;
      report('cookie', { line, kept: true });
    });
  }

  // storage
  if (typeof Storage === 'function') {
    const area = self => { try { return self === globalThis.localStorage ? 'LOCAL_STORAGE' : 'SESSION_STORAGE'; } catch (e) { return 'LOCAL_STORAGE'; } };
    wrap(Storage.prototype, 'setItem', (self, args) => {
      const value = String(args[1]);
      report('storage', { area: area(self), key: slice(String(args[0]), 0, 300), size: value.length, value: slice(value, 0, 4096) });
    });
  }
  if (typeof IDBFactory === 'function') {
    wrap(IDBFactory.prototype, 'open', (self, args) => report('storage', { area: 'INDEXED_DB', key: slice(String(args[0]), 0, 300), size: -1, value: '' }));
  }
  if (typeof CacheStorage === 'function') {
    wrap(CacheStorage.prototype, 'open', (self, args) => report('storage', { area: 'CACHE_API', key: slice(String(args[0]), 0, 300), size: -1, value: '' }));
  }

  // dialogs: answered at once as a visitor in a hurry would, without a window that stops the page
  let dialogs = 0;
  for (const [name, answer] of [['alert', undefined], ['confirm', false], ['prompt', null]]) {
    if (typeof globalThis[name] !== 'function') continue;
    globalThis[name] = new Proxy(globalThis[name], {
      apply() {
        try { if (++dialogs <= 10) tell(stringify({ kind: 'dialog', type: name })); } catch (e) {}
        return answer;
      },
    });
  }

  // what can serve to recognise a device
  const seen = new Map();
  function count(api, detail) {
    const n = (seen.get(api) || 0) + 1;
    seen.set(api, n);
    if (n <= 30) report('api', { api, detail: slice(String(detail), 0, 120) });
  }
  const watch = (owner, ownerName, names, detail) => {
    if (typeof owner !== 'function') return;
    for (const name of names) wrap(owner.prototype, name, (self, args) => count(`${ownerName}.${name}`, detail ? detail(self, args) : ''));
  };
  watch(globalThis.HTMLCanvasElement, 'HTMLCanvasElement', ['toDataURL', 'toBlob'], self => `${self.width}x${self.height}`);
  watch(globalThis.CanvasRenderingContext2D, 'CanvasRenderingContext2D', ['getImageData', 'fillText', 'measureText', 'isPointInPath'], (self, args) => args[0]);
  for (const gl of ['WebGLRenderingContext', 'WebGL2RenderingContext']) {
    watch(globalThis[gl], 'WebGLRenderingContext', ['getParameter', 'getExtension', 'getSupportedExtensions', 'readPixels', 'getShaderPrecisionFormat'], (self, args) => args[0]);
  }
  for (const audio of ['BaseAudioContext', 'OfflineAudioContext']) {
    watch(globalThis[audio], 'AudioContext', ['createOscillator', 'createDynamicsCompressor', 'createAnalyser', 'startRendering']);
  }
  watch(globalThis.AudioBuffer, 'AudioBuffer', ['getChannelData']);
  wrapConstructor('RTCPeerConnection', 'RTCPeerConnection');
  watch(globalThis.RTCPeerConnection, 'RTCPeerConnection', ['createDataChannel', 'createOffer']);
  const navigatorProperties = ['hardwareConcurrency', 'deviceMemory', 'plugins', 'mimeTypes', 'languages', 'platform', 'userAgentData'];
  if (typeof Navigator === 'function') {
    for (const name of navigatorProperties) {
      const d = Object.getOwnPropertyDescriptor(Navigator.prototype, name);
      if (!d || !d.get) continue;
      Object.defineProperty(Navigator.prototype, name, { ...d, get: new Proxy(d.get, { apply(t, self, a) { count(`Navigator.${name}`, ''); return Reflect.apply(t, self, a); } }) });
    }
  }
})();
