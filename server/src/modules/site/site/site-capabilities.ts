/** What the last connection test found out about a WordPress. */
export interface SiteCapabilities {
  checkedAt: string;
  /** Address that routes are appended to: ends in `/wp-json/`, or in `?rest_route=/` where permalinks are plain. */
  restRoot: string;
  wordpressVersion: string | null;
  pluginVersion: string | null;
  /** Rights of the connected WordPress user that matter here. */
  userCapabilities: string[];
  postTypes: string[];
}
