/** The commands of whoever runs an installation: backups of all of it, and sites that move from one to another. */
import 'reflect-metadata';
import { runCli } from './app/cli/run.ts';

process.exitCode = await runCli(process.argv.slice(2));
