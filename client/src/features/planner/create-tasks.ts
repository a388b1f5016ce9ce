/**
 * Makes tasks of ideas, then sets tone and country on each: the API takes them by task. Asked again after a failure it goes on
 * where it was; an idea that has its task answers that one.
 */
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createCreateTasksDialogCreateMutation,
  createCreateTasksDialogUpdateMutation,
} from '../../graphql/generated/features/planner/CreateTasksDialog.ts';
import { formatCount } from '../../lib/numbers.ts';

const PORTION = 1_000;
const AT_ONCE = 6;

interface Manner {
  tone: string | null;
  targetCountry: string | null;
}

export function createTasksFromIdeas() {
  const [, create] = createCreateTasksDialogCreateMutation();
  const [, update] = createCreateTasksDialogUpdateMutation();
  const [state, setState] = createStore({ busy: false, created: 0, done: 0, total: 0, failure: undefined as string | undefined });
  let todo: string[] = [];

  const createAll = async (ideaIds: string[]) => {
    for (let from = state.created; from < ideaIds.length; from += PORTION) {
      const { data, error } = await create({ ideaIds: ideaIds.slice(from, from + PORTION) });
      if (error || !data) {
        const before = from === 0 ? 'No task was made.' : `${formatCount(from)} tasks are made and safe.`;
        return `${error ? failureOfOperation(error).message : ''} ${before}`;
      }
      todo.push(...data.createTasks.tasks.map(({ id }) => id));
      setState('created', from + data.createTasks.tasks.length);
    }
  };

  const setManner = async (manner: Manner) => {
    const input = { ...(manner.tone && { tone: manner.tone }), ...(manner.targetCountry && { targetCountry: manner.targetCountry }) };
    if (Object.keys(input).length === 0) return;
    setState({ total: todo.length, done: 0 });
    while (todo.length > 0) {
      const portion = todo.slice(0, AT_ONCE);
      const answers = await Promise.all(portion.map((id) => update({ id, input })));
      todo = [...portion.filter((_, at) => answers[at]?.error), ...todo.slice(AT_ONCE)];
      setState('done', state.total - todo.length);
      const error = answers.find((answer) => answer.error)?.error;
      if (error) {
        return `All tasks are made, but ${formatCount(todo.length)} of them have no tone and country yet. ${failureOfOperation(error).message}`;
      }
    }
  };

  return {
    state,
    /** @returns how many tasks there are now; nothing where it did not go through, and `failure` says why */
    create: async (ideaIds: string[], manner: Manner): Promise<number | undefined> => {
      setState({ busy: true, failure: undefined });
      const failure = (await createAll(ideaIds)) ?? (await setManner(manner));
      setState({ busy: false, failure });
      return failure ? undefined : state.created;
    },
  };
}
