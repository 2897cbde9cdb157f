import {type Strip} from '../film.js';

/** Where a strip is shown. */
export type StripPlace = {
	readonly name: string;
	readonly y: number;
	/** How far its versions are from each other. */
	readonly step: number;
	readonly length: number;
};

/** The versions of a strip side by side, and the style that shifts to one after the other. */
export function stripMarkup(
	{versions, changes}: Strip<string>,
	{name, y, step, length}: StripPlace,
): {readonly markup: string; readonly style: string} {
	const content = versions
		.map((markup, index) =>
			index === 0 || markup === '' ? markup : `<g transform="translate(${index * step})">${markup}</g>`,
		)
		.join('\n');
	if (content === '') {
		return {markup: '', style: ''};
	}

	const place = y === 0 ? '' : ` transform="translate(0 ${y})"`;
	if (changes.length === 1) {
		return {markup: `<g${place}>${content}</g>`, style: ''};
	}

	const keyframes = changes.map(
		({at, version}) => `${percent(at / length)}{transform:translate(${version === 0 ? 0 : `${-version * step}px`})}`,
	);
	return {
		markup: `<g${place}><g class="m" id="${name}">${content}</g></g>`,
		style: `#${name}{animation-name:${name}}@keyframes ${name}{${keyframes.join('')}}`,
	};
}

function percent(share: number): string {
	return `${Math.round(share * 1e6) / 1e4}%`;
}
