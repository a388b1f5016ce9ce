/** Searches for the site of a public office: a place that governs itself, and what its offices do. */

const STATES =
  'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming';
const SHORT_STATES =
  'al|ak|az|ar|ca|co|ct|de|fl|ga|ia|id|il|ks|ky|la|ma|md|mi|mn|mo|ms|mt|nc|nd|ne|nh|nj|nm|nv|ny|oh|ok|pa|ri|sc|sd|tn|tx|ut|va|vt|wa|wi|wv|wy';
const PLACE = new RegExp(` (?:${STATES}|${SHORT_STATES}|county|parish|borough|city|state|federal|us|uk|canada|australia|ontario|nsw) `);
const OFFICE =
  / (?:dmv|dor|bmv|mva|sos|dnr|dhs|wcb|medicaid|medicare|unemployment|secretary of state|department of \w+|dept of \w+|attorney general|assessor|auditor|treasurer|recorder|tax collector|appraisal district|property (?:tax )?search|property tax(?:es)?|jail|inmates?|inmate search|sheriff|clerk|clerk of courts?|courts?|court records|license (?:lookup|search|renewal|verification|application)|real id|lottery|lotto|workforce|revenue|court case search|public records|board of \w+|cabinet|cps|ebt|snap|food stamps|legislature|state police|dot|gis|human services|corrections) /;
/** Words of somebody who wants to know, not to get there. */
const ABOUT = / (?:law|laws|rate|rates|average|population|requirements?|age|salary|rules|limit|limits|statute|statutes) /;

/** @param query in lower case with a space at each end. */
export const asksForAnOffice = (query: string): boolean => PLACE.test(query) && OFFICE.test(query) && !ABOUT.test(query);
