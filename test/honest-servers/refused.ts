import {also} from './bends.js';
import {jsonReply, page} from './replies.js';
import {type Body, type Reply, type Variant} from './variant.js';

/** A text that stands in what is refused, and that no message may repeat. */
export const content = 'canary4815162342';

/** A server that the program does not work with. */
export type Refused = {
	readonly variant: Variant;
	/** What the message says was expected. */
	readonly expected: readonly RegExp[];
	/** What the message says came. */
	readonly came: RegExp;
};

/** Changes the answers that are a list of keys, and no other. */
function lists(name: string, change: (keys: readonly unknown[]) => unknown): Variant {
	return {
		name,
		out(reply) {
			const {keys} = (reply.body ?? {}) as Body;
			return Array.isArray(keys) ? {...reply, body: change(keys)} : reply;
		},
	};
}

const withNotes = (keys: readonly unknown[]): unknown[] => keys.map((key) => ({...(key as Body), note: content}));

/** Something else in place of every list. */
function instead(name: string, sent: Reply): Variant {
	return {
		...lists(name, () => undefined),
		out: (reply) => (Array.isArray(((reply.body ?? {}) as Body)['keys']) ? sent : reply),
	};
}

const array = /\barray\b|\blist\b/i;
const text = /\bstring\b|\btext\b/i;
const nothing = /\bmissing\b|\bnothing\b|\bundefined\b|\babsent\b|\bno id\b|\bwithout\b/i;
const notJson = /\bjson\b|web page|html/i;

/** Servers that are to be refused before anything is minted. */
export const refused: readonly Refused[] = [
	{
		variant: lists('lists keys as a bare array', withNotes),
		expected: [/\bkeys\b/],
		came: array,
	},
	{
		variant: lists('lists keys in data', (keys) => ({data: withNotes(keys)})),
		expected: [/\bkeys\b/, array],
		came: nothing,
	},
	{
		variant: lists('lists keys in items', (keys) => ({items: withNotes(keys), total: keys.length})),
		expected: [/\bkeys\b/, array],
		came: nothing,
	},
	{
		variant: lists('lists keys as an object', () => ({keys: {[content]: {name: content}}})),
		expected: [array],
		came: /\bobject\b/i,
	},
	{variant: lists('lists keys as null', () => ({keys: null, note: content})), expected: [array], came: /\bnull\b/i},
	{variant: lists('lists keys as a text', () => ({keys: content})), expected: [array], came: text},
	{
		variant: lists('lists texts as keys', () => ({keys: [content], next_cursor: null})),
		expected: [/\bobject\b|\bkey\b/i],
		came: text,
	},
	{
		variant: {name: 'lists keys without ids', listed: {change: ({id: _, ...key}) => ({...key, note: content})}},
		expected: [/\bid\b/],
		came: nothing,
	},
	{
		variant: {name: 'lists keys with the id null', listed: also({id: null, note: content})},
		expected: [/\bid\b/, text],
		came: /\bnull\b/i,
	},
	{
		variant: {name: 'lists keys with numbers as ids', listed: also({id: 4_815_162_342})},
		expected: [/\bid\b/, text],
		came: /\bnumber\b/i,
	},
	{
		variant: {name: 'lists keys with a number as name', listed: also({name: 4_815_162_342})},
		expected: [/\bname\b/, text],
		came: /\bnumber\b/i,
	},
	{
		variant: {name: 'lists keys with an object as name', listed: also({name: {en: content}})},
		expected: [/\bname\b/, text],
		came: /\bobject\b/i,
	},
	{variant: instead('lists keys as a web page', page(200)), expected: [notJson], came: notJson},
	{
		variant: instead('lists keys as lines of text', {status: 200, body: `${content}\n`, type: 'text/plain'}),
		expected: [notJson],
		came: notJson,
	},
	{variant: instead('lists keys with no body', {status: 200}), expected: [notJson], came: notJson},
	{
		variant: instead('lists keys as one text of JSON', jsonReply(200, JSON.stringify(content))),
		expected: [/\bobject\b|\bkeys\b/i],
		came: text,
	},
];
