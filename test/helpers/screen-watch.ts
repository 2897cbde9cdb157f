export type Wanted = RegExp | ((screen: string) => boolean);

/** Waits for what a screen shows: the writer calls `changed` after each change. */
export class ScreenWatch {
	readonly #read: () => string;
	readonly #limit: number;
	#changed: () => void = () => undefined;

	/** `limit`: how long to wait, in milliseconds. */
	constructor(read: () => string, limit: number) {
		this.#read = read;
		this.#limit = limit;
	}

	changed(): void {
		this.#changed();
	}

	/** Resolves once the screen matches. Rejects with the screen if it has not within the limit. */
	async shows(wanted: Wanted): Promise<string> {
		const matches = (screen: string) => (wanted instanceof RegExp ? wanted.test(screen) : wanted(screen));
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#changed = () => undefined;
				reject(new Error(`The screen never showed ${String(wanted)}:\n${this.#read()}`));
			}, this.#limit);
			this.#changed = () => {
				const screen = this.#read();
				if (!matches(screen)) {
					return;
				}

				clearTimeout(timer);
				this.#changed = () => undefined;
				resolve(screen);
			};

			this.#changed();
		});
	}
}
