const FORM = /^(https?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)(?::\d+)?(?:[/?#]|$)/i;

export const schemeOf = (url: string): string | undefined => FORM.exec(url)?.[1]?.toLowerCase();

/** The host of a web address in lower case, without brackets; undefined for what is no web address. */
export const hostOf = (url: string): string | undefined =>
  FORM.exec(url)?.[2]
    ?.toLowerCase()
    .replace(/^\[|\]$|\.$/g, '');

/** Loopback, private, link-local and unspecified addresses, and names that no public DNS knows (RFC 6761, RFC 6762). */
const PRIVATE: readonly RegExp[] = [
  /^(.+\.)?(localhost|local|internal|test|example|invalid|home\.arpa)$/,
  /^[^.:]+$/,
  /^(0|127|10)\.\d+\.\d+\.\d+$/,
  /^192\.168\.\d+\.\d+$/,
  /^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/,
  /^169\.254\.\d+\.\d+$/,
  /^::1?$/,
  /^f[cd][\da-f]{2}:/,
  /^fe[89ab][\da-f]:/,
];

/** Whether a host means nothing outside its own machine or network. */
export const isPrivateHost = (host: string): boolean => PRIVATE.some((form) => form.test(host));
