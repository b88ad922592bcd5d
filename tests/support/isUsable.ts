/** Grafana's buttons stay focusable when they are disabled with a reason: then only `aria-disabled` says so. */
export const isUsable = (button: Element): boolean =>
  !button.hasAttribute('disabled') && button.getAttribute('aria-disabled') !== 'true';
