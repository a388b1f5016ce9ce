import { describe, expect, it } from 'vitest';
import { isFigure, RowFault, readCount, readCurrency, readDifficulty, readMoney } from './figures.rules.ts';

describe('a number of searches', () => {
  it.each([
    ['1000', 1000],
    ['1,000', 1000],
    ['1.000', 1000],
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['1\u202f234\u202f567', 1234567],
    ["1'000", 1000],
    ['12,345,678', 12345678],
    ['1K', 1000],
    ['1.2K', 1200],
    ['1,2k', 1200],
    ['3M', 3000000],
    ['1.5', 2],
    ['0', 0],
    ['1 Tsd.', 1000],
    ['1 тыс.', 1000],
    ['10K+', 10000],
    ['> 500', 500],
  ])('%s is %d', (text, value) => {
    expect(readCount(text)).toEqual({ from: value, to: null });
  });

  it.each([
    ['1K – 10K', 1000, 10000],
    ['1K - 10K', 1000, 10000],
    ['100 - 1K', 100, 1000],
    ['10.000 — 100.000', 10000, 100000],
    ['100-1000', 100, 1000],
    ['1 mil – 10 mil', 1000, 10000],
    ['< 10', 0, 10],
    ['<10', 0, 10],
  ])('%s is %d to %d', (text, from, to) => {
    expect(readCount(text)).toEqual({ from, to });
  });

  it.each(['', ' ', '—', '-', '--', 'N/A', 'n/a', 'NA', '#N/A', 'null', '(not set)'])('"%s" is unknown', (text) => {
    expect(readCount(text)).toBeNull();
  });

  it.each(['many', '-5', '1,00,00', '10K - 1K', '99999999999', '1.2.3'])('%s is refused with the text in the reason', (text) => {
    expect(() => readCount(text)).toThrow(RowFault);
    expect(() => readCount(text)).toThrow(`“${text}”`);
  });
});

describe('a price', () => {
  it.each([
    ['0.5', 0.5, null],
    ['$1.20', 1.2, 'USD'],
    ['US$1,234.50', 1234.5, 'USD'],
    ['1,20 €', 1.2, 'EUR'],
    ['€1.234,50', 1234.5, 'EUR'],
    ['£0.99', 0.99, 'GBP'],
    ['R$ 2,30', 2.3, 'BRL'],
    ['1.20 CHF', 1.2, 'CHF'],
    ['EUR 0,35', 0.35, 'EUR'],
    ['12 zł', 12, 'PLN'],
    ['3 kr', 3, null],
    ['0,123', 0.123, null],
    ['1.234', 1.234, null],
    ['$0.40 - $1.10', 0.4, 'USD'],
  ])('%s is %d %s', (text, amount, currency) => {
    expect(readMoney(text)).toEqual({ amount, currency });
  });

  it('is unknown where there is none, and refused where it is a word', () => {
    expect(readMoney('—')).toBeNull();
    expect(() => readMoney('cheap')).toThrow('“cheap” is not a price');
  });
});

describe('a difficulty', () => {
  it('is 0 to 100, rounded, with a percent sign or without', () => {
    expect(['45', '45.4', '45%', '45/100', '0', 'n/a'].map(readDifficulty)).toEqual([45, 45, 45, 45, 0, null]);
  });

  it.each(['101', '-1', 'hard'])('%s is refused', (text) => {
    expect(() => readDifficulty(text)).toThrow('It must be 0 to 100');
  });
});

describe('a currency', () => {
  it('is three letters or a sign', () => {
    expect(['USD', 'eur', '€', '$', ''].map(readCurrency)).toEqual(['USD', 'EUR', 'EUR', 'USD', null]);
    expect(() => readCurrency('dollars')).toThrow('three letters');
  });
});

describe('a cell', () => {
  it('is told to be a figure or a text', () => {
    expect(['12', '1,200', '1K – 10K', '3.4%', '$1.20', '< 10', '—', '10K+'].filter((cell) => !isFigure(cell))).toEqual([]);
    expect(['moka pot', '4k tv', 'top 10', '', '2024 best mokas', 'Keyword'].filter(isFigure)).toEqual([]);
  });
});
