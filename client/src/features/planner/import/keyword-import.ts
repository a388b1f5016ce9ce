/**
 * Bringing keywords in, step by step: a file (or pasted text, which is sent as one) goes up, is looked at, its columns are
 * corrected where they were misread, and a job takes it in. Nothing is added before the last step.
 */
import { useClient } from '@urql/solid';
import { onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { unmask } from '../../../graphql/fragment.ts';
import {
  type KeywordField,
  KeywordImport_BeginDocument,
  KeywordImport_LookDocument,
  type KeywordImport_PreviewFragment,
  type KeywordMappingInput,
} from '../../../graphql/generated/features/planner/import/KeywordImport.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { MOST_BYTES, uploadFile } from '../../../lib/upload.ts';
import { withField } from './mapping.ts';

export type Preview = Omit<KeywordImport_PreviewFragment, ' $fragmentName'>;

interface State {
  phase: 'source' | 'uploading' | 'reading' | 'preview' | 'importing';
  fileName: string;
  sent: number;
  size: number;
  preview: Preview | undefined;
  /** Undefined while the server's reading stands as it is. */
  mapping: KeywordMappingInput | undefined;
  /** The preview is being made again. */
  looking: boolean;
  sectorId: string | null;
  beginning: boolean;
  jobId: string | undefined;
  failure: string | undefined;
}

const nothing: State = {
  phase: 'source',
  fileName: '',
  sent: 0,
  size: 0,
  preview: undefined,
  mapping: undefined,
  looking: false,
  sectorId: null,
  beginning: false,
  jobId: undefined,
  failure: undefined,
};

export function createKeywordImport(siteId: () => string) {
  const client = useClient();
  const jobs = useJobs();
  const [state, setState] = createStore<State>({ ...nothing });
  let upload: AbortController | undefined;
  // An answer to a question that nobody asks any more is not shown.
  let round = 0;
  onCleanup(() => upload?.abort());

  const look = async (uploadId: string, mapping: KeywordMappingInput | undefined) => {
    round += 1;
    const mine = round;
    const { data, error } = await client.query(
      KeywordImport_LookDocument,
      { siteId: siteId(), uploadId, mapping: mapping ?? null },
      { requestPolicy: 'network-only' },
    );
    if (mine !== round) return;
    if (!data || error) {
      const message = error ? failureOfOperation(error).message : 'It could not be read.';
      // What could not be read at all is chosen anew; a mapping that does not do stays to be corrected.
      return setState({ looking: false, failure: message, ...(!state.preview && { phase: 'source' as const }) });
    }
    setState({
      phase: 'preview',
      looking: false,
      failure: undefined,
      preview: unmask<KeywordImport_PreviewFragment>(data.previewKeywordImport),
    });
  };

  const change = (changes: Partial<KeywordMappingInput>) => {
    const { preview } = state;
    if (!preview) return;
    const current = state.mapping ?? { columns: preview.columns.map(({ field }) => field), hasHeader: preview.headerRow !== null };
    const mapping = { ...current, ...changes };
    setState({ mapping, looking: true, failure: undefined });
    if (mapping.columns.includes('KEYWORD')) return look(preview.uploadId, mapping);
    round += 1;
    setState({ looking: false });
  };

  return {
    state,
    send: async (file: File) => {
      if (file.size === 0) return setState('failure', `${file.name} is empty.`);
      if (file.size > MOST_BYTES) {
        return setState(
          'failure',
          `${file.name} is larger than 50 MB. Split it, or leave out columns that hold no keyword and no figures.`,
        );
      }
      upload?.abort();
      const controller = new AbortController();
      upload = controller;
      setState({ ...nothing, phase: 'uploading', fileName: file.name, size: file.size });
      const sent = await uploadFile(file, { signal: controller.signal, onProgress: (bytes, size) => setState({ sent: bytes, size }) });
      if (!sent || controller.signal.aborted) return;
      if ('failure' in sent) return setState({ phase: 'source', failure: sent.failure.message });
      setState({ phase: 'reading' });
      await look(sent.uploadId, undefined);
    },
    stop: () => {
      upload?.abort();
      round += 1;
      setState({ ...nothing });
    },
    setField: (column: number, field: KeywordField) => {
      const fields = fieldsOf(state);
      if (fields) void change({ columns: withField(fields, column, field) });
    },
    setHeader: (hasHeader: boolean) => void change({ hasHeader }),
    setCountry: (country: string | null) => void change({ country }),
    setCurrency: (currency: string | null) => void change({ currency }),
    setSector: (sectorId: string | null) => setState({ sectorId }),
    fields: () => fieldsOf(state),
    begin: async () => {
      const { preview } = state;
      if (!preview || state.beginning) return;
      setState({ beginning: true, failure: undefined });
      const { data, error } = await client.mutation(KeywordImport_BeginDocument, {
        siteId: siteId(),
        uploadId: preview.uploadId,
        mapping: state.mapping ?? null,
        sectorId: state.sectorId,
      });
      if (!data || error) {
        return setState({ beginning: false, failure: `${error ? failureOfOperation(error).message : ''} Nothing was added.`.trim() });
      }
      const { id } = data.importKeywords.job;
      jobs.track(id);
      setState({ beginning: false, phase: 'importing', jobId: id });
    },
    /** As it was before anything was chosen. */
    reset: () => {
      upload?.abort();
      round += 1;
      setState({ ...nothing });
    },
  };
}

const fieldsOf = ({ mapping, preview }: State): KeywordField[] | undefined =>
  mapping?.columns ?? preview?.columns.map(({ field }) => field);

export type KeywordImportWork = ReturnType<typeof createKeywordImport>;
