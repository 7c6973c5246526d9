/** Raw bytes: one request, one `put` of a compressed blob for each hamlet. Nothing is even looked at. */
window.bench = {
  async fetch() {
    const begin = performance.timeOrigin + performance.now();
    const answer = await fetch('/hamlets.bin');
    const lengths = answer.headers.get('x-lengths').split(' ').map(Number);
    const bytes = await answer.arrayBuffer();
    let from = 0;
    const blobs = lengths.map((length) => new Uint8Array(bytes.slice(from, (from += length))));
    await keep(blobs);
    return { begin, end: performance.timeOrigin + performance.now() };
  },
};

function keep(blobs) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('bytes', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('blobs');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('blobs', 'readwrite', { durability: 'relaxed' });
      transaction.objectStore('blobs').put(blobs, 'all');
      transaction.oncomplete = resolve;
      transaction.onerror = reject;
    };
  });
}
