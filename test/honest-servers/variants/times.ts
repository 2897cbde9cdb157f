import {type Variant} from '../variant.js';

/** An instant as a clock shows it that is ahead of UTC by some minutes. */
function local(instant: Date, minutes: number): string {
	return new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 19);
}

const bare = (instant: Date): string => local(instant, 0);

const forms: ReadonlyArray<readonly [what: string, time: (instant: Date) => unknown]> = [
	['with the offset +00:00', (instant) => `${bare(instant)}+00:00`],
	['with the offset +02:00', (instant) => `${local(instant, 120)}+02:00`],
	['with the offset -05:30', (instant) => `${local(instant, -330)}-05:30`],
	['with the offset -00:00', (instant) => `${bare(instant)}-00:00`],
	['without a zone', bare],
	['without a zone, with microseconds', (instant) => `${bare(instant)}.123456`],
	['as isoformat() does, with microseconds and +00:00', (instant) => `${bare(instant)}.123456+00:00`],
	['with milliseconds', (instant) => `${bare(instant)}.007Z`],
	['with one digit of a fraction', (instant) => `${bare(instant)}.5Z`],
	['with nanoseconds', (instant) => `${bare(instant)}.123456789Z`],
	['with a blank instead of the T', (instant) => `${bare(instant).replace('T', ' ')}Z`],
	['with a blank and without a zone', (instant) => bare(instant).replace('T', ' ')],
	['with a lower-case z', (instant) => `${bare(instant)}z`],
	['with a lower-case t and z', (instant) => `${bare(instant).replace('T', 't')}z`],
	['as seconds since 1970', (instant) => instant.getTime() / 1000],
	['as seconds since 1970 with a fraction', (instant) => instant.getTime() / 1000 + 0.25],
	['as seconds since 1970 in a text', (instant) => String(instant.getTime() / 1000)],
	['as milliseconds since 1970', (instant) => instant.getTime()],
	['as milliseconds since 1970 in a text', (instant) => String(instant.getTime())],
];

/** In which form times are written, and what stands where there is none. */
export const times: readonly Variant[] = [
	...forms.map(([what, time]): Variant => ({name: `writes times ${what}`, time})),
	{
		name: 'writes the time of creation with an offset, in the answer to a create only',
		created: {change: (key) => ({...key, created_at: String(key['created_at']).replace('Z', '+00:00')})},
	},
	{name: 'sends an empty text where there is no time', never: ''},
	{name: "sends Go's zero time where there is no time", never: '0001-01-01T00:00:00Z'},
	{
		name: 'leaves times out where there is none',
		key: {change: (key) => Object.fromEntries(Object.entries(key).filter(([, value]) => value !== null))},
	},
];
