import { locationService } from '@grafana/runtime';

/** Grafana's own: a plain click on a link within Grafana changes the page without loading it anew. */
export function interceptLinkClicks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const href = link?.getAttribute('href');
  if (!isPlain || event.defaultPrevented || !href?.startsWith('/') || link?.target || link?.hasAttribute('download')) {
    return;
  }
  event.preventDefault();
  locationService.push(href);
}
