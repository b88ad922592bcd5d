import { createHash } from 'node:crypto';
import type { Ids } from '../ids';

const PREFIX = 'glsa_';

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const checksum = (secret: string): string =>
  crc32(PREFIX + secret)
    .toString(16)
    .padStart(8, '0');

/** A key as service accounts have them: `glsa_<secret>_<checksum>`. */
export function createTokenKey(ids: Ids): string {
  const secret = ids.text(32);
  return `${PREFIX}${secret}_${checksum(secret)}`;
}

/** Whether the text could be such a key: shape and checksum. */
export function isTokenKey(text: string): boolean {
  const [, secret, sum] = /^glsa_([^_]+)_([0-9a-f]+)$/.exec(text) ?? [];
  return secret !== undefined && sum === checksum(secret);
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
