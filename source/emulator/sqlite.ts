import {chmodSync, closeSync, openSync} from 'node:fs';
import {type DatabaseSync} from 'node:sqlite';

/**
Opens a database, in memory if no file is named. A new file is for its owner alone, under any umask.

Node announces `node:sqlite` as experimental on standard error; that one warning is kept off it, every other passes.
*/
export async function openDatabase(file?: string): Promise<DatabaseSync> {
	const {DatabaseSync} = await withoutSqliteWarning(async () => import('node:sqlite'));
	if (file !== undefined && !/^(?::memory:$|file:)/.test(file)) {
		makeFile(file);
	}

	return new DatabaseSync(file ?? ':memory:', {enableForeignKeyConstraints: true, timeout: 5000});
}

/** Takes from others what they may do with a database's files; SQLite gives those that it makes beside it the same mode. */
export function closeFiles(file: string): void {
	for (const each of [file, `${file}-wal`, `${file}-shm`]) {
		try {
			chmodSync(each, 0o600);
		} catch {
			// It is not there, not ours, or has no mode.
		}
	}
}

function makeFile(file: string): void {
	try {
		closeSync(openSync(file, 'wx', 0o600));
	} catch {
		// It is there, or cannot be made: SQLite says why.
	}
}

async function withoutSqliteWarning<Value>(load: () => Promise<Value>): Promise<Value> {
	const {emitWarning} = process;
	process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
		if (!String(warning).includes('SQLite')) {
			(emitWarning as (...all: unknown[]) => void).call(process, warning, ...rest);
		}
	};

	try {
		return await load();
	} finally {
		process.emitWarning = emitWarning;
	}
}

/** Runs changes that happen together or not at all. */
export function transaction<Value>(database: DatabaseSync, change: () => Value): Value {
	database.exec('BEGIN IMMEDIATE');
	try {
		const value = change();
		database.exec('COMMIT');
		return value;
	} catch (error) {
		// Some faults end the transaction by themselves.
		if (database.isTransaction) {
			database.exec('ROLLBACK');
		}

		throw error;
	}
}
