/** Undefined when valid, else what is wrong with it and what to write instead. */
export declare function validateNamespace(text: string): string | undefined;
/** The address that the identity provider needs. Throws `RangeError` for an invalid namespace. */
export declare function connectorUrl(appUrl: string, namespace: string): string;
