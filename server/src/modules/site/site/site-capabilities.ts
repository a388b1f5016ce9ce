/** What connection tests found out about a WordPress. */
export interface SiteCapabilities {
  /** When a test last went through: the rest is from then. Null before the first that did. */
  checkedAt: string | null;
  /** Address that routes are appended to: ends in `/wp-json/`, or in `?rest_route=/` where permalinks are plain. */
  restRoot: string | null;
  wordpressVersion: string | null;
  pluginVersion: string | null;
  /** Rights of the connected WordPress user that matter here. */
  userCapabilities: string[];
  postTypes: string[];
  /** The last test, where it failed. */
  failure?: ConnectionFailure | undefined;
}

export interface ConnectionFailure {
  at: string;
  message: string;
}

export const UNTESTED: SiteCapabilities = {
  checkedAt: null,
  restRoot: null,
  wordpressVersion: null,
  pluginVersion: null,
  userCapabilities: [],
  postTypes: [],
};
