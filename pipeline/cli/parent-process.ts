import { readFileSync } from 'node:fs';
import process from 'node:process';

/** How often the parent is looked for, in milliseconds. */
const WATCH_INTERVAL_MS = 1000;

/**
 * Calls `onOrphaned` once when the process that started this one has ended: a run that nobody waits for would go on
 * holding its output. Keeps no program alive. A process that the system itself started is never orphaned, nor is one
 * that leads a process group of its own: a job of a shell, or what setsid starts, is meant to outlive it.
 */
export function whenOrphaned(onOrphaned: () => void): void {
  if (relationsOf(process.pid)?.group === process.pid) return;
  const starters = startersOf(process.ppid);
  const timer = setInterval(() => {
    const now = startersOf(process.ppid);
    if (starters.every((starter, index) => starter === now[index])) return;
    clearInterval(timer);
    onOrphaned();
  }, WATCH_INTERVAL_MS);
  timer.unref();
}

/** The processes whose end orphans this one, by number: its parent; under npm also npm, which puts a shell between. */
function startersOf(parent: number): readonly number[] {
  const npm = process.env.npm_command === undefined ? undefined : relationsOf(parent)?.parent;
  return npm === undefined ? [parent] : [parent, npm];
}

/** A process's parent and its group, by number; null where the system does not say so (anything but Linux). */
function relationsOf(pid: number): { readonly parent: number; readonly group: number } | null {
  try {
    // `12 (name) S 11 12 …`; the name may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(parent), group: Number(group) };
  } catch {
    return null;
  }
}
