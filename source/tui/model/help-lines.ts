/** A line of help: the title of a mode, a key and what it does, or nothing. */
export type HelpLine = {readonly title: string} | {readonly keys: string; readonly text: string} | undefined;
