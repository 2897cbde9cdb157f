import {temporaryFolder} from '../../test/helpers/temporary-folder.js';
import {type Background} from '../../source/terminal/theme.js';
import {type Clock, startClock} from './clock.js';
import {environmentOf} from './environment.js';
import {type Caption, type Film, type Frame} from './film.js';
import {type Installation, startInstallation} from './installation.js';
import {sequenceOf, type Step, type Walkthrough} from './scenario.js';
import {palettes} from './svg/palette.js';
import {RecorderTerminal} from './terminal.js';

const size = {columns: 104, rows: 24};

/** Seconds before the first key, and from one to the next. */
const pace = {beginning: 1, letter: 0.05, key: 0.35};

/** The most seconds that something may take that does not come at once. */
const patience = 30;

/**
Plays a walkthrough on the built program and returns what was to be seen. Rejects where a step does not show what it should.

Only settled screens are taken, and the program's time is the film's: what is recorded depends on nothing but the steps.
*/
export async function play(walkthrough: Walkthrough, background: Background): Promise<Film> {
	const clock = startClock(temporaryFolder());
	const installation = walkthrough.hasInstallation && (await startInstallation(temporaryFolder(), clock.now));
	const terminal = new RecorderTerminal({
		...size,
		cwd: temporaryFolder(),
		background: palettes[background].background,
		env: environmentOf(clock, background, installation),
	});
	try {
		await terminal.shows(/^\$$/);
		return await new Player(terminal, clock, installation).play(walkthrough);
	} finally {
		terminal.close();
		await installation?.stop();
	}
}

/** One who does what a walkthrough says, and takes down what is to be seen. */
class Player {
	readonly #terminal;
	readonly #clock;
	readonly #installation;
	readonly #frames: Frame[] = [];
	#caption: Caption = {text: '', keys: []};

	constructor(terminal: RecorderTerminal, clock: Clock, installation: Installation | undefined) {
		this.#terminal = terminal;
		this.#clock = clock;
		this.#installation = installation;
	}

	async play({title, description, steps}: Walkthrough): Promise<Film> {
		let still: Frame | undefined;
		this.#caption = {text: steps[0]?.say ?? '', keys: []};
		await this.#pass(pace.beginning);
		for (const step of steps) {
			await this.#perform(step);
			still = step.isStill ? this.#frames.at(-1) : still;
		}

		return {
			title,
			description,
			columns: size.columns,
			frames: this.#frames,
			still: still ?? this.#frames.at(-1)!,
			length: this.#clock.elapsed(),
		};
	}

	async #perform({say = this.#caption.text, type = '', press = [], happens, shows, pause}: Step): Promise<void> {
		this.#caption = {text: say, keys: []};
		for (const letter of type) {
			await this.#press(letter, pace.letter);
		}

		for (const [index, key] of press.entries()) {
			this.#caption = {...this.#caption, keys: [...this.#caption.keys, key]};
			await this.#press(sequenceOf(key), pace.key, index === press.length - 1 ? shows : undefined);
		}

		if (happens !== undefined) {
			await happens(this.#installation!);
			await this.#passUntil(shows);
		}

		await this.#terminal.shows(shows);
		await this.#pass(pause);
	}

	/** Presses a key and waits until that is to be seen. */
	async #press(keys: string, seconds: number, shows?: RegExp): Promise<void> {
		const before = this.#terminal.rows();
		this.#terminal.press(keys);
		await (shows === undefined ? this.#terminal.changes(before) : this.#terminal.shows(shows));
		await this.#pass(seconds);
	}

	/** Lets time pass: whatever the clock brings about in the program is taken down. */
	async #pass(seconds: number): Promise<void> {
		const end = this.#clock.now().getTime() + seconds * 1000;
		this.#clock.allow(this.#clock.now().getTime());
		await this.#terminal.settle();
		this.#take();
		this.#clock.allow(end);
		while (this.#clock.now().getTime() < end) {
			if (!(await this.#terminal.settle())) {
				this.#clock.set(end);
			}

			this.#take();
		}
	}

	/** Lets time pass until something is to be seen that time brings about. */
	async #passUntil(shows: RegExp): Promise<void> {
		for (let seconds = 0; seconds < patience && !shows.test(this.#terminal.screen()); seconds++) {
			await this.#pass(1);
		}
	}

	#take(): void {
		this.#frames.push({at: this.#clock.elapsed(), rows: this.#terminal.rows(), caption: this.#caption});
	}
}
