/** The policy for the application's pages (architecture section 4, browser policy). Enforced, never report-only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "img-src 'self' blob:",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
  "report-uri /csp-report",
].join("; ");

const nothing = "default-src 'none'; frame-ancestors 'none'; sandbox";

const noDevices = ["camera", "microphone", "geolocation", "display-capture", "usb", "serial", "payment"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Headers of every reply. `page` replies may run the application; everything else is data that runs nothing. */
export function securityHeaders(kind: "page" | "data", https: boolean): Readonly<Record<string, string>> {
  return {
    "content-security-policy": kind === "page" ? contentSecurityPolicy : nothing,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy": noDevices,
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex",
    "cache-control": "no-store",
    ...(https ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
