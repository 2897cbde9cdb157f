/** A line for the user, above the footer. */
export type Notice = {
	readonly tone: 'good' | 'quiet' | 'warning' | 'danger';
	readonly text: string;
	/** When it goes by itself; errors stay until a key is pressed. */
	readonly until?: Date;
};

/** A notice that goes by itself after some seconds. */
export function passingNotice(tone: Notice['tone'], text: string, now: Date, seconds = 4): Notice {
	return {tone, text, until: new Date(now.getTime() + seconds * 1000)};
}
