import { createPolicy, type Policy } from '../../../utils/policy/policy';

/** A policy that holds what a test says, put there by nobody or by an administrator. */
export const fakePolicy = (values: unknown = {}, isByAdministrator = false): Policy =>
  createPolicy({
    managed: { get: async () => values as Record<string, unknown>, onChange: () => undefined },
    installation: { isByAdministrator: async () => isByAdministrator },
    onFailure: () => undefined,
  });
