import type { Recipe } from '../site/recipe';

/** What a person does to close sessions on other devices, in the panel's words: data-step. */
export const STEPS = ['sessions', 'password', 'phone'] as const;
export type StepId = (typeof STEPS)[number];

/** `seen`: the page showed it. `said`: the person told us. */
export const DONE_BY = ['seen', 'said'] as const;
export type DoneBy = (typeof DONE_BY)[number];
export type StepsDone = Partial<Record<StepId, DoneBy>>;

/** What is known of a site for this; null where nothing is. */
export interface ElsewhereFacts {
  site: string;
  name: string;
  domains: string[];
  /** Page that lists the sessions. */
  sessionsPage: string | null;
  changePassword: string | null;
  /** Whether a new password ends the other sessions. */
  endsOthers: Recipe['passwordChangeEndsOthers'] | null;
}

/** Facts out of a site's recipe, or what can be said without one. */
export function factsOf(site: string, recipe: Recipe | null): ElsewhereFacts {
  const { elsewhere = null, changePassword = null } = recipe ?? {};
  return {
    site,
    name: recipe?.name ?? site,
    domains: recipe?.domains ?? [site],
    // One page for both is the page for the password: there the choice to end other sessions is.
    sessionsPage: elsewhere === changePassword ? null : elsewhere,
    changePassword,
    endsOthers: recipe?.passwordChangeEndsOthers ?? null,
  };
}

/**
 * The steps in the order they are worth: the list of sessions first, where a page of it is known or was found. After a
 * log-out that left the old login working, only a new password helps, so it goes first; the list goes with it where it is
 * known, or is needed because the password ends no other session.
 */
export function stepsFor(facts: ElsewhereFacts, isStillValid: boolean): StepId[] {
  if (isStillValid && !facts.sessionsPage && facts.endsOthers !== 'no') return ['password', 'phone'];
  return facts.sessionsPage && !isStillValid ? ['sessions', 'password', 'phone'] : ['password', 'sessions', 'phone'];
}

/** Whether a page's address belongs to one of the domains. */
export function isOn(address: string, domains: string[]): boolean {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}
