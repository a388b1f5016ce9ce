/** CPU seconds that processes took, from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

const MS_A_TICK = 10;

interface Stat {
  pid: number;
  parent: number;
  /** Its own, and of children that have ended. */
  ms: number;
}

/** CPU milliseconds of a process and all that it started, also of those that have ended since. */
export function cpuOf(pid: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(Number(name)) : []));
  const sum = (of: number): number => {
    const own = all.find((stat) => stat.pid === of)?.ms ?? 0;
    return all.reduce((total, { pid: child, parent }) => (parent === of ? total + sum(child) : total), own);
  };
  return sum(pid);
}

export const parentOf = (pid: number): number => statOf(pid)[0]?.parent ?? 0;

function statOf(pid: number): Stat[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    const [utime = 0, stime = 0, endedUtime = 0, endedStime = 0] = fields.slice(11, 15);
    return [{ pid, parent: fields[1] ?? 0, ms: (utime + stime + endedUtime + endedStime) * MS_A_TICK }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
