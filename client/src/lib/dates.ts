const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "22 Nov", with the year where it is another than this one. */
export function formatDate(moment: string | Date, now = new Date()): string {
  const date = new Date(moment);
  return (date.getFullYear() === now.getFullYear() ? day : dayAndYear).format(date);
}

/** "22 Nov, 09:38". */
export const formatMoment = (moment: string | Date, now = new Date()): string => `${formatDate(moment, now)}, ${formatTime(moment)}`;

/** "09:38". */
export const formatTime = (moment: string | Date): string => clock.format(new Date(moment));

/** "09:38:53", for ledgers. */
export const formatSecond = (moment: string | Date): string => clockWithSeconds.format(new Date(moment));
