/** What a person wants of a site when a session of it is ended (design.md section 2). */
export const PREFERENCES = ['forget', 'remember', 'keep', 'ask'] as const;
export type Preference = (typeof PREFERENCES)[number];
