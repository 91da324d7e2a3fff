// Sets the theme before the first paint: what the address asks for, else what the user chose
// here before, else what the system prefers. Storage may be refused, in a frame for example.
(() => {
  const chosen = () => {
    const asked = new URLSearchParams(location.search).get('theme');
    if (asked === 'light' || asked === 'dark') return asked;
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const theme = chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = theme;
})();
