/** Measures a key press to the frame that answers it, and prints the times as JSON. Run as it is bundled. */
import {instance, keyboard, screen, settle, store} from './stage.js';

/** Presses keys one after the other, each once the frame of the one before is there; returns the milliseconds that each took. */
async function measure(presses: readonly string[]): Promise<number[]> {
	const times: number[] = [];
	for (const press of presses) {
		const framed = new Promise<void>((resolve) => {
			screen.onFrame = resolve;
		});
		const start = performance.now();
		keyboard.write(press);
		const isFramed = await Promise.race([framed.then(() => true), settle(1000).then(() => false)]);
		if (isFramed) {
			times.push(performance.now() - start);
		}

		await settle();
	}

	return times;
}

const times = (press: string, number: number) => Array.from({length: number}, () => press);
const down = '\u001B[B';

await settle(300);
await measure(times(down, 30));
const moving = [
	...(await measure(times(down, 100))),
	...(await measure(times('\u001B[6~', 60))),
	...(await measure(times(' ', 40))),
];
const arranging = [
	...(await measure(times('s', 24))),
	...(await measure(times('S', 24))),
	...(await measure(times('f', 20))),
	...(await measure(['/'])),
	...(await measure(times('flee\u007F\u007F\u007F\u007F', 5).flatMap((word) => [...word]))),
];
// The filter is left, and the first row chosen.
await measure(['\u001B', 'g']);
const before = positionOf();
keyboard.write(times(down, 200).join(''));
await settle(1000);
const lost = 200 - (positionOf() - before);
instance.unmount();
keyboard.destroy();
console.log(JSON.stringify({moving, arranging, lost}));

/** The number of the row that is chosen. */
function positionOf(): number {
	const [top] = store.getState().screens.slice(-1);
	return (top as {readonly cursor: number}).cursor;
}
