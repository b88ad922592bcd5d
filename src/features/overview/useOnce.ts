import { useState } from 'react';

/** Once it holds it stays so: what failed is read again later, and is then for a moment as if it had never been. */
export function useOnce(holds: boolean): boolean {
  const [hasHeld, setHeld] = useState(holds);
  if (holds && !hasHeld) {
    setHeld(true);
  }
  return holds || hasHeld;
}
