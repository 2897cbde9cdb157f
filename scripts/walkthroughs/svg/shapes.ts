/** A cell's width and height, and the size of its letters, in pixels: the usual proportions of a monospaced font. */
export const cell = {width: 8.4, height: 20, font: 14, baseline: 14.5};

const middle = {x: cell.width / 2, y: 10};

function disc(radius: number): string {
	const across = 2 * radius;
	return `M${middle.x - radius} ${middle.y}a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 ${-across} 0z`;
}

/**
Signs that fonts draw at very different sizes, or not at all, as outlines within a cell: paths of SVG, filled by the even-odd rule.

Terminals draw such signs themselves, too.
*/
export const shapes: Readonly<Record<string, string>> = {
	'●': disc(3.6),
	'○': disc(3.6) + disc(2.4),
	'◐': `${disc(3.6)}M${middle.x} ${middle.y - 2.4}a2.4 2.4 0 0 1 0 4.8z`,
	'◉': disc(4) + disc(3) + disc(1.8),
	'•': disc(1.9),
	'✕': 'M.7 7.6l1.1-1.1 2.4 2.4 2.4-2.4 1.1 1.1-2.4 2.4 2.4 2.4-1.1 1.1-2.4-2.4-2.4 2.4-1.1-1.1 2.4-2.4z',
	'❯': 'M2 5.2l1.5-.9 3.6 5.7-3.6 5.7-1.5-.9 3.1-4.8z',
	'─': 'M0 9.4h8.4v1.2h-8.4z',
	'⏎': 'M6.6 6h1.3v6.1h-4.3v2.4l-3.5-3 3.5-3v2.3h3z',
	'⇥': 'M.2 9.4h3.8v-2.4l3 3-3 3v-2.4h-3.8zM7.2 6.4h1.1v7.2h-1.1z',
};
