/**
 * A page that was open while a new version took over may ask for a part that is gone. It is loaded anew, once: if the
 * part is then still missing, the page says so instead of turning in circles.
 */
export function reloadOnMissingChunk(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(markKey) !== null) return;
    sessionStorage.setItem(markKey, 'yes');
    event.preventDefault();
    location.reload();
  });
  window.addEventListener('load', () => setTimeout(() => sessionStorage.removeItem(markKey), settledMs));
}

const markKey = 'tung-nha.reloaded';

/** After so long without a missing part the page counts as sound, and may be loaded anew another day. Milliseconds. */
const settledMs = 30_000;
