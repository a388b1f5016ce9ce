import { Extensions } from 'type-graphql';

/** For an operation that waits for somebody else, as for a WordPress, or works on a hundred thousand rows: seconds on top of what others may take. */
export const MoreTime = (seconds: number) => Extensions({ seconds });
