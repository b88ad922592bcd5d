import { similarName } from '../mapping/similarName';

/** In words, how two names that look alike differ; undefined when they do not look alike. */
export function nameDifference(a: string, b: string): string | undefined {
  if (a === b) {
    return 'same name';
  }
  const difference = similarName(a, b);
  return difference && `differs by ${difference}`;
}
