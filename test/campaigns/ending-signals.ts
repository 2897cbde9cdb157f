/** The signals that end a program, with the exit codes by which a shell tells of them. */
export const shellCodes = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGKILL: 137} as const;

export type EndingSignal = keyof typeof shellCodes;

export const endingSignals = Object.keys(shellCodes) as EndingSignal[];
