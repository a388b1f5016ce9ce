import { describe, expect, it } from 'vitest';
import { detectIntent } from './intent.rules.ts';

describe('the intent of a keyword', () => {
  it.each([
    'what is a moka pot',
    'how to buy bitcoin',
    'moka pot',
    'coffee grind size chart',
    'espresso meaning',
    'best buy phone number',
    'nature vs nurture',
    'asp.net core tutorial',
    'comment nettoyer une cafetière',
    'wie reinigt man eine espressokanne',
    'cómo comprar bitcoin',
    '',
  ])('"%s" is to learn', (text) => {
    expect(detectIntent(text)).toBe('informational');
  });

  it.each([
    'best moka pot',
    'moka pot reviews',
    'iphone 14 vs iphone 15',
    'mailchimp vs convertkit',
    'espresso machine prices',
    'beste kaffeemühle',
    'meilleure cafetière italienne',
    'mejor cafetera italiana',
    'migliore moka',
    'najlepszy ekspres do kawy',
  ])('"%s" is to compare', (text) => {
    expect(detectIntent(text)).toBe('commercial');
  });

  it.each([
    'buy moka pot',
    'where to buy a moka pot',
    'moka pot for sale',
    'cheap espresso machine',
    'download vlc',
    'coffee shop near me',
    'mortgage calculator',
    'concert tickets',
    'kaffeemühle kaufen',
    'acheter cafetière italienne',
    'comprar cafetera barata',
    'koffiezetapparaat kopen',
  ])('"%s" is to act', (text) => {
    expect(detectIntent(text)).toBe('transactional');
  });

  it.each([
    'facebook',
    'Facebook Login',
    'bestbuy',
    'amazon prime',
    'amazon.com',
    'walmart com',
    'www.example.org',
    'google maps',
    'facebok',
    'bank of america',
    'texas dmv license renewal',
    'first citizens credit union',
    'kundenportal vodafone',
  ])('"%s" is to get somewhere', (text) => {
    expect(detectIntent(text)).toBe('navigational');
  });
});
