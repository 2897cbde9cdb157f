/** How many entries a page holds if the request does not say. */
export const defaultPageSize = 100;

/** The most entries that a page can hold. */
export const maximumPageSize = 1000;

/** How long a server keeps the outcome of a create for its idempotency key, in milliseconds. */
export const idempotencyLifetime = 24 * 60 * 60 * 1000;
