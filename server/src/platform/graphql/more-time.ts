import { Extensions } from 'type-graphql';

/** For an operation that waits for somebody else, as for a WordPress: it may take so many seconds more than others. */
export const MoreTime = (seconds: number) => Extensions({ seconds });
