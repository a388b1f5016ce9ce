/** Forty keywords that a coffee site would really plan with, and their monthly searches. */
export const coffeeKeywords: { text: string; volume: number }[] = [
  ['best hand coffee grinder', 4400], ['hand coffee grinder', 9900], ['manual coffee grinder', 6600], ['hand grinder for espresso', 1900],
  ['hand coffee grinder vs electric', 720], ['how to clean a hand coffee grinder', 390], ['burr coffee grinder', 12100], ['best burr coffee grinder', 8100],
  ['pour over coffee', 33100], ['pour over coffee maker', 22200], ['best pour over coffee maker', 5400], ['pour over coffee ratio', 8100],
  ['how to make pour over coffee', 9900], ['pour over vs french press', 2400], ['gooseneck kettle for pour over', 1300], ['gooseneck kettle', 27100],
  ['best gooseneck kettle', 4400], ['electric gooseneck kettle', 9900], ['gooseneck kettle temperature', 320], ['cold brew coffee', 40500],
  ['cold brew coffee ratio', 12100], ['how to make cold brew coffee', 18100], ['cold brew coffee maker', 14800], ['best coffee for cold brew', 9900],
  ['cold brew vs iced coffee', 14800], ['moka pot', 49500], ['how to use a moka pot', 9900], ['moka pot coffee ratio', 1600],
  ['best moka pot', 2900], ['moka pot vs espresso', 2400], ['clean moka pot', 1000], ['espresso machine', 135000],
  ['best espresso machine', 49500], ['espresso machine for beginners', 2900], ['how to descale an espresso machine', 1900], ['espresso machine vs moka pot', 390],
  ['aeropress recipe', 12100], ['aeropress inverted method', 1900], ['aeropress vs french press', 3600], ['water hardness test', 5400],
].map(([text, volume]) => ({ text: text as string, volume: volume as number }));
