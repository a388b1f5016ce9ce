export const accountUrl = () => '/account';
