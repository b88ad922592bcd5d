/** Stands where a number is still being read. */
export const READING = '…';
