interface OriginHeaders {
  readonly origin?: string | undefined;
  readonly "sec-fetch-site"?: string | string[] | undefined;
}

/**
 * True where the browser says that our own page sent this, or where no browser says anything (command-line clients, which
 * no other site can steer). A page of another origin, or a form, always sends one of the two headers.
 */
export function isSameOrigin(headers: OriginHeaders, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (headers.origin === undefined) return true;
  if (headers.origin === publicUrl) return true;
  // Both names of the loopback are the same installation.
  return headers.origin === publicUrl.replace("//localhost", "//127.0.0.1");
}
