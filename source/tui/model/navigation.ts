/** What each screen needs to open, by its name: every screen adds itself, in its `model.ts`. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions, @typescript-eslint/no-empty-object-type -- Only an interface can be added to.
export interface Destinations {}

/** The name of a screen that can be opened. */
export type DestinationName = keyof Destinations;

/** A screen to go to, and what it needs to open. */
export type Destination = {
	[Name in DestinationName]: {readonly to: Name} & Destinations[Name];
}[DestinationName];

/** Where the screen that asks wants to go. */
export type Navigation =
	| {readonly kind: 'push'; readonly screen: Destination}
	| {readonly kind: 'pop'}
	/** Away from this screen and onto another. */
	| {readonly kind: 'replace'; readonly screen: Destination}
	/** Back to a screen of that name further down, or onto it in place of all. */
	| {readonly kind: 'return-to'; readonly screen: Destination};
