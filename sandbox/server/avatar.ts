import { createHash } from 'node:crypto';

/** Where Grafana says somebody's picture is. */
export const avatarUrl = (email: string): string =>
  email === ''
    ? '/public/img/user_profile.png'
    : `/avatar/${createHash('md5').update(email.trim().toLowerCase()).digest('hex')}`;

/** The same for teams and service accounts, which may have no address. */
export const avatarUrlByName = (email: string, name: string): string =>
  avatarUrl(email === '' ? `${name.replace(/[^a-zA-Z0-9]/g, '')}@localhost` : email);
