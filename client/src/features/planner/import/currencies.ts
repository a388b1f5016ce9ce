const codes =
  'USD EUR GBP AUD BRL CAD CHF CNY CZK DKK HKD HUF IDR ILS INR JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY TWD UAH VND ZAR';

const names = new Intl.DisplayNames('en', { type: 'currency' });

/** Currencies that keyword tools give prices in. */
export const currencyOptions = codes.split(' ').map((code) => ({ value: code, label: code, hint: names.of(code) }));
