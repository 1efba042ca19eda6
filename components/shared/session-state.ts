import type { SessionView } from '../../utils/message/messages';

export const isOpen = (session: SessionView): boolean => session.state !== 'closed';
export const isCertain = (session: SessionView): boolean => session.state === 'open';
