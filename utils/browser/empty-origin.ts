/**
 * Runs in a page of this origin, and in its frames as far as what they store is bound to the page's site: a frame that may
 * use its own site's storage is left alone. Not in a page that the tab has gone on to since: it may be kept.
 */
export async function emptyOrigin(origin: string): Promise<boolean> {
  const isFrame = window !== top;
  if (!isFrame && location.origin !== origin) return false;
  if (!isSecureContext || (isFrame && (await document.hasStorageAccess()))) return false;
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
  const files = await navigator.storage.getDirectory();
  for await (const name of (files as unknown as { keys(): AsyncIterable<string> }).keys())
    await files.removeEntry(name, { recursive: true });
  if (!isFrame) return true;
  localStorage.clear();
  // Not awaited: an open connection of the frame holds the deletion until its tab is closed, which is soon.
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  return true;
}
