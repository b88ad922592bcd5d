import { demo } from './demo';
import { empty } from './empty';
import { entra } from './entra';
import { fresh } from './fresh';
import { large } from './large';
import { migrating } from './migrating';
import type { Story } from './Story';
import { troubled } from './troubled';

export const stories: readonly Story[] = [demo, empty, entra, fresh, large, migrating, troubled];
