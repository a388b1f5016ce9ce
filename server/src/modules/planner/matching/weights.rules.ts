/** Written by `npm run bench -- mapping --learn` from labelled sets: tweet, wands, stackoverflow. With sentence vectors, and by words alone. */
import type { Weights } from './judgement.rules.ts';

export const LEARNED: { meaning: Weights; words: Weights } = {
  meaning: {
    ranking: [3.2844, 1.5831, 3.8034, 5.3395, 2.433, -4.8021],
    judging: [0.27855, 2.5419, -0.31581, 1.2971, -0.19406, 1.1322, -0.38249, -0.9636, 0.37781, 1.8213],
    means: [1.0039, 3.3557, 0.49412, 0.49892, 0.25819, 0.2741, 0.38952, 0.3652, 0.61763],
    spreads: [3.1897, 2.9325, 0.23277, 0.20795, 0.20467, 0.18473, 0.28233, 0.19448, 0.27702],
  },
  words: {
    ranking: [0, 0, 5.1554, 6.9051, 2.5798, -3.9737],
    judging: [0.54968, 1.1899, 0, 0, -0.14545, 1.3715, -0.029325, 0, 0.63636, 1.5487],
    means: [0.4737, 2.91, 0, 0, 0.27076, 0.287, 0.41466, 0, 0.63342],
    spreads: [2.7031, 2.5704, 1, 1, 0.19725, 0.17466, 0.26777, 1, 0.26211],
  },
};
