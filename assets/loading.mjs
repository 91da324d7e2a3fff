// Shows how far loading is, and says so when it fails. Trunk calls these while it fetches and
// starts the app; the app removes the element when its first frame stands.

export default function loading() {
  const card = document.getElementById('loading');
  const bar = card?.querySelector('progress');
  const line = card?.querySelector('p');
  return {
    onStart() {},
    onProgress({ current, total }) {
      if (bar) bar.value = total > 0 ? current / total : 0;
    },
    onComplete() {},
    onSuccess() {},
    onFailure(error) {
      bar?.remove();
      if (line) line.textContent = `The playground could not start: ${error}. Reload the page to try again.`;
    },
  };
}
