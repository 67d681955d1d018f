import { DatabaseSync } from 'node:sqlite';

/** A process of its own: locks the file given as argument, says so, and holds it until its input ends. */
const [, , path = ''] = process.argv;
const database = new DatabaseSync(path);
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('locked\n');
process.stdin.resume();
process.stdin.on('end', () => {
	database.exec('COMMIT');
	database.close();
});
