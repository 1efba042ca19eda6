/**
 * Runs in a page, and in its frames as far as what they store is bound to this page's site: a frame that may use its own
 * site's storage is left alone.
 */
export async function emptyOrigin(): Promise<boolean> {
  const isFrame = window !== top;
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
