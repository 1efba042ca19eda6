/** An encrypted token has five parts (RFC 7516): nobody can read in it whether it is over. */
const JWE_PARTS = 5;
const JWT = /^eyJ[\w-]*\.[\w-]{4,}\.[\w-]*$/;

/** Whether it is a JWT of somebody, which says of itself that it is not over at that time. */
export function isLivingJwt(value: string, nowMs: number): boolean {
  const payload = jwtPayload(value);
  return payload !== null && !isAnonymous(payload) && (expiryOf(payload) ?? nowMs + 1) > nowMs;
}

/** The JWT in a text that wraps one, as cookies do (`"Bearer eyJ…"`, `s%3AeyJ…`); empty where there is none, or one that is encrypted. */
export function jwtIn(text: string): string {
  const parts = text.match(/eyJ[\w-]*(?:\.[\w-]*)+/)?.[0].split('.') ?? [];
  return parts.length < JWE_PARTS ? parts.slice(0, 3).join('.') : '';
}

/** The claims of a JWT, or null when it is none (RFC 7519: three base64url parts, the first a JSON header). */
export function jwtPayload(value: string): Record<string, unknown> | null {
  if (!JWT.test(value)) return null;
  const [header, payload] = value.split('.').map(decodePart);
  if (!header || !('alg' in header || 'typ' in header || 'enc' in header)) return null;
  return payload ?? {};
}

function decodePart(part: string): Record<string, unknown> | null {
  try {
    const text = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null; // Not base64url JSON: no JWT part.
  }
}

/** Public keys and visitors' tokens are JWTs too, but nobody is logged in by them. */
export function isAnonymous(payload: Record<string, unknown>): boolean {
  const roles = [payload.role, payload.type, payload.sub, payload.typ].map(String);
  return (
    roles.some((role) => /^(?:anon|anonymous|guest|visitor|public|service_role)$/i.test(role)) ||
    payload.is_anonymous === true ||
    payload.anonymous === true
  );
}

/** When it is over by its own word, in milliseconds since the epoch; null where it does not say. */
export function expiryOf(payload: Record<string, unknown>): number | null {
  return typeof payload.exp === 'number' && payload.exp > 0 ? payload.exp * 1000 : null;
}
