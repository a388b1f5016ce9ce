import { describe, expect, it } from 'vitest';
import { xlsx } from '../../../../test/kit/xlsx.ts';
import { openKeywordFile } from './keyword-file.ts';
import { type KeywordMapping, type Outcome, planOf, understood, wishOf } from './understanding.ts';

/** In small pieces, so that every border between two of them is met. */
const bytesOf = (file: Buffer, piece = 7) =>
  async function* () {
    for (let at = 0; at < file.length; at += piece) yield file.subarray(at, at + piece);
  };

async function read(file: Buffer | string, mapping?: KeywordMapping, piece?: number) {
  const bytes = bytesOf(typeof file === 'string' ? Buffer.from(file) : file, piece);
  const opened = await openKeywordFile(bytes, wishOf(mapping));
  const outcomes: Outcome[] = [];
  for await (const batch of understood(opened, planOf(opened, mapping))) outcomes.push(...batch);
  const keywords = outcomes.flatMap((outcome) => (outcome.kind === 'ready' ? [outcome.keyword] : []));
  const rejected = outcomes.flatMap((outcome) => (outcome.kind === 'rejected' ? [outcome] : []));
  const fields = opened.layout.columns.map(({ field }) => field);
  return { encoding: opened.encoding, layout: opened.layout, fields, outcomes, keywords, rejected };
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a file of Ahrefs', () => {
  const HEADER = '#,Keyword,Country,Difficulty,Volume,CPC,CPS,Parent Keyword,Last Update,SERP Features,Global volume,Traffic potential';

  it('is read with its country, difficulty, volume and price', async () => {
    const file = await read(
      `${HEADER}\n1,"moka pot",us,12,27000,0.9,1.05,"moka pot",2026-11-02 10:11:12,"Sitelinks, Video",61000,22000\n2,"moka pot, 6 cups",gb,3,—,,,"moka pot",2026-10-01,,90,\n`,
    );
    expect(file.layout).toMatchObject({ format: 'ahrefs', delimiter: ',', headerLine: 1 });
    expect(file.keywords).toEqual([
      {
        text: 'moka pot',
        volume: 27000,
        volumeMax: null,
        difficulty: 12,
        cpc: 0.9,
        cpcCurrency: null,
        intent: 'informational',
        intentDetected: true,
        country: 'US',
      },
      {
        text: 'moka pot, 6 cups',
        volume: null,
        volumeMax: null,
        difficulty: 3,
        cpc: null,
        cpcCurrency: null,
        intent: 'informational',
        intentDetected: true,
        country: 'GB',
      },
    ]);
  });

  it('is read in 16 bits with tabs, and with the columns of 2026', async () => {
    const header = `${HEADER},Global traffic potential,First seen,Intents,Languages,SV trend (Dec 2025 - Nov 2026),Category`.replaceAll(
      ',',
      '\t',
    );
    const file = await read(
      utf16(
        `${header}\r\n1\t"buy café beans"\tUnited States\t5\t90\t1.5\t\tcafé\t2026-01-01\tAds\t120\t40\t50\t2019-01-01\tTransactional,Branded\ten\t1,2,3\tFood\r\n`,
      ),
    );
    expect([file.encoding, file.layout.format, file.layout.delimiter]).toEqual(['UTF-16LE', 'ahrefs', '\t']);
    expect(file.keywords).toMatchObject([
      { text: 'buy café beans', volume: 90, intent: 'transactional', intentDetected: false, country: 'US' },
    ]);
  });
});

describe('a file of Semrush', () => {
  const KEYWORDS = [
    'Keyword',
    'Intent',
    'Volume',
    'Trend',
    'Keyword Difficulty',
    'CPC (EUR)',
    'Competitive Density',
    'SERP Features',
    'Number of Results',
  ];

  it('from Keyword Magic is a workbook, with the currency in its header', async () => {
    const rows = [
      KEYWORDS,
      ['moka pot', 'Informational, Commercial', 22200, '0.54,0.66', 43, 0.87, 1, 'Sitelinks', 91200000],
      ['best moka pot', 'Commercial', 2900, '0.5', 31, 1.234, 1, '', 5],
      [null, null, null, null, null, null, null, null, null],
      ['grande moka', 'n/a', 'n/a', '', 'n/a', 'n/a', 0, '', 0],
    ];
    for (const texts of ['shared', 'inline'] as const) {
      const file = await read(xlsx(rows, { texts }), undefined, 1000);
      expect(file.layout).toMatchObject({ format: 'semrush_keywords', delimiter: null, headerLine: 1, currency: 'EUR' });
      expect(file.outcomes.map(({ row }) => row)).toEqual([2, 3, 5]);
      expect(file.keywords).toMatchObject([
        { text: 'moka pot', intent: 'informational', intentDetected: false, volume: 22200, difficulty: 43, cpc: 0.87, cpcCurrency: 'EUR' },
        { text: 'best moka pot', intent: 'commercial', cpc: 1.23 },
        { text: 'grande moka', intentDetected: true, volume: null, difficulty: null, cpc: null, cpcCurrency: null },
      ]);
    }
  });

  it('from Positions takes the volume, not the position, and one keyword for many pages', async () => {
    const file = await read(
      'Keyword,Position,Previous position,Search Volume,Keyword Difficulty,CPC,URL,Traffic,Traffic (%),Traffic Cost,Competition,Number of Results,Trends,Timestamp,SERP Features by Keyword,Keyword Intents,Position Type\n' +
        'moka pot,3,4,27100,43,0.87,https://a.test/,1200,4.2,900,1,100,"[1,2]",2026-11-01,"Images",informational,Organic\n' +
        'moka pot,9,9,27100,43,0.87,https://a.test/two,10,0.1,9,1,100,"[1,2]",2026-11-01,"Images",informational,Organic\n',
    );
    expect(file.layout.format).toBe('semrush_positions');
    expect(file.fields.filter((field) => field !== 'ignore')).toEqual(['keyword', 'volume', 'difficulty', 'cpc', 'url', 'intent']);
    expect(file.outcomes).toMatchObject([
      { kind: 'ready', row: 2, keyword: { volume: 27100, intent: 'informational' } },
      { kind: 'duplicate', row: 3, firstRow: 2 },
    ]);
  });

  it('from the API has semicolons and codes for intents', async () => {
    const long = await read(
      'Keyword;Search Volume;CPC;Competition;Number of Results;Intent\nmoka pot;27100;0.87;1;91200000;1\nbuy moka pot;90;1.2;1;5;3,0\n',
    );
    expect(long.layout).toMatchObject({ format: 'semrush_api', delimiter: ';' });
    expect(long.keywords).toMatchObject([{ intent: 'informational' }, { intent: 'transactional', volume: 90 }]);
    const short = await read('Ph;Nq;Cp;Co;Nr;Kd;In\nmoka pot;27100;0.87;1;91200000;43;0\n');
    expect(short.layout.format).toBe('semrush_api');
    expect(short.keywords).toMatchObject([{ text: 'moka pot', volume: 27100, cpc: 0.87, difficulty: 43, intent: 'commercial' }]);
  });
});

describe('a file of the Google Keyword Planner', () => {
  const HEADER =
    'Keyword\tCurrency\tAvg. monthly searches\tThree month change\tYoY change\tCompetition\tCompetition (indexed value)\tTop of page bid (low range)\tTop of page bid (high range)';

  it('has two lines before the header, 16 bits, tabs and ranges', async () => {
    const file = await read(
      utf16(
        `Keyword Stats 2026-11-22 at 10_11_12\r\nNovember 1, 2025 - October 31, 2026\r\n${HEADER}\r\nmoka pot\tEUR\t1K – 10K\t0%\t-90%\tHigh\t100\t0.12\t0.87\r\ngrande moka\tEUR\t500\t\t\tLow\t3\t\t\r\n`,
      ),
    );
    expect(file.layout).toMatchObject({ format: 'google_keyword_planner', delimiter: '\t', headerLine: 3, firstLine: 4 });
    expect(file.keywords).toMatchObject([
      { text: 'moka pot', volume: 1000, volumeMax: 10000, cpc: 0.12, cpcCurrency: 'EUR', difficulty: null },
      { text: 'grande moka', volume: 500, volumeMax: null, cpc: null, cpcCurrency: null },
    ]);
    expect(file.outcomes.map(({ row }) => row)).toEqual([4, 5]);
  });
});

describe('a file of the Search Console', () => {
  it('is known in English by its header', async () => {
    const file = await read('Top queries,Clicks,Impressions,CTR,Position\nmoka pot,120,4500,2.67%,8.4\n');
    expect([file.layout.format, file.fields]).toEqual(['search_console', ['keyword', 'ignore', 'ignore', 'ignore', 'ignore']]);
    expect(file.keywords).toMatchObject([{ text: 'moka pot', volume: null }]);
  });

  it.each([
    'Häufigste Suchanfragen,Klicks,Impressionen,CTR,Position\n',
    '上位のクエリ,クリック数,表示回数,CTR,掲載順位\n',
    'Hakusanat,Klikkaukset,Näyttökerrat,CTR,Sijainti\n',
  ])('is known in any language by its shape: %s', async (header) => {
    const file = await read(`${header}moka pot,120,4 500,"2,67 %","8,4"\nkaffeekanne,1,10,10%,1\n`);
    expect([file.layout.format, file.layout.headerLine, file.keywords.map(({ text }) => text)]).toEqual([
      'search_console',
      1,
      ['moka pot', 'kaffeekanne'],
    ]);
  });
});

describe('any other table', () => {
  it('is mapped by its headers, in other languages too', async () => {
    const file = await read(
      'Suchbegriff;Suchvolumen;Klickpreis;Kategorie\nespressokanne;1.300;0,45 €;Küche\nkaffeemühle;880;0,30 €;Küche\n',
    );
    expect(file.fields).toEqual(['keyword', 'volume', 'cpc', 'ignore']);
    expect(file.keywords).toMatchObject([{ text: 'espressokanne', volume: 1300, cpc: 0.45, cpcCurrency: 'EUR' }, { text: 'kaffeemühle' }]);
  });

  it('is mapped by what stands in it where there is no header', async () => {
    const file = await read('1\tmoka pot\t27,000\n2\tfrench press\t90K\n3\taeropress\t—\n');
    expect([file.layout.headerLine, file.fields, file.keywords.map(({ volume }) => volume)]).toEqual([
      null,
      ['ignore', 'keyword', 'volume'],
      [27000, 90000, null],
    ]);
  });

  it('is read as a person says', async () => {
    const text = 'Produkt,Nachfrage,Markt\nmoka pot,120,x\nfrench press,90,y\n';
    expect((await read(text)).fields).toEqual(['keyword', 'ignore', 'ignore']);
    const file = await read(text, { columns: ['keyword', 'volume', 'ignore'], hasHeader: true, country: 'AT', currency: 'EUR' });
    expect(file.keywords).toMatchObject([
      { text: 'moka pot', volume: 120, country: 'AT', cpcCurrency: null },
      { volume: 90, country: 'AT' },
    ]);
    const headless = await read(text, { columns: ['keyword', 'ignore', 'ignore'], hasHeader: false });
    expect(headless.keywords.map(({ text: keyword }) => keyword)).toEqual(['Produkt', 'moka pot', 'french press']);
  });

  it.each([
    [['keyword', 'volume'], 'The file has 3 columns, and the mapping 2'],
    [['volume', 'ignore', 'ignore'], 'Say which column holds the keywords'],
    [['keyword', 'keyword', 'ignore'], 'Two columns are said to hold KEYWORD'],
  ] as [KeywordMapping['columns'], string][])('refuses the mapping %j', async (columns, message) => {
    await expect(read('keyword,volume,market\nmoka pot,120,x\nfrench press,90,y\n', { columns })).rejects.toThrow(message);
  });
});

describe('a list', () => {
  it('has a keyword a line, with commas and volumes here and there', async () => {
    const file = await read('moka pot\n\nparis, france hotels\nfrench press, 1,200\naeropress\nMoka  Pot\n');
    expect([file.layout.kind, file.fields]).toEqual(['lines', ['keyword']]);
    expect(file.keywords.map(({ text, volume }) => [text, volume])).toEqual([
      ['moka pot', null],
      ['paris, france hotels', null],
      ['french press', 1200],
      ['aeropress', null],
    ]);
    expect(file.outcomes.at(-1)).toMatchObject({ kind: 'duplicate', row: 6, firstRow: 1 });
  });

  it('has keywords between commas', async () => {
    const file = await read('moka pot, french press, aeropress,\nchemex, "pour over"');
    expect([file.layout.kind, file.layout.delimiter, file.keywords.map(({ text }) => text)]).toEqual([
      'pieces',
      ',',
      ['moka pot', 'french press', 'aeropress', 'chemex', 'pour over'],
    ]);
    expect(file.outcomes.map(({ row }) => row)).toEqual([1, 1, 1, 2, 2]);
  });

  it('pasted from a spreadsheet has tabs', async () => {
    expect((await read('moka pot\t1200')).keywords).toMatchObject([{ text: 'moka pot', volume: 1200 }]);
  });

  it('may name its column, and may be one keyword', async () => {
    expect((await read('Keyword\n"moka pot"\n')).keywords.map(({ text }) => text)).toEqual(['moka pot']);
    expect((await read('keyword')).keywords.map(({ text }) => text)).toEqual(['keyword']);
    expect((await read('moka pot')).keywords.map(({ text }) => text)).toEqual(['moka pot']);
  });
});

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from('\uFEFFkeyword,volume\ncafé crème,10\nkaffeemühle,20\n')],
    ['UTF-8', Buffer.from('keyword,volume\ncafé crème,10\nkaffeemühle,20\n')],
    ['UTF-16LE', utf16('keyword,volume\ncafé crème,10\nkaffeemühle,20\n')],
    ['UTF-16LE', Buffer.from('keyword,volume\ncafé crème,10\nkaffeemühle,20\n', 'utf16le')],
    [
      'UTF-16BE',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('keyword,volume\ncafé crème,10\nkaffeemühle,20\n', 'utf16le').swap16()]),
    ],
    ['windows-1252', Buffer.from('keyword,volume\ncafé crème,10\nkaffeemühle,20\n', 'latin1')],
  ])('in %s is read, whatever ends its lines', async (encoding, file) => {
    const wide = encoding.startsWith('UTF-16');
    const again = (end: string) => (wide ? file : Buffer.from(file.toString('latin1').replaceAll('\n', end), 'latin1'));
    for (const end of ['\n', '\r\n', '\r']) {
      const read1 = await read(again(end));
      expect([read1.encoding, read1.keywords.map(({ text, volume }) => [text, volume])]).toEqual([
        encoding,
        [
          ['café crème', 10],
          ['kaffeemühle', 20],
        ],
      ]);
    }
  });

  it('is decoded by its first sign beyond ASCII, however late it comes', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `keyword number ${at}`);
    const file = await read(Buffer.from(`${lines.join('\n')}\ncafé crème\n`, 'latin1'), undefined, 100_000);
    expect([file.encoding, file.keywords.at(-1)?.text]).toEqual(['windows-1252', 'café crème']);
  });

  it.each([
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old Excel file'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]), 'not a text file'],
    ['a broken workbook', Buffer.from('PK\x03\x04 and nothing else'), 'not a workbook that can be read'],
    ['nothing but empty lines', Buffer.from('\n \n\n'), 'no rows'],
  ])('is not %s, and the answer says so', async (_, file, message) => {
    await expect(read(file, undefined, 1000)).rejects.toThrow(message);
  });

  it('packed into a workbook beyond all measure is refused before it is unpacked', async () => {
    const file = xlsx([['keyword'], ['moka pot']]);
    file.writeUInt32LE(0xf0000000, file.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
    await expect(read(file, undefined, 1000)).rejects.toThrow('too large to be read');
  });

  it('has a row for each mistake, with its line and the reason', async () => {
    const long = 'x'.repeat(201);
    const file = await read(
      `keyword,volume,difficulty\n"two\nlines",5,5\nmoka pot,lots,5\n${long},5,5\n,7,8\nfrench press,5,500\naeropress,1,2,3\nchemex,10,20\n`,
    );
    expect(file.outcomes.map(({ kind, row }) => [kind, row])).toEqual([
      ['ready', 2],
      ['rejected', 4],
      ['rejected', 5],
      ['rejected', 6],
      ['rejected', 7],
      ['rejected', 8],
      ['ready', 9],
    ]);
    expect(file.rejected.map(({ message }) => message)).toEqual([
      expect.stringContaining('“lots” is not a number of searches'),
      expect.stringContaining('has 201 characters'),
      'There is no keyword in this row.',
      expect.stringContaining('“500” is not a difficulty'),
      expect.stringContaining('4 columns where the file has 3'),
    ]);
  });

  it('of some megabytes can be left in the middle and read again', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `"keyword, number ${at}",${at},https://example.test/page/${at}`);
    const file = await openKeywordFile(bytesOf(Buffer.from(`keyword,volume,url\n${rows.join('\n')}`), 1024 * 1024));
    for await (const first of file.rows()) {
      expect(first[0]).toEqual({ line: 2, cells: ['keyword, number 0', '0', 'https://example.test/page/0'] });
      break;
    }
    let count = 0;
    let last: number | undefined;
    for await (const batch of file.rows()) {
      count += batch.length;
      last = batch.at(-1)?.line;
    }
    expect([count, last]).toEqual([60_000, 60_001]);
  });

  it.each([
    ['list', 'a\n'],
    ['table', 'a,1\n'],
  ])('that is a %s of very many very short rows is read in small batches', async (kind, row) => {
    const file = await openKeywordFile(bytesOf(Buffer.from(row.repeat(200_000)), 1024 * 1024));
    expect(file.layout.kind).toBe(kind === 'list' ? 'lines' : 'table');
    const sizes: number[] = [];
    for await (const batch of understood(file, planOf(file, null))) sizes.push(batch.length);
    expect([sizes.reduce((sum, size) => sum + size, 0), Math.max(...sizes) <= 500]).toEqual([200_000, true]);
  });

  const many = (text: string) => text.repeat(900_000 / text.length);
  it.each([
    ['figures between commas', `${many('1,1 ')}x`],
    ['thousands', `a${many(',111')}x`],
    ['spaces in a line', `one\ntwo\nthree${many(' ')},x`],
    ['spaces in a volume', `keyword,volume\nmoka,1\npot,1${many(' ')}x\n`],
    ['spaces in a difficulty', `keyword,difficulty\nmoka,1\npot,1${many(' ')}x\n`],
    ['spaces in a price', `keyword,cpc\nmoka,1\npot,1${many(' ')}x\n`],
  ])('with a row of very many %s does not stop the program', async (_, text) => {
    const { rejected } = await read(text, undefined, 1024 * 1024);
    expect(rejected).toHaveLength(1);
  });

  it('with a keyword that is mostly space is told of it', async () => {
    const { rejected } = await read(`moka pot\nmoka${many(' ')}pot\n`, undefined, 1024 * 1024);
    expect(rejected).toMatchObject([{ row: 2, message: expect.stringContaining('a keyword has at most 200') }]);
  });

  it('with a quotation mark that is not closed says where', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `keyword ${at},1`).join('\n');
    const file = await read(`keyword,volume\nmoka pot,1\n"french press,1\n${rows}\n`);
    expect(file.outcomes.map(({ kind, row }) => [kind, row])).toEqual([
      ['ready', 2],
      ['rejected', 3],
    ]);
    expect(file.rejected[0]?.message).toMatch(/A quotation mark opens here and closes \d+ lines below/);
    const huge = `keyword,volume\nmoka pot,1\n"french press,1\n${'keyword of some length,1\n'.repeat(100_000)}`;
    await expect(read(huge, undefined, 65_536)).rejects.toThrow('is not closed');
  });

  it('with one that is not closed in a column that is not taken in loses no row silently', async () => {
    const header = 'Keyword,Volume,Notes\nmoka,1,ok\n';
    const few = await read(`${header}pot,2,"oops\ntea,3,ok\nmate,4,ok\n`);
    expect(few.rejected).toMatchObject([{ row: 3, text: 'pot', message: expect.stringContaining('quotation mark') }]);
    const closed = await read(`${header}pot,2,"oops\n${'tea,3,ok\n'.repeat(6)}mate,4,"ok"\nchai,5,ok\n`);
    expect(closed.outcomes.map(({ kind, row }) => [kind, row])).toEqual([
      ['ready', 2],
      ['rejected', 3],
      ['ready', 11],
    ]);
    // A note of some lines is nothing wrong.
    expect((await read(`${header}pot,2,"one\ntwo"\n`)).rejected).toEqual([]);
  });
});
