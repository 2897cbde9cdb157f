import {setTimeout as delay} from 'node:timers/promises';
import {openJournal} from '../../source/storage/journal/journal.js';
import {type TestInstallation} from '../helpers/emulator.js';
import {program as programFile} from '../helpers/run.js';
import {type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {openTerminal} from '../helpers/terminal.js';
import {type Finding} from './campaign.js';
import {environmentOf, inProcess} from './drivers.js';
import {type Outcome, type Recovered} from './invariants.js';
import {type EndingSignal, shellCodes} from './ending-signals.js';
import {type Subject, withSubject} from './subject.js';
import {tryCreate} from './trial.js';

/** The longest after which a signal comes once the form was sent, in milliseconds: by then the secret is on the screen. */
const latest = 400;

/** A session whose form for a new key is sent, and that gets a signal at a random moment after that. */
export async function trySession(world: TestInstallation, signal: EndingSignal, random: Random): Promise<Finding> {
	const moment = random() * latest;
	const milliseconds = Math.round(random() * 80);
	const direction = random() < 0.5 ? 'upstream' : 'downstream';
	const toxics = [{kind: 'latency', direction, at: 0, milliseconds, method: 'POST'}] as const;
	return withSubject(world, {toxics, hasIdempotency: random() < 0.7}, async (subject) => {
		const violations: string[] = [];
		const create = async (): Promise<Outcome> => {
			const {raw, exitCode} = await runSession(subject, {signal, moment});
			violations.push(
				...violationsOfExit(exitCode, signal),
				...(signal === 'SIGKILL' ? [] : violationsOfTerminal(raw)),
			);
			return {secret: undefined, failure: signal === 'SIGKILL' ? 'KILLED' : 'INTERRUPTED', said: lastWords(raw)};
		};

		const finding = await tryCreate(
			subject,
			{...inProcess, create, recover: recoverAbandoned},
			{mayLeaveDrafts: signal === 'SIGKILL'},
		);
		return {
			ending: finding.ending,
			violations: [...violations, ...finding.violations].map(
				(what) => `${what} (${signal}, ${Math.round(moment)} ms after the form was sent)`,
			),
		};
	});
}

/** Recovers, provided that no process owns the journal entry any more. */
async function recoverAbandoned(subject: Subject): Promise<Recovered> {
	const {entries} = await openJournal(subject.journalFolder).interrupted();
	return entries.length === subject.journal().entries.length
		? inProcess.recover(subject)
		: {secrets: [], said: 'The journal takes the create for one that is under way.'};
}

/** Runs a session until it has ended by a signal, in a shell that tells how it ended and how it left the terminal. */
async function runSession(
	subject: Subject,
	{signal, moment}: {readonly signal: EndingSignal; readonly moment: number},
): Promise<{readonly raw: string; readonly exitCode: number}> {
	return withStage(async (t) => {
		const session = `"${process.execPath}" "${programFile}" cloud keys create --tenant-id ${subject.tenantId}`;
		const script = `(echo "pid $BASHPID."; exec ${session}); echo "exit $?."; stty -a; echo "over."`;
		const terminal = openTerminal(t, [script], {
			command: ['bash', '--norc', '-c'],
			env: {...environmentOf(subject), XDG_CONFIG_HOME: subject.stateFolder},
		});
		await terminal.shows(/New key[\s\S]*Name +❯/);
		const pid = Number(/pid (\d+)\./.exec(terminal.raw)![1]);
		terminal.press(`${subject.name}\r`);
		await delay(moment);
		process.kill(pid, signal);
		await terminal.exit();
		return {raw: terminal.raw, exitCode: Number(/exit (\d+)\./.exec(terminal.raw)?.[1])};
	});
}

function violationsOfExit(exitCode: number, signal: EndingSignal): string[] {
	const wanted = shellCodes[signal];
	return exitCode === wanted ? [] : [`The exit code is ${exitCode}, not ${wanted}.`];
}

/** The private modes of a terminal that are set before anybody changes them: its wrapping of lines, and the cursor. */
const setBefore: ReadonlySet<string> = new Set(['7', '25']);

/** What a session leaves otherwise than it was: modes of the terminal, and those of the line. */
function violationsOfTerminal(raw: string): string[] {
	const modes = new Map(raw.matchAll(/\u001B\[\?(\d+)([hl])/g).map(([, mode, state]) => [mode!, state === 'h']));
	const changed = modes
		.entries()
		.filter(([mode, isSet]) => isSet !== setBefore.has(mode))
		.map(([mode]) => `The terminal's mode ${mode} is left changed.`)
		.toArray();
	const line = lastWords(raw);
	const isRaw = ['icanon', 'echo', 'isig', 'icrnl', 'opost'].filter((mode) => !line.split(/[\s;]+/).includes(mode));
	return [
		...changed,
		...(modes.has('1049') ? [] : ['There was no alternate screen: it was no session.']),
		...(isRaw.length === 0 ? [] : [`The line is left without ${isRaw.join(', ')}.`]),
	];
}

/** What was written once the alternate screen was left. */
function lastWords(raw: string): string {
	return raw.slice(raw.lastIndexOf('\u001B[?1049l'));
}
