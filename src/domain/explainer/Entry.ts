/** Who sends the request that failed; `anyone` where it is not about requests of an identity provider. */
export type Sender = 'okta' | 'entra' | 'anyone';

export type Retries = 'yes' | 'no' | 'depends' | 'unknown';

/** Whether the sender tries again without being told to. */
export interface Retry {
  will: Retries;
  words: string;
}

/** How an error is recognised in what somebody pasted. Plain text and lists only: no patterns that could hang. */
export interface Marks {
  /** Words of an API: a `scimType`, a `messageId`, an error code of the provider. Compared without regard to case. */
  codes?: readonly string[];
  statuses?: readonly number[];
  /** What the text says; `…` stands for anything in between. */
  phrases?: readonly string[];
  /** What a JSON body says in `message`, whole, when it has no `messageId` beside it. */
  messages?: readonly string[];
}

/** Where in SCIM Manager the cause can be looked at or removed. */
export type Place = 'connection' | 'settings' | 'tokens' | 'self-test' | 'people' | 'groups';

/** One error: what it means and what to do about it on both sides. */
export interface Entry {
  /** Unique; a link to the entry carries it. */
  id: string;
  title: string;
  marks: Marks;
  /** As it is seen in the wild; the entry is found by it. */
  example: string;
  cause: string;
  inGrafana: string;
  atProvider: string;
  retries: Readonly<Partial<Record<Sender, Retry>>>;
  source: string;
  place?: Place;
}

/** Entries that belong together. */
export interface Family {
  id: string;
  title: string;
  entries: readonly Entry[];
}
