import { demo } from './demo';
import { empty } from './empty';
import { entra } from './entra';
import { fresh } from './fresh';
import { large } from './large';
import type { Story } from './Story';

export const stories: readonly Story[] = [demo, empty, entra, fresh, large];
