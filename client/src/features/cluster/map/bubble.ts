/** A cluster on the map: where it stands, and what is said of it. */
import type { ClusterMap_AllQuery } from '../../../graphql/generated/features/cluster/map/ClusterMap.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { coverageOf } from '../cluster-coverage.ts';

export interface Bubble {
  id: string;
  name: string;
  locked: boolean;
  sectorId: string | undefined;
  x: number;
  y: number;
  radius: number;
  volume: number;
  keywords: number;
  planned: number;
  written: number;
  /** Of what is planned, how much is written: 0 to 1. */
  share: number;
}

type Given = ClusterMap_AllQuery['clusterMap']['bubbles'][number];

/** Most searched first: what is larger has its label first. */
export const bubblesOf = (given: readonly Given[]): Bubble[] =>
  given
    .map(({ cluster, x, y, radius, volume, keywordCount }) => ({
      id: cluster.id,
      name: cluster.name,
      locked: cluster.locked,
      sectorId: cluster.sector?.id,
      x,
      y,
      radius,
      volume,
      keywords: keywordCount,
      ...coverageOf(cluster.coverage),
    }))
    .sort((one, other) => other.volume - one.volume || other.radius - one.radius);

export const coverageInWords = ({ planned, written }: Pick<Bubble, 'planned' | 'written'>): string =>
  planned === 0 ? 'nothing planned yet' : `${formatCount(written)} of ${formatCount(planned)} written`;

/** All that the bubble shows, for who does not see it. */
export const bubbleInWords = (bubble: Bubble): string =>
  `${bubble.name}: ${plural(bubble.volume, 'search', 'searches')} a month, ${plural(bubble.keywords, 'keyword')}, ${coverageInWords(bubble)}${bubble.locked ? ', locked' : ''}`;
