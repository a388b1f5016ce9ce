// Before the first paint, and as a file of its own because the content security policy allows no script in the page.
// src/lib/theme.ts writes what this reads.
{
  const theme = localStorage.getItem('igny8.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
