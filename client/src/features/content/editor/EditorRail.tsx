import type { ContentStanding } from '../../../lib/content/standing.ts';
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
}

/** All that is known of a content beside its words. */
export function EditorRail(props: EditorRailProps) {
  return (
    <>
      <ConflictCard editing={props.editing} readOnly={props.readOnly} />
      <StatusSection content={props.editing.content()} standing={props.standing} />
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
