/** The commands of whoever runs an installation: igny8 backup FILE, igny8 restore FILE, igny8 verify FILE. */
import 'reflect-metadata';
import { runCli } from './app/cli/run.ts';

process.exitCode = await runCli(process.argv.slice(2));
