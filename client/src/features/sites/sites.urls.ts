export const sitesUrl = () => '/sites';
export const siteUrl = (siteId: string) => `/sites/${siteId}`;
export const siteSettingsUrl = (siteId: string, tab?: 'connection' | 'sectors' | 'defaults' | 'webhooks') =>
  `/sites/${siteId}/settings${tab ? `?tab=${tab}` : ''}`;
