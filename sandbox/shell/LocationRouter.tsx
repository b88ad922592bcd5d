import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { locationService } from '@grafana/runtime';
import { Router } from 'react-router-dom';
import { interceptLinkClicks } from './interceptLinkClicks';

/** A router over Grafana's own history, so that links, `locationService` and the plugin agree. */
export function LocationRouter({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), [history]);
  useEffect(() => {
    document.addEventListener('click', interceptLinkClicks);
    return () => document.removeEventListener('click', interceptLinkClicks);
  }, []);
  return (
    <Router location={location} navigator={history}>
      {children}
    </Router>
  );
}
