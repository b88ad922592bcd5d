import { empty } from './empty';
import { fresh } from './fresh';
import type { Story } from './Story';

export const stories: readonly Story[] = [empty, fresh];
