import { accountPageLinks } from './account-links';
import { autoForm } from './auto-form';
import { findConfirmation } from './confirmation';
import { findControls } from './control';
import { controlRequest } from './control-request';
import type { FetchedPage } from './fetched-page';
import type { Home } from './home';
import { readPage } from './marks';
import type { ControlRequest } from './page-reading';

const MOST_CANDIDATES = 5;
const MOST_FRAMES = 8;

/** The best control that works without scripts. */
function controlOf(doc: Document, address: string, home?: Home): ControlRequest | null {
  for (const candidate of findControls(doc, address, home).slice(0, MOST_CANDIDATES)) {
    const request = controlRequest(candidate, doc, address);
    if (request) return request;
  }
  return null;
}

function confirmationOf(doc: Document, address: string, home?: Home): ControlRequest | null {
  const candidate = findConfirmation(doc, address, home);
  return candidate ? controlRequest(candidate, doc, address) : autoForm(doc, address);
}

function framesOf(doc: Document, address: string): string[] {
  const sources = [...doc.querySelectorAll('iframe[src]')].map((frame) => frame.getAttribute('src') ?? '');
  const addresses = sources.filter((src) => URL.canParse(src, address)).map((src) => new URL(src, address).href);
  return addresses.filter((href) => href.startsWith('https:')).slice(0, MOST_FRAMES);
}

/** Reads the text of a fetched page; nothing in it runs, loads or is shown. Needs a `DOMParser`. */
export function readFetchedPage(text: string, address: string, status: number, home?: Home): FetchedPage {
  const doc = new DOMParser().parseFromString(text, 'text/html');
  return {
    reading: readPage(doc, address, { status, finalAddress: address, home }),
    control: controlOf(doc, address, home),
    confirmation: confirmationOf(doc, address, home),
    accountPages: accountPageLinks(doc, address),
    frames: framesOf(doc, address),
  };
}
