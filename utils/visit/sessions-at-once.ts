/** Fifty, a full list, are two rounds of it, where 24 left a third one that waits. More are not faster: what is left is work. */
export const SESSIONS_AT_ONCE = 25;
