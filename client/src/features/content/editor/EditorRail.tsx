import { Show } from 'solid-js';
import type { ContentStanding } from '../../../lib/content/standing.ts';
import { MissingCard } from '../missing/MissingCard.tsx';
import { PublishSection } from '../undo/PublishSection.tsx';
import type { Editing } from './create-editor.ts';
import type { Names } from './names.ts';
import { ClusterPicker } from './rail/ClusterPicker.tsx';
import { ConflictCard } from './rail/ConflictCard.tsx';
import { KeywordSection } from './rail/KeywordSection.tsx';
import { ProvenanceSection } from './rail/ProvenanceSection.tsx';
import { RailSection } from './rail/RailSection.tsx';
import { RevisionSection } from './rail/RevisionSection.tsx';
import { StatusSection } from './rail/StatusSection.tsx';
import { TermSection } from './rail/TermSection.tsx';
import { TypeFields } from './rail/TypeFields.tsx';

export interface EditorRailProps {
  editing: Editing;
  names: Names;
  standing: ContentStanding;
  viewerId: string | null;
  readOnly: boolean;
  /** Why WordPress cannot be written to now: neither to put a post back nor to make it again. */
  obstacles: { undo: string | undefined; recreate: string | undefined };
  onUndo: () => void;
  /** What is there may be another than what is shown. */
  onChanged: () => void;
}

/** All that is known of a content beside its words. */
export function EditorRail(props: EditorRailProps) {
  return (
    <>
      <ConflictCard editing={props.editing} readOnly={props.readOnly} />
      <Show when={props.editing.content().missingInWordPress && !props.editing.content().deletedAt}>
        <MissingCard
          contentId={props.editing.content().id}
          externalId={props.editing.content().externalId}
          mayWrite={!props.readOnly}
          obstacle={props.obstacles.recreate}
          onChanged={props.onChanged}
        />
      </Show>
      <StatusSection content={props.editing.content()} standing={props.standing} />
      <PublishSection
        contentId={props.editing.content().id}
        lastAttempt={props.editing.content().lastPublishAttempt}
        obstacle={props.obstacles.undo}
        onUndo={props.onUndo}
      />
      <RailSection title="Cluster">
        <ClusterPicker {...props} />
        <TypeFields {...props} />
      </RailSection>
      <TermSection {...props} />
      <KeywordSection {...props} />
      <RevisionSection {...props} />
      <ProvenanceSection editing={props.editing} />
    </>
  );
}
