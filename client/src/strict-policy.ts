import { z } from "zod";

/**
 * Must run before anything else: the server's policy forbids eval and requires Trusted Types.
 * zod probes `new Function` when the first object schema is made unless told not to; the `default` policy lets pass
 * only what libraries here need, the empty string as HTML and scripts of this origin (`new Worker(url)`).
 */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string | null; createScriptURL(url: string): string | null },
  ): unknown;
}

declare global {
  interface Window {
    /** Absent where a browser does not know Trusted Types; those browsers ignore the directive too. */
    readonly trustedTypes?: TrustedTypePolicyFactory;
  }
}

z.config({ jitless: true });

window.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (html === "" ? html : null),
  createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
});
