export const sitesUrl = () => '/sites';
