// Registers the service worker for offline use, at top level only: inside somebody else's frame
// it would throw where the origin is opaque, and an embed must not fill a reader's storage.
// A page that finds a newer build waiting says so with the event `new-version`, whose detail
// is a function that switches to it and reloads.
(() => {
  if (window.top !== window.self || !('serviceWorker' in navigator)) return;

  const announce = (registration) => {
    const use = () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting?.postMessage('use-new-version');
    };
    dispatchEvent(new CustomEvent('new-version', { detail: use }));
  };

  const watch = (registration) => {
    if (registration.waiting) announce(registration);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) announce(registration);
      });
    });
  };

  // After the page has loaded, so that filling the cache does not compete with showing it.
  addEventListener('load', () => {
    navigator.serviceWorker.register('sw.js').then((registration) => registration && watch(registration), () => {
      // Refused by a browser setting: the page works without.
    });
  });
})();
