/** Makes tasks of ideas. Asked again after a failure it goes on where it was; an idea that has its task answers that one. */
import { useClient } from '@urql/solid';
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  CreateTasksDialog_CreateDocument,
  type CreateTasksDialog_CreateMutationVariables,
} from '../../graphql/generated/features/planner/CreateTasksDialog.ts';
import { plural } from '../../lib/numbers.ts';

/** As many as the API takes at once. */
const PORTION = 1_000;

export type Manner = Omit<CreateTasksDialog_CreateMutationVariables, 'ideaIds'>;

export function createTasksFromIdeas() {
  const client = useClient();
  const [state, setState] = createStore({ busy: false, created: 0, failure: undefined as string | undefined });

  const createAll = async (ideaIds: string[], manner: Manner) => {
    while (state.created < ideaIds.length) {
      const { created } = state;
      const { data, error } = await client.mutation(CreateTasksDialog_CreateDocument, {
        ...manner,
        ideaIds: ideaIds.slice(created, created + PORTION),
      });
      if (error || !data) {
        const before = created === 0 ? 'No task was made.' : `${plural(created, 'task is', 'tasks are')} made and safe.`;
        return `${error ? failureOfOperation(error).message : ''} ${before}`;
      }
      setState('created', created + data.createTasks.tasks.length);
    }
  };

  return {
    state,
    /** @returns how many tasks there are now; nothing where it did not go through, and `failure` says why */
    create: async (ideaIds: string[], manner: Manner): Promise<number | undefined> => {
      setState({ busy: true, failure: undefined });
      const failure = await createAll(ideaIds, manner);
      setState({ busy: false, failure });
      return failure ? undefined : state.created;
    },
  };
}
