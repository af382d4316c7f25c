/**
 * Whether a dialog or a menu lies over the page, so that the page's own keys do not count. A notice is an alert dialog too by
 * its role, but not a modal one: work goes on under it.
 */
export const isUnderDialog = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), [role="menu"]') !== null;
