/** Leads happy-dom's window to an address, without loading it. */
export const goTo = (address: string): void =>
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
