/** `__Host-` cookies: Secure, bound to this host, whole path. Browsers accept them on http only for localhost. */
const sessionCookie = "__Host-keyhole";
const deviceCookie = "__Host-keyhole-device";
const year = 365 * 24 * 3600;

const attributes = "Path=/; Secure; HttpOnly; SameSite=Strict";
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** Values of our cookies; anything that is not a token of ours counts as missing. */
export function readCookies(header: string | undefined): { session: string | null; device: string | null } {
  const values = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0) values.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const token = (name: string): string | null => {
    const value = values.get(name) ?? "";
    return tokenPattern.test(value) ? value : null;
  };
  return { session: token(sessionCookie), device: token(deviceCookie) };
}

export const setSessionCookie = (token: string): string => `${sessionCookie}=${token}; ${attributes}`;
export const clearSessionCookie = `${sessionCookie}=; ${attributes}; Max-Age=0`;
export const setDeviceCookie = (token: string): string => `${deviceCookie}=${token}; ${attributes}; Max-Age=${year}`;
